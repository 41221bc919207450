namespace Workbook.Batches;

/// <summary>Batches of independent examples, in their order or shuffled anew for every epoch.</summary>
public abstract class ExampleBatches : IBatchSource
{
    private readonly int examples, batch;
    private readonly int? seed;
    private readonly ShuffledOrder order;

    private protected ExampleBatches(int examples, int batch, int? seed)
    {
        if (batch < 1) throw new ArgumentOutOfRangeException(nameof(batch), batch, "A batch has at least one example.");
        if (examples < 1) throw new ArgumentException("There are no examples to make batches of.", nameof(examples));
        (this.examples, this.batch, this.seed) = (examples, batch, seed);
        order = new ShuffledOrder(examples, seed);
    }

    /// <inheritdoc/>
    public int Count => (examples + batch - 1) / batch;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"{examples} {Content}, {batch} per batch, {(seed is null ? "in order" : $"shuffled by seed {seed}")}");

    /// <summary>What the examples are, for example <c>windows of 40 from a text of 1000</c>.</summary>
    private protected abstract string Content { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no batch of that index.</exception>
    public Batch Read(int epoch, int index)
    {
        if (index < 0 || index >= Count) throw new ArgumentOutOfRangeException(nameof(index), index, $"The batches of an epoch are numbered from 0 to {Count - 1}.");
        var chosen = new int[Math.Min(batch, examples - index * batch)];
        for (int row = 0; row < chosen.Length; row++) chosen[row] = order.At(epoch, index * batch + row);
        return Make(chosen);
    }

    /// <summary>Makes the batch of some examples.</summary>
    private protected abstract Batch Make(int[] chosen);
}
