namespace TorchSharp.Kernels;

/// <summary>How work is shared among threads.</summary>
public class ThreadsTests
{
    [Theory]
    [InlineData(null, 4, 4)]
    [InlineData("2", 4, 2)]
    [InlineData("9", 4, 4)]
    [InlineData("0", 4, 4)]
    [InlineData("-1", 4, 4)]
    [InlineData("many", 4, 4)]
    [InlineData("", 1, 1)]
    public void AtFirstAsManyAsProcessorsOrFewerIfTheEnvironmentSaysSo(string? variable, int processors, int expected) =>
        Assert.Equal(expected, Threads.Default(variable, processors));

    [Fact]
    public void TheUserSetsTheNumber()
    {
        using var before = new ThreadLimit(Threads.Count);
        torch.set_num_threads(3);
        Assert.Equal(3, torch.get_num_threads());
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => torch.set_num_threads(0)).Message, StringComparison.Ordinal);
        Assert.Equal(3, torch.get_num_threads());
    }

    /// <summary>Many small pieces of work after one another, so that threads come late to some, and some sleep in between.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void EveryPartIsDoneOnce(int threads)
    {
        using var limit = new ThreadLimit(threads);
        for (int round = 0; round < 1500; round++)
        {
            int[] times = new int[1 + round % 7];
            var work = new Counting(times);
            Threads.Run(times.Length, ref work);
            Assert.All(times, count => Assert.Equal(1, count));
            if (round % 300 == 0)
                Thread.Sleep(2);
        }
    }

    [Fact]
    public void PartsMayShareWorkThemselves()
    {
        using var limit = new ThreadLimit(3);
        int[] times = new int[40];
        var work = new Nested(times);
        Threads.Run(4, ref work);
        Assert.All(times, count => Assert.Equal(1, count));
    }

    [Fact]
    public void AnErrorInAPartReachesTheCallerAndLeavesTheThreadsUsable()
    {
        using var limit = new ThreadLimit(3);
        var failing = new Failing();
        Assert.Throws<InvalidOperationException>(() => Threads.Run(5, ref failing));
        EveryPartIsDoneOnce(3);
    }

    /// <summary>Callers on different threads do not disturb each other.</summary>
    [Fact]
    public async Task SeveralCallersAtOnce() =>
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => EveryPartIsDoneOnce(2))));

    private readonly struct Counting(int[] times) : IParts
    {
        public void Run(int part) => Interlocked.Increment(ref times[part]);
    }

    private readonly struct Nested(int[] times) : IParts
    {
        public void Run(int part)
        {
            int[] own = new int[10];
            var inner = new Counting(own);
            Threads.Run(10, ref inner);
            own.CopyTo(times, 10 * part);
        }
    }

    private readonly struct Failing : IParts
    {
        public void Run(int part)
        {
            if (part == 2)
                throw new InvalidOperationException();
        }
    }
}
