using System.Diagnostics;

namespace Benchmarks;

/// <summary>Times our side the way pytorch_timer.py times PyTorch's.</summary>
internal static class Clock
{
    private const int Samples = 15;
    private const double SecondsPerSample = 0.01;
    private const double SecondsOfWarmUp = 0.1;

    /// <summary>The median time of an action in seconds, after the compiler has had time to optimize it.</summary>
    public static double MedianSeconds(Action action)
    {
        int calls = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            action();
            calls++;
        }
        while (Seconds(start) < SecondsOfWarmUp);

        int repeat = Math.Max(1, (int)(SecondsPerSample * calls / Seconds(start)));
        double[] samples = new double[Samples];
        for (int i = 0; i < Samples; i++)
        {
            start = Stopwatch.GetTimestamp();
            for (int r = 0; r < repeat; r++)
                action();
            samples[i] = Seconds(start) / repeat;
        }
        Array.Sort(samples);
        return samples[Samples / 2];
    }

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
