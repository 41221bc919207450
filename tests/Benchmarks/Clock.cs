using System.Diagnostics;

namespace Benchmarks;

/// <summary>Times an action of ours the way pytorch_timer.py times a statement of PyTorch's.</summary>
internal sealed class Clock
{
    private const int Samples = 3;
    private const double SecondsPerSample = 0.05;
    private const double SecondsOfWarmUp = 0.4;
    private const int CallsOfWarmUp = 3;

    private readonly Action action;
    private readonly int repeat;

    /// <summary>Runs the action until the compiler has had time to optimize it.</summary>
    public Clock(Action action)
    {
        this.action = action;
        int calls = 0;
        long start = Stopwatch.GetTimestamp();
        while (calls < CallsOfWarmUp || Seconds(start) < SecondsOfWarmUp)
        {
            action();
            calls++;
        }
        start = Stopwatch.GetTimestamp();
        action();
        repeat = Math.Max(1, (int)(SecondsPerSample / Seconds(start)));
    }

    /// <summary>The median time of a few samples in seconds.</summary>
    public double MedianSeconds()
    {
        double[] samples = new double[Samples];
        for (int i = 0; i < Samples; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int r = 0; r < repeat; r++)
                action();
            samples[i] = Seconds(start) / repeat;
        }
        Array.Sort(samples);
        return samples[Samples / 2];
    }

    /// <summary>The bytes that one run leaves to the garbage collector.</summary>
    public long BytesPerRun()
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int r = 0; r < repeat; r++)
            action();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / repeat;
    }

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
