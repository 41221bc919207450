namespace Workbook.Sentences;

/// <summary>
/// "anna slept all morning because she worked then paul ... because he ...": the pronoun depends on the current subject,
/// and half of the second subjects differ in gender from the first.
/// </summary>
/// <param name="seed">Decides all sentences.</param>
public sealed class SubjectSentences(int seed)
{
    private static readonly string[] Women = ["anna", "maria", "clara", "ruth"], Men = ["paul", "martin", "oscar", "hugo"];

    private static readonly string[] Deeds = ["slept", "sang", "came", "waited", "left"], Manners = ["all", "morning", "by", "again", "early", "alone", "today"], Reasons = ["worked", "slept", "sang", "smiled"];

    private readonly Random random = new(seed);

    /// <summary>All words of these sentences.</summary>
    public static WordList Words { get; } = new([.. Women, .. Men, .. Deeds, .. Manners, .. Reasons, "because", "then", "she", "he"]);

    /// <summary>The ids of all names.</summary>
    public static IReadOnlyList<long> Names { get; } = [.. Women.Concat(Men).Select(name => Words.Id(name))];

    /// <summary>Draws sentences of the same shape; the pronouns are what is asked.</summary>
    /// <param name="count">How many.</param>
    /// <param name="gap">How many words stand between the verb and "because", in both halves.</param>
    public WordBatch Draw(int count, int gap) =>
        WordBatch.Of(Words, [.. Enumerable.Range(0, count).Select(_ => Sentence(gap))], (sentence, place) => sentence[place] is "she" or "he");

    private string[] Sentence(int gap) => [.. Half(gap), "then", .. Half(gap)];

    private string[] Half(int gap)
    {
        bool woman = random.Next(2) == 0;
        return [One(woman ? Women : Men), One(Deeds), .. Enumerable.Range(0, gap).Select(_ => One(Manners)), "because", woman ? "she" : "he", One(Reasons)];
    }

    private string One(string[] words) => words[random.Next(words.Length)];
}
