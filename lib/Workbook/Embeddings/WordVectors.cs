using System.Runtime.CompilerServices;
using TorchSharp;

namespace Workbook.Embeddings;

/// <summary>
/// Words and their vectors. Looking a word up is looking it up by its exact spelling: <c>King</c> is not <c>king</c>.
/// </summary>
public sealed class WordVectors
{
    private readonly List<string> words = [];
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly List<float[]> parts = [];
    private readonly List<int> firstRows = [];

    /// <summary>An empty set to which a reader adds parts.</summary>
    internal WordVectors(int dimension) => Dimension = dimension;

    /// <summary>Numbers per vector, d.</summary>
    public int Dimension { get; }

    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>The words in the order of the file, which in published files is that of frequency.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>How many lines of the file gave a word that an earlier line had given; the last line of a word counts.</summary>
    public int Duplicates { get; private set; }

    /// <summary>The vector of a word, a new tensor of shape (d), float32.</summary>
    /// <param name="word">In its exact spelling.</param>
    /// <exception cref="KeyNotFoundException">There is no vector for it.</exception>
    public torch.Tensor this[string word] => torch.tensor(Numbers(Row(word)).ToArray());

    /// <summary>Takes words and a matrix of their vectors.</summary>
    /// <param name="words">Different words.</param>
    /// <param name="matrix">Shape (words, d), any float dtype; row i is the vector of word i.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, or a word occurs twice.</exception>
    public static WordVectors Of(IReadOnlyList<string> words, torch.Tensor matrix)
    {
        if (matrix.dim() != 2 || matrix.shape[0] != words.Count)
            throw new ArgumentException($"{words.Count} words need a matrix of shape ({words.Count}, d), not ({string.Join(", ", matrix.shape)}).", nameof(matrix));
        using var plain = matrix.detach().to_type(torch.float32).contiguous();
        return Of(words, plain.data<float>().ToArray(), (int)matrix.shape[1]);
    }

    /// <summary>Whether there is a vector for a word.</summary>
    /// <param name="word">In its exact spelling.</param>
    public bool Contains(string word) => rows.ContainsKey(word);

    /// <summary>The place of a word in <see cref="Words"/>, or -1.</summary>
    /// <param name="word">In its exact spelling.</param>
    public int IndexOf(string word) => rows.GetValueOrDefault(word, -1);

    /// <summary>The vectors of some words, one per row.</summary>
    /// <param name="words">The words, in the order of the rows.</param>
    /// <returns>Shape (words, d), float32.</returns>
    /// <exception cref="KeyNotFoundException">There is no vector for one of them.</exception>
    public torch.Tensor Matrix(IEnumerable<string> words)
    {
        int[] chosen = [.. words.Select(Row)];
        return torch.tensor(Collect(chosen)).reshape(chosen.Length, Dimension);
    }

    /// <summary>The vectors of all words, one per row in the order of <see cref="Words"/>.</summary>
    /// <returns>Shape (<see cref="Count"/>, d), float32.</returns>
    public torch.Tensor Matrix() => Matrix(words);

    /// <summary>The words with the most frequent ones first, cut after so many, with their vectors.</summary>
    /// <param name="count">At most so many words.</param>
    public WordVectors First(int count)
    {
        string[] first = [.. words.Take(count)];
        return Of(first, Collect([.. Enumerable.Range(0, first.Length)]), Dimension);
    }

    /// <summary>The same words with every vector scaled to length 1, so that the dot product is the cosine; a zero vector stays zero.</summary>
    public WordVectors Normalized()
    {
        float[] numbers = Collect([.. Enumerable.Range(0, Count)]);
        for (int row = 0; row < Count; row++)
        {
            var vector = numbers.AsSpan(row * Dimension, Dimension);
            float length = MathF.Sqrt(DotProduct.Of(vector, vector));
            if (length > 0)
                foreach (ref float number in vector) number /= length;
        }
        return Of(words, numbers, Dimension);
    }

    /// <summary>The numbers of a word by its place.</summary>
    internal Span<float> Numbers(int row)
    {
        int part = firstRows.BinarySearch(row);
        if (part < 0) part = ~part - 1;
        return parts[part].AsSpan((row - firstRows[part]) * Dimension, Dimension);
    }

    /// <summary>Takes words and their numbers, word by word.</summary>
    internal static WordVectors Of(IReadOnlyList<string> words, float[] numbers, int dimension)
    {
        var vectors = new WordVectors(dimension);
        vectors.Add(words, numbers);
        return vectors.Duplicates == 0 ? vectors
            : throw new ArgumentException($"{vectors.Duplicates} of the {words.Count} words occur more than once.", nameof(words));
    }

    /// <summary>Adds words with their numbers, which are kept, not copied. A word that is there already gets the new numbers and keeps its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(IReadOnlyList<string> added, float[] numbers)
    {
        if (added.Count == 0) return;
        firstRows.Add(Count);
        parts.Add(numbers);
        int kept = 0;
        for (int i = 0; i < added.Count; i++)
        {
            var vector = numbers.AsSpan(i * Dimension, Dimension);
            if (rows.TryAdd(added[i], Count))
            {
                if (kept < i) vector.CopyTo(numbers.AsSpan(kept * Dimension));
                words.Add(added[i]);
                kept++;
            }
            else
            {
                Duplicates++;
                vector.CopyTo(Numbers(rows[added[i]]));
            }
        }
        if (kept == 0) RemoveLastPart();
    }

    internal void Reserve(int count)
    {
        words.EnsureCapacity(count);
        rows.EnsureCapacity(count);
    }

    private int Row(string word) => rows.TryGetValue(word, out int row) ? row
        : throw new KeyNotFoundException($"There is no vector for '{word}' among the {Count} words; the spelling must be exact, and the published vectors are in lower case.");

    private float[] Collect(int[] chosen)
    {
        float[] numbers = new float[chosen.Length * Dimension];
        for (int i = 0; i < chosen.Length; i++) Numbers(chosen[i]).CopyTo(numbers.AsSpan(i * Dimension));
        return numbers;
    }

    private void RemoveLastPart()
    {
        parts.RemoveAt(parts.Count - 1);
        firstRows.RemoveAt(firstRows.Count - 1);
    }
}
