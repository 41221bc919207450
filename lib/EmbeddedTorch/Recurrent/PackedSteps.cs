namespace TorchSharp;

/// <summary>
/// How packed sequences lie: sorted by length, longest first, the rows of each step one after the other, of as many
/// sequences as are still running. Steps of equally many sequences form a block, which is run like any other input.
/// </summary>
internal sealed class PackedSteps
{
    /// <summary>Consecutive steps of the same number of sequences.</summary>
    readonly record struct Block(long Start, long Steps, long Batch)
    {
        internal long Rows => Steps * Batch;
    }

    readonly List<Block> blocks = [];

    internal PackedSteps(ReadOnlySpan<long> batchSizes)
    {
        Batch = batchSizes[0];
        long start = 0, steps = 0;
        for (var t = 0; t < batchSizes.Length; t++)
        {
            steps++;
            if (t + 1 < batchSizes.Length && batchSizes[t + 1] == batchSizes[t]) continue;
            blocks.Add(new Block(start, steps, batchSizes[t]));
            start += steps * batchSizes[t];
            steps = 0;
        }
    }

    /// <summary>The number of sequences.</summary>
    internal long Batch { get; }

    /// <summary>Runs one layer.</summary>
    internal (Tensor Data, Tensor HN, Tensor? CN) Run(RecurrentKind kind, Tensor data, Tensor? h0, Tensor? c0, RecurrentWeights[] weights)
    {
        long[] sizes = [1, Batch, weights[0].Hidden];
        var runs = new (Tensor Data, Tensor HN, Tensor? CN)[weights.Length];
        for (var d = 0; d < weights.Length; d++)
        {
            var h = h0?.narrow(0, d, 1) ?? Tensor.Zeros(data.Type, sizes);
            var c = kind.HasCellState ? c0?.narrow(0, d, 1) ?? Tensor.Zeros(data.Type, sizes) : null;
            runs[d] = d == 0 ? RunForward(kind, data, h, c, weights[d]) : RunBackward(kind, data, h, c, weights[d]);
        }
        if (runs.Length == 1) return runs[0];
        return (cat([runs[0].Data, runs[1].Data], -1), cat([runs[0].HN, runs[1].HN]), kind.HasCellState ? cat([runs[0].CN!, runs[1].CN!]) : null);
    }

    /// <summary>From block to block with the states of the sequences that go on; those that end leave theirs.</summary>
    (Tensor, Tensor, Tensor?) RunForward(RecurrentKind kind, Tensor data, Tensor h, Tensor? c, RecurrentWeights weights)
    {
        var outputs = new List<Tensor>();
        var (ended, endedCells) = (new List<Tensor>(), new List<Tensor>());
        for (var b = 0; b < blocks.Count; b++)
        {
            (var y, h, c) = RunBlock(kind, data, blocks[b], First(h, blocks[b].Batch), c is null ? null : First(c, blocks[b].Batch), weights, reverse: false);
            outputs.Add(y);
            var going = b + 1 < blocks.Count ? blocks[b + 1].Batch : 0;
            ended.Insert(0, h.narrow(1, going, blocks[b].Batch - going));
            if (c is not null) endedCells.Insert(0, c.narrow(1, going, blocks[b].Batch - going));
        }
        return (cat(outputs), cat(ended, 1), c is null ? null : cat(endedCells, 1));
    }

    /// <summary>From the last block to the first; sequences join with their first states.</summary>
    (Tensor, Tensor, Tensor?) RunBackward(RecurrentKind kind, Tensor data, Tensor h0, Tensor? c0, RecurrentWeights weights)
    {
        var outputs = new List<Tensor>();
        var (h, c) = (First(h0, 0), c0 is null ? null : First(c0, 0));
        for (var b = blocks.Count - 1; b >= 0; b--)
        {
            h = Joined(h, h0, blocks[b].Batch);
            if (c is not null) c = Joined(c, c0!, blocks[b].Batch);
            (var y, h, c) = RunBlock(kind, data, blocks[b], h, c, weights, reverse: true);
            outputs.Insert(0, y);
        }
        return (cat(outputs), h, c);
    }

    static Tensor First(Tensor states, long batch) => states.narrow(1, 0, batch);

    static Tensor Joined(Tensor running, Tensor first, long batch)
    {
        var there = running.sizes[1];
        return there == 0 ? First(first, batch) : cat([running, first.narrow(1, there, batch - there)], 1);
    }

    static (Tensor Y, Tensor HN, Tensor? CN) RunBlock(RecurrentKind kind, Tensor data, Block block, Tensor h, Tensor? c, RecurrentWeights weights, bool reverse)
    {
        var x = data.narrow(0, block.Start, block.Rows).view(block.Steps, block.Batch, data.sizes[1]);
        var run = RecurrentLayer.Run(kind, x, h, c, [weights], batchFirst: false, reverse);
        return (run.Y.view(block.Rows, weights.Hidden), run.HN, run.CN);
    }
}
