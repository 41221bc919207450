using TorchSharp;

namespace Workbook.Batches;

/// <summary>
/// The text as so many parallel streams: row r of every batch goes on where row r of the batch before ended, so that a
/// network can carry its state through the whole text. Every step has a target.
/// </summary>
public sealed class StreamBatches : IBatchSource
{
    private readonly ReadOnlyMemory<long> ids;
    private readonly int rows, steps, rowLength;

    /// <summary>Lays out a text in rows.</summary>
    /// <param name="ids">The encoded text; up to one token per row at its end may be left out, so that all rows are equally long.</param>
    /// <param name="rows">Streams per batch.</param>
    /// <param name="steps">Tokens per row and batch; the last batch of an epoch may be shorter.</param>
    /// <exception cref="ArgumentOutOfRangeException">Rows or steps are not positive.</exception>
    /// <exception cref="ArgumentException">The text is empty or too short for one step in every row.</exception>
    public StreamBatches(ReadOnlyMemory<long> ids, int rows, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (ids.Length == 0) throw new ArgumentException("The text is empty, so there are no streams to read.", nameof(ids));
        rowLength = (ids.Length - 1) / rows;
        if (rowLength == 0) throw new ArgumentException($"A text of {ids.Length} tokens is too short for {rows} streams; it needs at least {rows + 1}. Choose fewer streams or a longer text.", nameof(ids));
        (this.ids, this.rows, this.steps) = (ids, rows, steps);
    }

    /// <inheritdoc/>
    public int Count => (rowLength + steps - 1) / steps;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"{rows} streams of {rowLength} from a text of {ids.Length}, {steps} steps per batch");

    /// <inheritdoc/>
    public Batch Read(int epoch, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int length = Math.Min(steps, rowLength - index * steps);
        var (inputs, targets) = (new long[rows * length], new long[rows * length]);
        for (int row = 0; row < rows; row++)
        {
            var source = ids.Span.Slice(row * rowLength + index * steps, length + 1);
            source[..length].CopyTo(inputs.AsSpan(row * length));
            source[1..].CopyTo(targets.AsSpan(row * length));
        }
        return new Batch(torch.tensor(inputs).reshape(rows, length), torch.tensor(targets).reshape(rows, length)) { Continues = index > 0 };
    }
}
