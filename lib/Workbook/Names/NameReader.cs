using TorchSharp;
using Workbook.Corpora;
using static TorchSharp.torch;

namespace Workbook.Names;

/// <summary>
/// Turns sentences into the numbers that a name tagger reads: ids of words, ids of their characters, their shapes. What has
/// an id is decided by the training sentences; everything else is unknown.
/// </summary>
public sealed class NameReader
{
    /// <summary>The id of what is not there: a place after the end of a word or of a sentence.</summary>
    public const long Padding = 0;

    /// <summary>The id of every word or character without an id of its own.</summary>
    public const long Unknown = 1;

    private readonly Dictionary<string, long> words;
    private readonly Dictionary<char, long> letters;

    /// <summary>Gives the ids.</summary>
    /// <param name="training">All their characters get an id.</param>
    /// <param name="occurrences">How often a word must occur to get an id.</param>
    public NameReader(IReadOnlyList<TaggedSentence> training, int occurrences = 2)
    {
        var all = training.SelectMany(sentence => sentence.Words).ToList();
        words = Ids(all.GroupBy(word => word).Where(same => same.Count() >= occurrences).Select(same => same.Key).Order(StringComparer.Ordinal));
        letters = Ids(all.SelectMany(word => word).Distinct().Order());
    }

    /// <summary>How many ids of words there are, padding and unknown included.</summary>
    public int Words => words.Count + 2;

    /// <summary>How many ids of characters there are, padding and unknown included.</summary>
    public int Letters => letters.Count + 2;

    /// <summary>Reads sentences into one padded batch.</summary>
    /// <param name="sentences">At least one.</param>
    /// <exception cref="ArgumentException">There is no sentence.</exception>
    public NameBatch Batch(IReadOnlyList<TaggedSentence> sentences)
    {
        if (sentences.Count == 0) throw new ArgumentException("A batch needs at least one sentence; none was given.", nameof(sentences));
        int steps = sentences.Max(sentence => sentence.Words.Length), longest = sentences.Max(sentence => sentence.Words.Max(word => word.Length));
        // One entry per place of the rectangle, null after the end of a sentence.
        string?[] places = [.. sentences.SelectMany(sentence => Enumerable.Range(0, steps).Select(t => t < sentence.Words.Length ? sentence.Words[t] : null))];
        float[] isName = [.. sentences.SelectMany(sentence => Enumerable.Range(0, steps).Select(t => t < sentence.Words.Length && sentence.IsName[t] ? 1f : 0f))];
        Tensor PerPlace(Tensor values, params long[] inner) => values.reshape([sentences.Count, steps, .. inner]);
        return new NameBatch(
            PerPlace(tensor(places.Select(Word).ToArray())),
            PerPlace(tensor(places.SelectMany(word => Spelled(word, longest)).ToArray()), longest),
            PerPlace(tensor(places.Select(word => word?.Length ?? 1L).ToArray())),
            PerPlace(tensor(places.SelectMany(Shape).ToArray()), WordShape.Names.Count),
            tensor(sentences.Select(sentence => (long)sentence.Words.Length).ToArray()),
            PerPlace(tensor(isName)),
            PerPlace(tensor(places.Select(word => word is null ? 0f : 1f).ToArray())));
    }

    private static Dictionary<T, long> Ids<T>(IEnumerable<T> known) where T : notnull =>
        known.Select((item, place) => (item, place)).ToDictionary(pair => pair.item, pair => pair.place + 2L);

    private long Word(string? word) => word is null ? Padding : words.GetValueOrDefault(word, Unknown);

    private IEnumerable<long> Spelled(string? word, int longest) =>
        Enumerable.Range(0, longest).Select(k => k < word?.Length ? letters.GetValueOrDefault(word[k], Unknown) : Padding);

    private static IEnumerable<float> Shape(string? word) =>
        Enumerable.Range(0, WordShape.Names.Count).Select(shape => word is not null && WordShape.Of(word) == shape ? 1f : 0f);
}
