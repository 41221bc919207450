using TorchSharp;
using Workbook.Networks;
using Workbook.Recurrent;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Tests.Recurrent;

/// <summary>The copy task shows, delays, asks; and a network that can learn it does.</summary>
public sealed class CopyTaskTests
{
    /// <summary>Every step has exactly one one: the symbols to copy first, then filler, the signal at the first answer, filler after it.</summary>
    [Fact]
    public void Sequences_hold_symbols_filler_and_signal()
    {
        var task = new CopyTask(Symbols: 5, Length: 2, Delay: 3, Fillers: 4);
        var (x, y) = task.Draw(6, new Random(1));
        Assert.Equal([6L, 7, 10], x.shape);
        Assert.Equal([6L, 2], y.shape);
        Assert.True(x.sum(-1).eq(1).all().item<bool>());
        var input = x.argmax(-1);
        Assert.True(input.narrow(1, 0, 2).eq(y).all().item<bool>());
        Assert.True(input.select(1, 5).eq(9).all().item<bool>());
        foreach (long t in new long[] { 2, 3, 4, 6 })
            Assert.True((input.select(1, t).ge(5) & input.select(1, t).le(8)).all().item<bool>());
    }

    /// <summary>All symbols and all fillers occur, and the same seed draws the same sequences.</summary>
    [Fact]
    public void Everything_occurs_and_the_seed_repeats_it()
    {
        var task = new CopyTask(Symbols: 3, Length: 1, Delay: 4, Fillers: 2);
        var (x, y) = task.Draw(50, new Random(2));
        var (again, _) = task.Draw(50, new Random(2));
        Assert.True(x.sum([0L, 1L]).gt(0).all().item<bool>());
        Assert.Equal([0L, 1, 2], y.data<long>().ToArray().Distinct().Order());
        Assert.True(x.eq(again).all().item<bool>());
    }

    /// <summary>Untrained, the loss is about that of guessing; trained on a task with a short delay, every symbol is right.</summary>
    [Fact]
    public void Short_task_is_learned()
    {
        manual_seed(1);
        var task = new CopyTask(Symbols: 4, Length: 1, Delay: 1);
        using var network = new SequenceNetwork(nn.GRU(task.Features, 12, batchFirst: true), 12, task.Symbols);
        using var adam = optim.Adam(network.parameters(), 0.02);
        var random = new Random(1);
        double[] losses = Learning.Run(adam, 150, _ =>
        {
            var (x, y) = task.Draw(16, random);
            return nn.functional.cross_entropy(network.call(x).select(1, task.Steps - 1), y.squeeze(1));
        });
        Assert.InRange(losses[0], Math.Log(4) - 0.4, Math.Log(4) + 0.4);
        var (newX, newY) = task.Draw(40, new Random(2));
        Assert.True(network.call(newX).select(1, task.Steps - 1).argmax(1).eq(newY.squeeze(1)).all().item<bool>());
    }
}
