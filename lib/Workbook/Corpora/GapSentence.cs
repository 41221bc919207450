namespace Workbook.Corpora;

/// <summary>A sentence with one word left out, and the two words between which a model is asked to decide.</summary>
/// <param name="Before">The words before the gap.</param>
/// <param name="After">The words after it, with the full stop.</param>
/// <param name="Right">The word that belongs in the gap.</param>
/// <param name="Wrong">The word that does not.</param>
public sealed record GapSentence(string Before, string After, string Right, string Wrong)
{
    /// <summary>The sentence with a word in its gap.</summary>
    /// <param name="word">For example <see cref="Right"/>.</param>
    public string With(string word) => $"{Before} {word} {After}";

    /// <summary>The sentence with its gap shown.</summary>
    public override string ToString() => With("___");
}
