using Workbook.Grading.Feedback;

namespace Workbook.Grading.Checking;

/// <summary>What is different between what came back and what was expected.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Values">The values that differ most, where there are any to show.</param>
internal sealed record Difference(string Text, ValueDifference? Values = null)
{
    /// <summary>The same as a part of something larger, for example <c>item 2</c>.</summary>
    public Difference Within(string place) =>
        new($"{place}: {Text}", Values is null ? null : Values with { Summary = Values.Summary.Length == 0 ? place : $"{place}: {Values.Summary}" });
}
