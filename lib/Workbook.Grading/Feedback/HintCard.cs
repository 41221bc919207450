using Workbook.Formatting;

namespace Workbook.Grading.Feedback;

/// <summary>One hint, or with number 0 only how many there are.</summary>
public sealed class HintCard : Picture
{
    private readonly string title, text, next;

    internal HintCard(IReadOnlyList<string> hints, int number)
    {
        title = number == 0 ? $"{hints.Count} hints wait." : $"Hint {number} of {hints.Count}:";
        text = number == 0 ? $"Change the 0 to 1 for a nudge, 2 for more, {hints.Count} for the shape of the answer." : hints[number - 1];
        next = number == 0 || number == hints.Count ? "" : $"Not enough? Change the {number} to {number + 1}.";
    }

    /// <inheritdoc/>
    public override string ToHtml() => Card.Around(
        $"<strong>{title}</strong> {Html.Escape(text)}{(next.Length > 0 ? $"<p style=\"{Card.Aside}\">{next}</p>" : "")}", Card.Note);

    /// <inheritdoc/>
    public override string ToString() => $"{title} {text} {next}".TrimEnd();
}
