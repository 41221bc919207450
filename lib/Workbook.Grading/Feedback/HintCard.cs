using Workbook.Formatting;

namespace Workbook.Grading.Feedback;

/// <summary>One hint, or with number 0 only how many there are.</summary>
public sealed class HintCard : Picture
{
    private readonly string text;

    internal HintCard(IReadOnlyList<string> hints, int number) => text = number == 0
        ? $"{hints.Count} hints wait. Change the 0 to 1 for a nudge, 2 for more, {hints.Count} for the shape of the answer."
        : $"Hint {number} of {hints.Count}: {hints[number - 1]}";

    /// <inheritdoc/>
    public override string ToHtml() => $"<p style=\"border-left:4px solid #6a7fdb;padding:.2em .8em;margin:.3em 0\">{Html.Escape(text)}</p>";

    /// <inheritdoc/>
    public override string ToString() => text;
}
