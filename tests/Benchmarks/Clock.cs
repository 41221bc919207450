using System.Diagnostics;

namespace Benchmarks;

/// <summary>Times an action of ours the way pytorch_timer.py times a statement of PyTorch's.</summary>
internal sealed class Clock
{
    private const int Samples = 3;
    private const double SecondsPerSample = 0.01;
    private const double SecondsOfWarmUp = 0.1;

    private readonly Action action;
    private readonly int repeat;

    /// <summary>Runs the action until the compiler has had time to optimize it.</summary>
    public Clock(Action action)
    {
        this.action = action;
        int calls = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            action();
            calls++;
        }
        while (Seconds(start) < SecondsOfWarmUp);
        repeat = Math.Max(1, (int)(SecondsPerSample * calls / Seconds(start)));
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

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
