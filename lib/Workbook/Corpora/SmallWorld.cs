using Workbook.Sentences;

namespace Workbook.Corpora;

/// <summary>
/// A text of our own for language models: a village in which people wear pairs of shoes and eat pears. Some hundred
/// sentences were written by hand (data/small-world/prose.txt); as many more as are wanted are drawn from a grammar of the
/// same village. "pair" and "pear" sound alike and occur in many contexts each, so only the other words tell which is meant.
/// </summary>
public static class SmallWorld
{
    private static readonly Grammar Grammar = new(SmallWorldRules.Words);

    /// <summary>The lecture's sentences about cats; several of their words occur nowhere in the small world.</summary>
    public static IReadOnlyList<string> LectureSentences { get; } = ["Cats average 15 hours of sleep a day.", "The Egyptian Mau is a breed of cat."];

    /// <summary>Sentences with a gap for "pair" or "pear", eight of each. None of them, filled rightly, is in the prose or can be drawn from the grammar.</summary>
    public static IReadOnlyList<GapSentence> PairOrPear { get; } =
    [
        new("The apple and", "salad was delicious.", "pear", "pair"),
        new("Clara picked a yellow", "from the highest tree.", "pear", "pair"),
        new("He poured a glass of cold", "juice.", "pear", "pair"),
        new("Nobody wanted the last", "in the bowl.", "pear", "pair"),
        new("Anna served warm", "cake with cream.", "pear", "pair"),
        new("The twins shared a sweet", "after school.", "pear", "pair"),
        new("A wasp sat on the ripe", "and would not leave.", "pear", "pair"),
        new("They planted a young", "tree beside the station.", "pear", "pair"),
        new("Joseph finished a brown", "of boots before the wedding.", "pair", "pear"),
        new("She asked the shop for a", "of scissors.", "pair", "pear"),
        new("The tailor hung a long", "of curtains in the library.", "pair", "pear"),
        new("Paul dropped a wet", "of gloves on the stove.", "pair", "pear"),
        new("A grey", "of geese lives on the island.", "pair", "pear"),
        new("My uncle had a second", "of glasses in his coat.", "pair", "pear"),
        new("The children bought two tickets and a", "of skates.", "pair", "pear"),
        new("The young", "danced until the lamps went out.", "pair", "pear"),
    ];

    /// <summary>The prose written by hand, one sentence per entry, in the order of the text.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    public static IReadOnlyList<string> Prose() => [.. File.ReadLines(DataFolder.PathOf("small-world", "prose.txt")).Where(line => line.Length > 0)];

    /// <summary>Sentences drawn from the grammar, all different, for example <c>Nora knits a red pair of mittens.</c></summary>
    /// <param name="count">How many, at most 20,000.</param>
    /// <param name="seed">Decides all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or more than 20,000.</exception>
    public static IReadOnlyList<string> Sentences(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 20_000);
        var (random, drawn, sentences) = (new Random(seed), new HashSet<string>(), new List<string>());
        while (sentences.Count < count)
        {
            string sentence = Grammar.Write(Pattern(random), random);
            if (drawn.Add(sentence)) sentences.Add(sentence);
        }
        return sentences;
    }

    /// <summary>Three of five sentences are about a villager, two about the world.</summary>
    private static string Pattern(Random random)
    {
        if (random.Next(5) < 2) return Of(SmallWorldRules.AboutTheWorld, random);
        return Of(SmallWorldRules.Villagers, random).In(Of(SmallWorldRules.AboutOne, random), random);
    }

    private static T Of<T>(T[] choices, Random random) => choices[random.Next(choices.Length)];
}
