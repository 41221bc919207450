namespace Workbook.Names;

/// <summary>
/// The shape of a word, what is left of it when its letters are forgotten: small, Capitalised, ALL CAPITALS, MixeD, or no
/// letters at all. An unseen word has a shape, too.
/// </summary>
public static class WordShape
{
    /// <summary>The shapes in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names { get; } = ["small", "Capitalised", "CAPITALS", "MixeD", "no letters"];

    /// <summary>The number of a word's shape, 0 to 4.</summary>
    /// <param name="word">At least one character. A single capital with or without a full stop, as in <c>J.</c>, is in capitals.</param>
    public static int Of(string word)
    {
        int letters = word.Count(char.IsLetter), capitals = word.Count(char.IsUpper);
        if (letters == 0) return 4;
        if (capitals == 0) return 0;
        if (capitals == letters) return 2;
        return capitals == 1 && char.IsUpper(word[0]) ? 1 : 3;
    }
}
