using TorchSharp;

namespace Workbook.Embeddings;

/// <summary>
/// How often words stand near each other: X(i, j) adds 1/distance for every time word j stands within a window around
/// word i (Pennington, Socher, Manning, <i>GloVe</i>, 2014, sections 3 and 4.2). Sparse: only pairs that occur are held.
/// </summary>
public sealed class CoOccurrences
{
    private const int MostForMatrix = 5000;
    private readonly int[][] columns;
    private readonly float[][] values;

    private CoOccurrences(int[][] columns, float[][] values)
    {
        (this.columns, this.values) = (columns, values);
        Pairs = columns.Sum(row => (long)row.Length);
    }

    /// <summary>How many words there are; ids run from 0 to one less.</summary>
    public int Words => columns.Length;

    /// <summary>How many ordered pairs (i, j) have a count above zero.</summary>
    public long Pairs { get; }

    /// <summary>X(i, j), a weighted count; 0 for a pair that never occurs. The matrix is symmetric.</summary>
    /// <param name="word">The id i.</param>
    /// <param name="context">The id j.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is not from 0 to one less than <see cref="Words"/>.</exception>
    public double this[int word, int context]
    {
        get
        {
            ThrowIfNoWord(word, nameof(word));
            ThrowIfNoWord(context, nameof(context));
            int place = Array.BinarySearch(columns[word], context);
            return place < 0 ? 0 : values[word][place];
        }
    }

    /// <summary>Counts the pairs of a text. The result does not depend on the number of threads.</summary>
    /// <param name="passages">Ids of words; a window does not reach from one passage into the next. A negative id is a word outside the vocabulary: it keeps its place and counts nothing.</param>
    /// <param name="words">The size of the vocabulary.</param>
    /// <param name="window">How many words to each side are near, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is too large, or the window is below 1.</exception>
    public static CoOccurrences Count(IReadOnlyList<int[]> passages, int words, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        int[] text = Flatten(passages, words, window);
        var (places, starts) = PlacesOfEachWord(text, words);
        double[] weights = [.. Enumerable.Range(1, window).Select(distance => 1.0 / distance)];
        var (columns, values) = (new int[words][], new float[words][]);
        Parallel.For(0, words, () => new RowSums(words), (word, _, row) =>
        {
            foreach (int place in places.AsSpan(starts[word]..starts[word + 1])) row.Add(text, place, weights);
            (columns[word], values[word]) = row.Take();
            return row;
        }, _ => { });
        return new CoOccurrences(columns, values);
    }

    /// <summary>All counts as a matrix, for small vocabularies.</summary>
    /// <returns>Shape (words, words), float32.</returns>
    /// <exception cref="InvalidOperationException">There are more than 5,000 words; the matrix would be mostly zeros and very large.</exception>
    public torch.Tensor ToTensor()
    {
        if (Words > MostForMatrix) throw new InvalidOperationException($"A matrix of {Words} x {Words} counts would be mostly zeros; take a vocabulary of at most {MostForMatrix} words, or ask for single pairs.");
        float[] matrix = new float[Words * Words];
        for (int word = 0; word < Words; word++)
            for (int i = 0; i < columns[word].Length; i++) matrix[word * Words + columns[word][i]] = values[word][i];
        return torch.tensor(matrix).reshape(Words, Words);
    }

    /// <summary>The contexts of a word and their counts, by ascending id.</summary>
    internal (ReadOnlyMemory<int> Contexts, ReadOnlyMemory<float> Counts) Row(int word) => (columns[word], values[word]);

    private void ThrowIfNoWord(int id, string name)
    {
        if ((uint)id >= (uint)Words) throw new ArgumentOutOfRangeException(name, id, $"the ids of this text run from 0 to {Words - 1}");
    }

    /// <summary>All passages in one array, with room between them that no window can cross; the id <paramref name="words"/> stands for nothing.</summary>
    private static int[] Flatten(IReadOnlyList<int[]> passages, int words, int window)
    {
        int[] text = new int[checked(passages.Sum(passage => passage.Length + window) + window)];
        Array.Fill(text, words);
        int place = window;
        foreach (int[] passage in passages)
        {
            for (int t = 0; t < passage.Length; t++)
            {
                if (passage[t] >= words) throw new ArgumentOutOfRangeException(nameof(passages), passage[t], $"the ids of a vocabulary of {words} words run from 0 to {words - 1}");
                if (passage[t] >= 0) text[place + t] = passage[t];
            }
            place += passage.Length + window;
        }
        return text;
    }

    private static (int[] Places, int[] Starts) PlacesOfEachWord(int[] text, int words)
    {
        int[] starts = new int[words + 2];
        foreach (int word in text) starts[word + 1]++;
        for (int word = 0; word <= words; word++) starts[word + 1] += starts[word];
        int[] next = [.. starts], places = new int[starts[words]];
        for (int place = 0; place < text.Length; place++)
            if (text[place] < words) places[next[text[place]]++] = place;
        return (places, starts);
    }

    /// <summary>The counts of one word: dense while they are added up, sparse when taken.</summary>
    private sealed class RowSums(int words)
    {
        private readonly double[] sums = new double[words + 1];
        private readonly List<int> touched = [];

        public void Add(int[] text, int place, double[] weights)
        {
            for (int distance = 1; distance <= weights.Length; distance++)
            {
                Add(text[place - distance], weights[distance - 1]);
                Add(text[place + distance], weights[distance - 1]);
            }
        }

        public (int[] Columns, float[] Values) Take()
        {
            touched.Sort();
            if (touched.Count > 0 && touched[^1] == words) touched.RemoveAt(touched.Count - 1);
            int[] columns = [.. touched];
            float[] values = [.. columns.Select(column => (float)sums[column])];
            foreach (int column in columns) sums[column] = 0;
            sums[words] = 0;
            touched.Clear();
            return (columns, values);
        }

        private void Add(int word, double weight)
        {
            if (sums[word] == 0) touched.Add(word);
            sums[word] += weight;
        }
    }
}
