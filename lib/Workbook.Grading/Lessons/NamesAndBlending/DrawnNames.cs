namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>Words of random letters for checks, and numbers that depend on a word as if they were random.</summary>
internal static class DrawnNames
{
    /// <summary>27 characters: the newline is 0, a to z are 1 to 26.</summary>
    public const int Characters = 27;

    /// <summary>A word of so many letters, none of which it prefers.</summary>
    public static string Word(Random random, int letters) => string.Concat(Enumerable.Range(0, letters).Select(_ => (char)('a' + random.Next(26))));

    /// <summary>A number from 0 to just under 1 that is the same whenever seed and word are.</summary>
    public static double Number(int seed, string word) => new Random(word.Aggregate(seed, (hash, letter) => unchecked(hash * 31 + letter)) & int.MaxValue).NextDouble();
}
