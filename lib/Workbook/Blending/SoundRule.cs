namespace Workbook.Blending;

/// <summary>How some letters sound where a condition holds.</summary>
/// <param name="Letters">What is spelled.</param>
/// <param name="Sounds">What is heard, one or two sounds divided by a space; empty for silent letters.</param>
/// <param name="IsVowel">Whether the sound is a vowel.</param>
/// <param name="Holds">The condition on the word and the place of the letters in it; null where they always sound like this.</param>
internal sealed record SoundRule(string Letters, string Sounds, bool IsVowel = false, Func<string, int, bool>? Holds = null)
{
    /// <summary>Whether the rule speaks about these letters.</summary>
    public bool Fits(string word, int place) =>
        string.CompareOrdinal(word, place, Letters, 0, Letters.Length) == 0 && (Holds is null || Holds(word, place));
}
