namespace Workbook.Vocabularies;

/// <summary>Words and their ids, after lesson 01: the special tokens first, then words by frequency, ties by the alphabet.</summary>
public sealed class WordVocabulary : Vocabulary<string>
{
    /// <summary>The tokens that are no words, with the ids 0, 1 and 2.</summary>
    public const string Padding = "<pad>", Unknown = "<unk>", End = "<eos>";

    private static readonly string[] Special = [Padding, Unknown, End];

    /// <summary>Makes a vocabulary of given words.</summary>
    /// <param name="words">Every word once, in the order of the ids after the special tokens.</param>
    /// <exception cref="ArgumentException">A word is given twice or is a special token.</exception>
    public WordVocabulary(IEnumerable<string> words) : base(Special.Concat(words)) => (PaddingId, UnknownId, EndId) = (0, 1, 2);

    /// <summary>The vocabulary of tokenized sentences.</summary>
    /// <param name="sentences">The words of each sentence.</param>
    /// <param name="size">The most ids there may be, those of the special tokens included; all words if left out.</param>
    /// <param name="minimumCount">Rarer words have no id of their own.</param>
    /// <exception cref="ArgumentException">There is no word at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size leaves no place for the special tokens.</exception>
    public static WordVocabulary Of(IEnumerable<IEnumerable<string>> sentences, int? size = null, int minimumCount = 1)
    {
        if (size < Special.Length) throw new ArgumentOutOfRangeException(nameof(size), size, $"The {Special.Length} special tokens {string.Join(' ', Special)} need ids, so the size is at least {Special.Length}.");
        var counts = sentences.SelectMany(sentence => sentence).Where(word => !Special.Contains(word)).CountBy(word => word).ToList();
        if (counts.Count == 0) throw new ArgumentException("The sentences hold no words, so there is nothing to make a vocabulary of.", nameof(sentences));
        var words = counts.Where(pair => pair.Value >= minimumCount).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
        return new WordVocabulary(size is { } most ? words.Take(most - Special.Length) : words);
    }

    /// <summary>The ids of a sentence and, after them, of the end of the sentence.</summary>
    /// <param name="words">Its words; those outside the vocabulary become the unknown word.</param>
    public long[] EncodeSentence(IEnumerable<string> words) => [.. Encode(words), EndId!.Value];

    /// <summary>The words of ids.</summary>
    /// <exception cref="ArgumentException">An id is outside the vocabulary; the message names it and its position.</exception>
    public string[] Decode(IEnumerable<long> ids) => [.. SymbolsOf(ids)];

    private protected override string Describe(string symbol) => $"The word '{symbol}'";
}
