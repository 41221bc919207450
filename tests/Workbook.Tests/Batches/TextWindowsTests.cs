using TorchSharp;
using Workbook.Batches;

namespace Workbook.Tests.Batches;

/// <summary>Windows of a text and the batches made of them.</summary>
public sealed class TextWindowsTests
{
    private static readonly long[] Ids = [.. Enumerable.Range(0, 10).Select(i => (long)i)];

    /// <summary>Every step's target is the token after it.</summary>
    [Fact]
    public void Targets_are_the_inputs_shifted()
    {
        var batch = new TextWindows(Ids, steps: 3, stride: 3).Batches(2, WindowTargets.EveryStep).Read(0, 0);
        Assert.Equal([2, 3], batch.Inputs.shape);
        Assert.Equal([0, 1, 2, 3, 4, 5], batch.Inputs.data<long>().ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], batch.Targets.data<long>().ToArray());
        Assert.Equal((6, 6, false), (batch.Tokens, batch.Asked, batch.Continues));
    }

    /// <summary>At the last step only, the target is the token after the window.</summary>
    [Fact]
    public void Last_target_is_the_token_after_the_window()
    {
        var batches = new TextWindows(Ids, steps: 4).Batches(4, WindowTargets.LastStep);
        Assert.Equal(2, batches.Count);
        Assert.Equal([4, 5, 6, 7], batches.Read(0, 0).Targets.data<long>().ToArray());
        var rest = batches.Read(0, 1);
        Assert.Equal([2, 4], rest.Inputs.shape);
        Assert.Equal([4, 5, 6, 7, 5, 6, 7, 8], rest.Inputs.data<long>().ToArray());
        Assert.Equal((8, 2), (rest.Tokens, rest.Asked));
    }

    /// <summary>Strides give as many windows as have a token behind them.</summary>
    [Theory]
    [InlineData(3, 1, 7), InlineData(3, 3, 3), InlineData(9, 1, 1), InlineData(4, 2, 3), InlineData(1, 1, 9)]
    public void Windows_are_counted(int steps, int stride, int count)
    {
        var windows = new TextWindows(Ids, steps, stride);
        Assert.Equal(count, windows.Count);
        Assert.Equal(Ids[windows.Start(count - 1)..][..(steps + 1)], windows.WithNext(count - 1).ToArray());
    }

    /// <summary>A seed gives each epoch an order of its own, the same in every run, and every window once.</summary>
    [Fact]
    public void Epochs_are_shuffled_by_seed()
    {
        static long[] Order(int seed, int epoch)
        {
            var batches = new TextWindows(Ids, 1).Batches(4, WindowTargets.LastStep, seed);
            return [.. Enumerable.Range(0, batches.Count).SelectMany(index => batches.Read(epoch, index).Inputs.data<long>().ToArray())];
        }
        Assert.Equal(Order(1, 0), Order(1, 0));
        Assert.NotEqual(Order(1, 0), Order(1, 1));
        Assert.NotEqual(Order(1, 0), Order(2, 0));
        Assert.Equal(Ids[..9], Order(1, 5).Order());
    }

    /// <summary>Splitting the text first leaves no token of one part in a window of the other.</summary>
    [Fact]
    public void Text_is_split_before_windows_are_cut()
    {
        var (training, heldOut) = TextSplit.HoldOut(Ids, 0.4);
        Assert.Equal([0, 1, 2, 3, 4, 5], training.ToArray());
        Assert.Equal([6, 7, 8, 9], heldOut.ToArray());
    }

    /// <summary>Windows held out at the end share text at the border only; drawn at random, nearly all of it.</summary>
    [Fact]
    public void Overlap_shows_the_leak()
    {
        long[] text = new long[5000];
        var windows = new TextWindows(text, steps: 40);
        var atEnd = windows.SplitAtEnd(0.2);
        var atRandom = windows.SplitAtRandom(0.2, seed: 1);
        Assert.Equal(windows.Count, atEnd.Training.Count + atEnd.HeldOut.Count);
        Assert.Equal(atEnd.HeldOut.Count, atRandom.HeldOut.Count);
        Assert.InRange(atEnd.HeldOut.OverlapWith(atEnd.Training), 0.001, 0.05);
        Assert.InRange(atRandom.HeldOut.OverlapWith(atRandom.Training), 0.95, 0.99);
        Assert.Equal(1, windows.OverlapWith(windows));
        Assert.Equal(0, atEnd.HeldOut.Start(atEnd.HeldOut.Count - 1) - windows.Start(windows.Count - 1));
    }

    /// <summary>Two windows that share half of their text overlap by half.</summary>
    [Fact]
    public void Overlap_is_the_share_of_the_text()
    {
        var (first, second) = new TextWindows(new long[7], steps: 3, stride: 2).SplitAtEnd(0.5);
        Assert.Equal((1, 1), (first.Count, second.Count));
        Assert.Equal(0.5, second.OverlapWith(first));
    }

    /// <summary>Texts and sizes that give no window are refused with the numbers.</summary>
    [Fact]
    public void Bad_windows_are_refused()
    {
        Assert.Contains("text is empty", Assert.Throws<ArgumentException>(() => new TextWindows(Array.Empty<long>(), 3)).Message, StringComparison.Ordinal);
        Assert.Contains("A text of 10 tokens is too short for a window of 10", Assert.Throws<ArgumentException>(() => new TextWindows(Ids, 10)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextWindows(Ids, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextWindows(Ids, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextWindows(Ids, 3).Batches(0, WindowTargets.EveryStep));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextWindows(Ids, 3).SplitAtEnd(1));
        Assert.Contains("too few", Assert.Throws<ArgumentException>(() => new TextWindows(Ids, 9).SplitAtEnd(0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TextSplit.HoldOut(Ids, 0));
        Assert.Contains("too short", Assert.Throws<ArgumentException>(() => TextSplit.HoldOut(Ids[..2], 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => new TextWindows(Ids, 4).Batches(4, WindowTargets.LastStep).Read(0, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TextWindows(Ids, 3).OverlapWith(new TextWindows(Ids, 4)));
    }
}
