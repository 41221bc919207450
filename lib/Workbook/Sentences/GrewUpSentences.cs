namespace Workbook.Sentences;

/// <summary>
/// "i grew up in COUNTRY ... i speak LANGUAGE": that a language is due, the word before tells; which one, only the
/// country tells, which stands a chosen number of words further back.
/// </summary>
/// <param name="seed">Decides all sentences.</param>
public sealed class GrewUpSentences(int seed)
{
    private static readonly (string Country, string Language)[] Pairs =
    [
        ("germany", "german"), ("france", "french"), ("italy", "italian"), ("spain", "spanish"),
        ("poland", "polish"), ("greece", "greek"), ("turkey", "turkish"), ("japan", "japanese"),
    ];

    private static readonly string[] Memories =
    [
        "it rained all day", "we walked to school", "my friends came by", "the summers were long",
        "then we moved away", "i read many books", "my father sang", "we had a dog",
    ];

    private readonly Random random = new(seed);

    /// <summary>All words of these sentences.</summary>
    public static WordList Words { get; } = new(
        [.. "i grew up in speak".Split(' '), .. Pairs.SelectMany(pair => new[] { pair.Country, pair.Language }), .. Memories.SelectMany(memory => memory.Split(' '))]);

    /// <summary>The ids of the languages.</summary>
    public static IReadOnlyList<long> Languages { get; } = [.. Pairs.Select(pair => Words.Id(pair.Language))];

    /// <summary>Draws sentences; the language, always the last target, is what is asked.</summary>
    /// <param name="count">How many.</param>
    /// <param name="gap">How many words stand between the country and "i speak".</param>
    public WordBatch Draw(int count, int gap) =>
        WordBatch.Of(Words, [.. Enumerable.Range(0, count).Select(_ => Sentence(gap))], (sentence, place) => place == sentence.Length - 1);

    private string[] Sentence(int gap)
    {
        var (country, language) = Pairs[random.Next(Pairs.Length)];
        var between = new List<string>();
        while (between.Count < gap) between.AddRange(Memories[random.Next(Memories.Length)].Split(' '));
        return ["i", "grew", "up", "in", country, .. between.Take(gap), "i", "speak", language];
    }
}
