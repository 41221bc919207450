using System.Globalization;
using TorchSharp;

namespace Workbook.Embeddings;

/// <summary>
/// The weight of an embedding layer, made from word vectors for a vocabulary whose ids start at 1. Row 0 is for padding
/// and zero; the row of a word without a vector is zero as well.
/// </summary>
/// <param name="Weight">Shape (V + 1, d), float32, where V is the largest id.</param>
/// <param name="Found">The words that have a vector, by ascending id.</param>
/// <param name="Missing">The words that have none, by ascending id.</param>
public sealed record EmbeddingMatrix(torch.Tensor Weight, IReadOnlyList<string> Found, IReadOnlyList<string> Missing)
{
    /// <summary>The share of the vocabulary that has a vector, 0 to 1.</summary>
    public double Coverage => Found.Count == 0 ? 0 : (double)Found.Count / (Found.Count + Missing.Count);

    /// <summary>Shape and coverage in a line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"({Weight.shape[0]}, {Weight.shape[1]}), row 0 for padding; {Found.Count} of {Found.Count + Missing.Count} words have a vector ({Coverage:P0})");
}

/// <summary>Makes embedding layers' weights from word vectors.</summary>
public static class VocabularyRows
{
    /// <summary>The rows for the words of a list: word i of the list gets the id and the row i + 1.</summary>
    /// <param name="vectors">Where to look the words up.</param>
    /// <param name="vocabulary">The words, each once.</param>
    public static EmbeddingMatrix FilterTo(this WordVectors vectors, IReadOnlyList<string> vocabulary) =>
        vectors.FilterTo(vocabulary.Select((word, i) => KeyValuePair.Create(word, i + 1)));

    /// <summary>The rows for a vocabulary that has ids already.</summary>
    /// <param name="vectors">Where to look the words up.</param>
    /// <param name="ids">Each word with its id, from 1; id 0 may stand for a token that has no vector, such as padding. An id without a word is a row of zeros.</param>
    /// <exception cref="ArgumentException">An id is negative or given twice, or id 0 belongs to a word that has a vector.</exception>
    public static EmbeddingMatrix FilterTo(this WordVectors vectors, IEnumerable<KeyValuePair<string, int>> ids) =>
        vectors.FilterTo(ids.Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value)));

    /// <summary>The same for ids as vocabularies keep them, for example <c>vectors.FilterTo(vocabulary.Ids)</c>.</summary>
    /// <param name="vectors">Where to look the words up.</param>
    /// <param name="ids">Each word with its id, as above.</param>
    /// <exception cref="ArgumentException">An id is negative or given twice, or id 0 belongs to a word that has a vector.</exception>
    public static EmbeddingMatrix FilterTo(this WordVectors vectors, IEnumerable<KeyValuePair<string, long>> ids)
    {
        KeyValuePair<string, long>[] sorted = [.. ids.OrderBy(pair => pair.Value)];
        Check(vectors, sorted);
        int dimension = vectors.Dimension;
        float[] weight = new float[checked((int)((sorted.Length == 0 ? 0 : sorted[^1].Value) + 1) * dimension)];
        var (found, missing) = (new List<string>(), new List<string>());
        foreach (var (word, id) in sorted)
        {
            int row = vectors.IndexOf(word);
            if (row >= 0) vectors.Numbers(row).CopyTo(weight.AsSpan((int)id * dimension));
            if (id > 0) (row >= 0 ? found : missing).Add(word);
        }
        return new EmbeddingMatrix(torch.tensor(weight).reshape(-1, dimension), found, missing);
    }

    private static void Check(WordVectors vectors, KeyValuePair<string, long>[] sorted)
    {
        for (int i = 0; i < sorted.Length; i++)
        {
            var (word, id) = sorted[i];
            if (id < 0) throw new ArgumentException($"'{word}' has the id {id}; ids start at 1.", nameof(sorted));
            if (id == 0 && vectors.Contains(word)) throw new ArgumentException($"'{word}' has the id 0, whose row is kept for padding and stays zero; number the words from 1.", nameof(sorted));
            if (i > 0 && sorted[i - 1].Value == id) throw new ArgumentException($"'{sorted[i - 1].Key}' and '{word}' both have the id {id}; each word needs its own.", nameof(sorted));
        }
    }
}
