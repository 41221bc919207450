using System.Text.RegularExpressions;

namespace Workbook.Notebooks.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Id">Its id; case does not matter.</param>
/// <param name="Version">A version, a range or a floating version as NuGet writes them; null for the latest stable one.</param>
internal sealed partial record PackageRequest(string Id, string? Version)
{
    /// <summary>How a project refers to it: a plain version means exactly that one, as everywhere in notebooks.</summary>
    public string Range => Version is null ? "*" : IsExact ? $"[{Version}]" : Version;

    /// <summary>Whether only one version will do.</summary>
    public bool IsExact => Version is not null && !Version.AsSpan().ContainsAny("*[](),");

    /// <summary>Reads what follows <c>#r</c>: <c>"nuget: ID, VERSION"</c>. Null if it is something else.</summary>
    public static PackageRequest? Parse(string argument)
    {
        Match match = Reference().Match(argument);
        return match.Success
            ? new PackageRequest(match.Groups["id"].Value, match.Groups["version"] is { Success: true, Value: var version } ? version : null)
            : null;
    }

    /// <summary>Reads what follows <c>#i</c>: <c>"nuget: SOURCE"</c>. Null if it is something else.</summary>
    /// <param name="argument">What follows.</param>
    /// <param name="folder">What a folder as source is relative to.</param>
    public static string? ParseSource(string argument, string folder)
    {
        Match match = Source().Match(argument);
        return !match.Success ? null
            : match.Groups["source"].Value is var source && source.Contains("://", StringComparison.Ordinal) ? source
            : Path.GetFullPath(source, folder);
    }

    [GeneratedRegex(@"^""nuget:\s*(?<id>\w[\w.-]*)\s*(,\s*(?<version>[\w.*+\-\[\](), ]+?)\s*)?""\s*(//.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^""nuget:\s*(?<source>[^""]+?)\s*""\s*(//.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Source();
}
