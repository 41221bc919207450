using System.Text;

namespace Workbook.Corpora;

/// <summary>The 26 letters a to z, to which the lists of names and blends are folded.</summary>
public static class Letters
{
    /// <summary>Whether a word is not empty and consists of the small letters a to z alone.</summary>
    /// <param name="word">Any text.</param>
    public static bool Spell(string word) => word.Length > 0 && word.All(char.IsAsciiLetterLower);

    /// <summary>What is left of a text in the letters a to z: capitals become small, accents go, and so does everything else; <c>Zoë!</c> becomes <c>zoe</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Select(char.ToLowerInvariant).Where(char.IsAsciiLetterLower));
}
