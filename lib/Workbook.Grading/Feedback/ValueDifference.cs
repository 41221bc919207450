namespace Workbook.Grading.Feedback;

/// <summary>Values that came back beside those that were expected, where they differ most.</summary>
/// <param name="Summary">How much differs, for example <c>6 of 6 values differ</c>; empty for a single value.</param>
/// <param name="Got">What came back.</param>
/// <param name="Expected">What was expected.</param>
public sealed record ValueDifference(string Summary, string Got, string Expected)
{
    /// <summary>Where in a tensor, for example <c>[1, 0]</c>; empty for a single value.</summary>
    public string Where { get; init; } = "";

    /// <summary>How far apart the two numbers are; empty for what is no number of a tensor.</summary>
    public string Distance { get; init; } = "";
}
