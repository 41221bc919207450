namespace Workbook.Cli.Exports;

/// <summary>A page made of a notebook.</summary>
/// <param name="Html">The whole document.</param>
/// <param name="Title">Its first heading as text; the file's name if there is none.</param>
/// <param name="Notes">What could not be shown as it should.</param>
internal sealed record LessonPage(string Html, string Title, IReadOnlyList<string> Notes)
{
    /// <summary>What the lesson says it teaches, as HTML; empty if it does not say.</summary>
    public string Teaches { get; init; } = "";

    /// <summary>How many minutes it says it takes; null if it does not say.</summary>
    public int? Minutes { get; init; }

    /// <summary>Points that the page's checks gave, each exercise at its best.</summary>
    public double Earned { get; init; }

    /// <summary>Points of the exercises that were checked.</summary>
    public double Points { get; init; }

    /// <summary>How many exercises were checked.</summary>
    public int Exercises { get; init; }
}
