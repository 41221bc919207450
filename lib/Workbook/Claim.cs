using Workbook.Formatting;

namespace Workbook;

/// <summary>A sentence that a demonstration has just shown to hold; a demonstration ends with one.</summary>
public sealed class Claim : Picture
{
    private readonly string sentence;

    private Claim(string sentence) => this.sentence = sentence;

    /// <summary>Shows the sentence if the condition is true; fails the cell if it is not, so that a notebook cannot claim what it did not see.</summary>
    /// <param name="sentence">What was to be shown.</param>
    /// <param name="condition">Whether the numbers of this run show it.</param>
    /// <exception cref="InvalidOperationException">The condition is false.</exception>
    public static Claim Holds(string sentence, bool condition) =>
        condition ? new Claim(sentence) : throw new InvalidOperationException($"This run did not show what the notebook claims: {sentence}");

    /// <inheritdoc/>
    public override string ToHtml() => $"<p style=\"border-left:4px solid #2e8b57;padding:.2em .8em;margin:.3em 0\">Seen in this run: {Html.Escape(sentence)}</p>";

    /// <inheritdoc/>
    public override string ToString() => $"Seen in this run: {sentence}";
}
