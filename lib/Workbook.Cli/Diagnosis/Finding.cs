namespace Workbook.Cli.Diagnosis;

/// <summary>What was found out about one thing that lessons need or could use.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Lessons run without it; the remedy makes something better.</summary>
    Advice,

    /// <summary>Lessons cannot run.</summary>
    Missing,

    /// <summary>It could not be found out.</summary>
    NotChecked,
}

/// <summary>A line of the diagnosis.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">The command that mends it; empty if there is nothing to mend.</param>
internal sealed record Finding(string Name, FindingState State, string Text, string Remedy = "")
{
    public const string Build = "dotnet build -c Release";
}
