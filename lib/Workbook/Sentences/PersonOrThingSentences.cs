using TorchSharp;
using Workbook.Corpora;

namespace Workbook.Sentences;

/// <summary>Where the words stand that tell a person from a thing.</summary>
public enum Evidence
{
    /// <summary>Before the word in question: "president teddy", "the old teddy".</summary>
    Left,

    /// <summary>Right behind it: "teddy roosevelt was a great president", "teddy bears are on sale today".</summary>
    Right,

    /// <summary>Some words behind it: "teddy , they say , was a great president", "teddy , they say , was on sale today".</summary>
    FarRight,
}

/// <summary>
/// Sentences with a word that is a person's name or a thing, in small letters, so that only the words around it can tell.
/// "teddy" never meets "roosevelt" or "bears" in a drawn sentence: these are for the test.
/// </summary>
/// <param name="seed">Decides all sentences.</param>
public sealed class PersonOrThingSentences(int seed)
{
    /// <summary>Words in every sentence.</summary>
    public const int Steps = 12;

    private const string Teddy = "teddy";

    private static readonly string[] Either = [Teddy, "rose", "will", "grace", "mark", "faith", "hope", "pearl", "frank", "bill"];

    private static readonly string[] FamilyNames = ["roosevelt", "adams", "miller", "okafor", "lindqvist", "tanaka"], Things = ["bears", "stamps", "boxes", "gardens", "postcards", "songs"];

    private static readonly string[] Openings = ["well", "so", "then", "now", "yes"], Sayings = ["she said", "he wrote", "we heard", "they knew"], Asides = [", they say ,", ", as always ,"];

    private static readonly string[] OfPersons = ["was a great president", "was a kind doctor", "was a good friend"], OfThings = ["was on sale today", "was in the box", "was sold at once"], OfManyThings = ["are on sale today", "are in the box", "are sold at once"];

    private static readonly string[] Titles = ["president", "doctor", "uncle"], Articles = ["the old", "a new", "this small"], Ends = ["was here again", "came up again"];

    private readonly Random random = new(seed);

    /// <summary>All words of these sentences.</summary>
    public static WordList Words { get; } = new(((string[][])[Either, FamilyNames, Things, Openings, Sayings, Asides, OfPersons, OfThings, OfManyThings, Titles, Articles, Ends])
        .SelectMany(phrases => phrases).SelectMany(phrase => phrase.Split(' ')));

    /// <summary>Draws sentences, half of them about persons.</summary>
    /// <param name="count">How many.</param>
    /// <param name="evidence">Where the words stand that decide.</param>
    public TagBatch Draw(int count, Evidence evidence) => Batch([.. Enumerable.Range(0, count).Select(_ => Sentence(evidence, person: random.Next(2) == 0))]);

    /// <summary>A batch of sentences of your own.</summary>
    /// <param name="sentences">Of <see cref="Steps"/> of these words each, at least one, names in brackets; the word in question is the first that can be a name or a thing.</param>
    /// <exception cref="ArgumentException">A sentence has another number of words, an unknown word, or none that can be both.</exception>
    public static TagBatch Batch(params string[] sentences)
    {
        TaggedSentence[] tagged = [.. sentences.Select(NameSentences.Parse)];
        if (tagged.FirstOrDefault(sentence => sentence.Words.Length != Steps || !sentence.Words.Any(Either.Contains)) is { } odd)
            throw new ArgumentException($"'{odd}' has {odd.Words.Length} words; a sentence must have {Steps}, one of them from: {string.Join(", ", Either)}.", nameof(sentences));
        float[] isName = [.. tagged.SelectMany(sentence => sentence.IsName).Select(name => name ? 1f : 0f)];
        return new TagBatch(
            torch.tensor(tagged.SelectMany(sentence => sentence.Words).Select(Words.Id).ToArray()).reshape(tagged.Length, Steps),
            torch.tensor(isName).reshape(tagged.Length, Steps),
            torch.tensor(tagged.Select(sentence => (long)Array.FindIndex(sentence.Words, Either.Contains)).ToArray()));
    }

    private string Sentence(Evidence evidence, bool person)
    {
        string either = One(Either);
        string body = evidence switch
        {
            Evidence.Left => person ? $"{One(Titles)} [{either}] {One(Ends)}" : $"{One(Articles)} {either} {One(Ends)}",
            Evidence.Right => person ? $"[{either} {OneFor(either, FamilyNames)}] {One(OfPersons)}" : $"{either} {OneFor(either, Things)} {One(OfManyThings)}",
            _ => person ? $"[{either}] {One(Asides)} {One(OfPersons)}" : $"{either} {One(Asides)} {One(OfThings)}",
        };
        string said = $"{One(Sayings)} {body}";
        while (said.Split(' ').Length < Steps) said = $"{One(Openings)} {said}";
        return said;
    }

    private string One(string[] phrases) => phrases[random.Next(phrases.Length)];

    /// <summary>The first family name and the first thing are those that "teddy" does not meet.</summary>
    private string OneFor(string either, string[] words) => either == Teddy ? words[random.Next(1, words.Length)] : One(words);
}
