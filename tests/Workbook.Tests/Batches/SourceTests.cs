using TorchSharp;
using Workbook.Batches;

namespace Workbook.Tests.Batches;

/// <summary>Streams, sequences of unequal length, and rows of tensors.</summary>
public sealed class SourceTests
{
    private static readonly long[] Ids = [.. Enumerable.Range(0, 12).Select(i => (long)i)];

    /// <summary>Row r of a batch goes on where row r of the batch before ended.</summary>
    [Fact]
    public void Streams_go_on()
    {
        var streams = new StreamBatches(Ids, rows: 2, steps: 3);
        Assert.Equal(2, streams.Count);
        var (first, second) = (streams.Read(0, 0), streams.Read(0, 1));
        Assert.Equal([0, 1, 2, 5, 6, 7], first.Inputs.data<long>().ToArray());
        Assert.Equal([1, 2, 3, 6, 7, 8], first.Targets.data<long>().ToArray());
        Assert.Equal([2, 2], second.Inputs.shape);
        Assert.Equal([3, 4, 8, 9], second.Inputs.data<long>().ToArray());
        Assert.Equal([4, 5, 9, 10], second.Targets.data<long>().ToArray());
        Assert.Equal((false, true), (first.Continues, second.Continues));
    }

    /// <summary>Short rows are filled up, and what is filled up is not asked.</summary>
    [Fact]
    public void Sequences_are_padded()
    {
        var batch = new SequenceBatches([[0, 5, 6, 0], [0, 7, 0]], batch: 2, padding: 9).Read(0, 0);
        Assert.Equal([0, 5, 6, 0, 7, 9], batch.Inputs.data<long>().ToArray());
        Assert.Equal([5, 6, 0, 7, 0, Batch.NoTarget], batch.Targets.data<long>().ToArray());
        Assert.Equal((5, 5), (batch.Asked, batch.Tokens));
    }

    /// <summary>Rows of tensors keep inputs and targets together.</summary>
    [Fact]
    public void Rows_stay_together()
    {
        var inputs = torch.arange(10, dtype: torch.float32).reshape(5, 2);
        var source = new TensorBatches(inputs, torch.arange(5), batch: 2, seed: 3);
        Assert.Equal(3, source.Count);
        for (int index = 0; index < source.Count; index++)
        {
            var batch = source.Read(1, index);
            Assert.Equal(batch.Targets.data<long>().ToArray().Select(row => row * 2f), batch.Inputs.select(1, 0).data<float>().ToArray());
        }
    }

    /// <summary>A batch is the same whenever it is read, so that a training can be resumed anywhere.</summary>
    [Fact]
    public void Batches_do_not_depend_on_what_was_read_before()
    {
        var source = new SequenceBatches([[1, 2], [3, 4], [5, 6], [7, 8]], 2, seed: 5);
        long[] before = source.Read(2, 1).Inputs.data<long>().ToArray();
        source.Read(0, 0);
        Assert.Equal(before, source.Read(2, 1).Inputs.data<long>().ToArray());
    }

    /// <summary>Descriptions tell sources apart.</summary>
    [Fact]
    public void Sources_describe_themselves()
    {
        Assert.Equal("2 streams of 5 from a text of 12, 3 steps per batch", new StreamBatches(Ids, 2, 3).Description);
        Assert.Equal("9 windows of 3 from a text of 12, target at every step, 4 per batch, shuffled by seed 2", new TextWindows(Ids, 3).Batches(4, WindowTargets.EveryStep, 2).Description);
        Assert.Equal("1 sequences of 3 tokens together, 4 per batch, in order", new SequenceBatches([[1, 2, 3]], 4).Description);
        Assert.Equal("5 examples of shape (2), 4 per batch, in order", new TensorBatches(torch.zeros(5, 2), torch.zeros(5), 4).Description);
    }

    /// <summary>What cannot be cut into batches is refused with the numbers.</summary>
    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("text is empty", Assert.Throws<ArgumentException>(() => new StreamBatches(Array.Empty<long>(), 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("it needs at least 13", Assert.Throws<ArgumentException>(() => new StreamBatches(Ids, 12, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("no examples", Assert.Throws<ArgumentException>(() => new SequenceBatches([], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("Sequence 1 has 1 token", Assert.Throws<ArgumentException>(() => new SequenceBatches([[1, 2], [3]], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("(5, 2)", Assert.Throws<ArgumentException>(() => new TensorBatches(torch.zeros(5, 2), torch.zeros(4), 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamBatches(Ids, 2, 3).Read(0, 2));
    }
}
