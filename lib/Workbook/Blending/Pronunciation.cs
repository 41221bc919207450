namespace Workbook.Blending;

/// <summary>
/// A small guess at how an English word sounds: the letters are read from left to right, and the first rule of a short list
/// that fits says what they sound like. It knows nothing of stress and has no exceptions, so it errs often; but it errs in
/// the same way for two words, and whether two pieces sound alike is what a blend needs to know.
/// </summary>
public static class Pronunciation
{
    private static readonly SoundRule[] Rules =
    [
        // Letters that belong together.
        new("eigh", "ei", true), new("igh", "ai", true), new("eau", "oh", true), new("tch", "ch"), new("dge", "j"), new("sch", "sh"),
        new("ti", "sh", Holds: (word, place) => Before(word, place, 2, "aou")), new("ci", "sh", Holds: (word, place) => Before(word, place, 2, "aou")), new("si", "zh", Holds: (word, place) => Before(word, place, 2, "o")),
        new("kn", "n", Holds: Begins), new("gn", "n", Holds: Begins), new("ps", "s", Holds: Begins), new("wr", "r", Holds: Begins), new("wh", "w", Holds: Begins), new("rh", "r"),
        new("ch", "ch"), new("sh", "sh"), new("ph", "f"), new("th", "th"), new("ck", "k"), new("qu", "k w"), new("sc", "s", Holds: (word, place) => Before(word, place, 2, "eiy")),
        new("gh", "", Holds: (word, place) => place > 0 && IsVowelLetter(word, place - 1) && !Before(word, place, 2, "aeiouy")), new("gh", "g"),
        new("ng", "ng", Holds: (word, place) => !Before(word, place, 2, "aeiouyrl")), new("mb", "m", Holds: (word, place) => place + 2 == word.Length),
        new("x", "z", Holds: Begins), new("x", "k s"),
        // A consonant written twice is heard once.
        .. "bcdfgklmnprstvz".Select(letter => new SoundRule(new string(letter, 2), letter == 'c' ? "k" : letter.ToString())),
        // Vowels of two letters.
        new("ai", "ei", true), new("ay", "ei", true), new("ey", "ee", true, (word, place) => place + 2 == word.Length), new("ey", "ei", true), new("ei", "ee", true),
        new("au", "aw", true), new("aw", "aw", true), new("ee", "ee", true), new("ea", "ee", true), new("ie", "ee", true), new("oo", "oo", true), new("ou", "ow", true), new("ow", "ow", true),
        new("oa", "oh", true), new("oe", "oh", true), new("oi", "oi", true), new("oy", "oi", true), new("ue", "oo", true), new("ui", "oo", true), new("ew", "oo", true),
        // An e at the end is silent and makes the vowel before it long.
        new("e", "", Holds: (word, place) => place > 1 && place + 1 == word.Length && HasVowelBefore(word, place)),
        new("a", "ei", true, IsLong), new("e", "ee", true, IsLong), new("i", "ai", true, IsLong), new("o", "oh", true, IsLong), new("u", "oo", true, IsLong),
        new("e", "uh", true, BeforeSilentR), new("i", "uh", true, BeforeSilentR), new("u", "uh", true, BeforeSilentR),
        new("a", "a", true), new("e", "e", true), new("i", "i", true), new("o", "o", true), new("u", "u", true),
        new("y", "y", Holds: (word, place) => Begins(word, place) && Before(word, place, 1, "aeiou")), new("y", "ee", true, (word, place) => place + 1 == word.Length), new("y", "i", true),
        // Consonants of one letter.
        new("c", "s", Holds: (word, place) => Before(word, place, 1, "eiy")), new("c", "k"), new("g", "j", Holds: (word, place) => Before(word, place, 1, "eiy")), new("q", "k"),
        new("s", "z", Holds: (word, place) => place > 0 && IsVowelLetter(word, place - 1) && Before(word, place, 1, "aeiouy")),
        .. "bdfghjklmnprstvwz".Select(letter => new SoundRule(letter.ToString(), letter.ToString())),
    ];

    /// <summary>The sounds of a word, in order; silent letters belong to none.</summary>
    /// <param name="word">Letters a to z.</param>
    /// <exception cref="ArgumentException">The word holds something else than the letters a to z.</exception>
    public static IReadOnlyList<Sound> Of(string word)
    {
        var sounds = new List<Sound>();
        for (int place = 0; place < word.Length;)
        {
            var rule = Array.Find(Rules, rule => rule.Fits(word, place))
                ?? throw new ArgumentException($"'{word[place]}' in '{word}' has no sound; write the word in the small letters a to z.", nameof(word));
            int end = place + rule.Letters.Length;
            foreach (string symbol in rule.Sounds.Split(' ', StringSplitOptions.RemoveEmptyEntries)) sounds.Add(new Sound(symbol, place, end, rule.IsVowel));
            place = end;
        }
        return sounds;
    }

    /// <summary>How many syllables a word has: its vowels that are heard.</summary>
    /// <param name="word">Letters a to z.</param>
    /// <exception cref="ArgumentException">The word holds something else than the letters a to z.</exception>
    public static int Syllables(string word) => Of(word).Count(sound => sound.IsVowel);

    /// <summary>The sounds as text, for example <c>k ee t a r</c> for <c>keytar</c>.</summary>
    /// <param name="word">Letters a to z.</param>
    /// <exception cref="ArgumentException">The word holds something else than the letters a to z.</exception>
    public static string Write(string word) => string.Join(' ', Of(word).Select(sound => sound.Symbol));

    private static bool Begins(string word, int place) => place == 0;

    /// <summary>Whether the letter so many places on is one of these.</summary>
    private static bool Before(string word, int place, int further, string letters) => place + further < word.Length && letters.Contains(word[place + further], StringComparison.Ordinal);

    private static bool IsVowelLetter(string word, int place) => "aeiouy".Contains(word[place], StringComparison.Ordinal);

    private static bool HasVowelBefore(string word, int place) => word[..place].Any(letter => "aeiouy".Contains(letter, StringComparison.Ordinal));

    /// <summary>A vowel, one consonant, and a silent e at the end: cute, hope.</summary>
    private static bool IsLong(string word, int place) =>
        place + 3 == word.Length && word[^1] == 'e' && !IsVowelLetter(word, place + 1) && word[place + 1] != 'x';

    private static bool BeforeSilentR(string word, int place) => Before(word, place, 1, "r") && !Before(word, place, 2, "aeiouyr");
}
