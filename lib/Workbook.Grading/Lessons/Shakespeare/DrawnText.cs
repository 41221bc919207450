namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>Texts of drawn characters, and maps between characters and ids.</summary>
internal static class DrawnText
{
    /// <summary>Newline, blank and punctuation come before the letters; lower and upper case are different characters.</summary>
    private const string Characters = "\n ',.;?ABEOTabcehilnorstuwy";

    /// <summary>So many characters, of so many different ones, in random order.</summary>
    public static string Draw(Random random, int length, int different)
    {
        char[] alphabet = Characters.ToCharArray();
        random.Shuffle(alphabet);
        return Draw(random, length, alphabet[..different]);
    }

    /// <summary>So many characters of an alphabet.</summary>
    public static string Draw(Random random, int length, IReadOnlyList<char> alphabet) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Count)]));

    /// <summary>Ids for the characters of an alphabet, in their order.</summary>
    public static Dictionary<char, long> Ids(IEnumerable<char> alphabet)
    {
        var ids = new Dictionary<char, long>();
        foreach (char character in alphabet) ids[character] = ids.Count;
        return ids;
    }

    /// <summary>A map with the same pairs, added in another order: the order in a dictionary means nothing.</summary>
    public static Dictionary<long, char> Inverse(Random random, Dictionary<char, long> ids)
    {
        var pairs = ids.ToArray();
        random.Shuffle(pairs);
        return pairs.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>A drawn alphabet in a drawn order.</summary>
    public static char[] Alphabet(Random random, int size)
    {
        char[] alphabet = Characters.ToCharArray();
        random.Shuffle(alphabet);
        return alphabet[..size];
    }
}
