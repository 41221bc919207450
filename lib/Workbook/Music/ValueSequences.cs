using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Music;

/// <summary>Training examples cut from solos: all of one length, the labels being the inputs shifted by one.</summary>
public sealed class ValueSequences
{
    private ValueSequences(Tensor x, Tensor y) => (X, Y) = (x, y);

    /// <summary>The inputs, one-hot, shape (sequences, steps, vocabulary), float32: the first step is all zeros, each later one the label of the step before.</summary>
    public Tensor X { get; }

    /// <summary>The labels, shape (sequences, steps), int64.</summary>
    public Tensor Y { get; }

    /// <summary>Cuts sequences, one every so many values, none across the end of a solo.</summary>
    /// <param name="solos">The values of each solo by their numbers.</param>
    /// <param name="vocabulary">How many distinct values there are.</param>
    /// <param name="steps">Length of a sequence.</param>
    /// <param name="every">How many values lie between the starts of two sequences.</param>
    /// <exception cref="ArgumentException">No solo is that long.</exception>
    public static ValueSequences Cut(IEnumerable<IReadOnlyList<int>> solos, int vocabulary, int steps, int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        var labels = new List<long>();
        foreach (var solo in solos)
            for (int start = 0; start + steps <= solo.Count; start += every)
                labels.AddRange(solo.Skip(start).Take(steps).Select(id => (long)id));
        if (labels.Count == 0) throw new ArgumentException($"No solo has {steps} values; ask for shorter sequences.", nameof(steps));
        var y = tensor(labels.ToArray()).reshape(-1, steps);
        return new ValueSequences(Shifted(y, vocabulary), y);
    }

    /// <summary>The inputs that belong to labels: zeros, then all labels but the last, one-hot.</summary>
    /// <param name="labels">Shape (sequences, steps), int64.</param>
    /// <param name="vocabulary">How many distinct values there are.</param>
    /// <returns>Shape (sequences, steps, vocabulary), float32.</returns>
    public static Tensor Shifted(Tensor labels, int vocabulary)
    {
        using var scope = NewDisposeScope();
        var oneHot = nn.functional.one_hot(labels, vocabulary).to_type(float32);
        var first = zeros(labels.shape[0], 1, vocabulary);
        return cat([first, oneHot.narrow(1, 0, labels.shape[1] - 1)], 1).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Batches for training: in every epoch all sequences once, in a new order; the last batch of an epoch may be smaller.
    /// A batch is copied when it is asked for, so that only one is in memory at a time.
    /// </summary>
    /// <param name="size">Sequences per batch.</param>
    /// <param name="epochs">How many times all sequences are gone through.</param>
    /// <param name="seed">Decides the orders; fewer epochs with the same seed are the beginning of more.</param>
    public IReadOnlyList<(Tensor X, Tensor Y)> Batches(int size, int epochs, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var random = new Random(seed);
        long[] all = [.. Enumerable.Range(0, (int)Y.shape[0]).Select(i => (long)i)];
        var rows = new List<long[]>();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(all);
            rows.AddRange(all.Chunk(size));
        }
        return new BatchList(this, rows);
    }

    /// <summary>The share of right answers at each step, an answer being the value with the largest score.</summary>
    /// <param name="outputs">One tensor (sequences, vocabulary) per step, for all sequences in their order.</param>
    public double[] Accuracies(IReadOnlyList<Tensor> outputs)
    {
        using var scope = NewDisposeScope();
        return [.. outputs.Select((output, step) => output.argmax(1).eq(Y.select(1, step)).to_type(float64).mean().item<double>())];
    }

    /// <summary>
    /// The accuracy that no model can exceed at each step of these sequences: whoever has read the same values so far must
    /// give the same answer, so of sequences with a common beginning only those with the most frequent continuation can be
    /// right.
    /// </summary>
    /// <returns>One share per step.</returns>
    public double[] AccuracyCeiling()
    {
        long[] labels = Y.data<long>().ToArray();
        int steps = (int)Y.shape[1], sequences = (int)Y.shape[0];
        var rows = Enumerable.Range(0, sequences).Select(i => labels[(i * steps)..((i + 1) * steps)]).ToList();
        return [.. Enumerable.Range(0, steps).Select(step => rows.GroupBy(row => string.Join(' ', row[..step]))
            .Sum(alike => alike.CountBy(row => row[step]).Max(pair => pair.Value)) / (double)sequences)];
    }

    private sealed class BatchList(ValueSequences sequences, List<long[]> rows) : IReadOnlyList<(Tensor X, Tensor Y)>
    {
        public int Count => rows.Count;

        public (Tensor X, Tensor Y) this[int index]
        {
            get
            {
                using var chosen = tensor(rows[index]);
                return (sequences.X.index_select(0, chosen), sequences.Y.index_select(0, chosen));
            }
        }

        public IEnumerator<(Tensor X, Tensor Y)> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
