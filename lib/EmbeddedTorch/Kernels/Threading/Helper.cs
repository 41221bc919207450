using System.Diagnostics;

namespace TorchSharp.Kernels;

/// <summary>A thread that takes parts of the shared work. Out of work, it looks out for more for a moment, then sleeps until it is called.</summary>
internal sealed class Helper
{
    /// <summary>Half a millisecond: the passes of a training step follow one another faster, and a processor that has gone to sleep is slow to wake.</summary>
    private static readonly long TicksOnTheLookout = Stopwatch.Frequency / 2_000;

    /// <summary>After 50 microseconds other programs go first.</summary>
    private static readonly long TicksBeforeYielding = Stopwatch.Frequency / 20_000;

    private readonly SemaphoreSlim call = new(0);
    private int asleep;

    public Helper() => new Thread(Work, maxStackSize: 1 << 20) { IsBackground = true, Name = "EmbeddedTorch" }.Start();

    /// <summary>Wakes the thread if it sleeps.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref asleep) == 1 && Interlocked.CompareExchange(ref asleep, 0, 1) == 1)
            call.Release();
    }

    private void Work()
    {
        while (true)
        {
            Crew.TakeParts();
            if (!SeesWork())
                Sleep();
        }
    }

    private static bool SeesWork()
    {
        long start = Stopwatch.GetTimestamp(), waited = 0;
        while (Crew.IsAllTaken() && waited < TicksOnTheLookout)
        {
            if (waited > TicksBeforeYielding)
                Thread.Yield();
            Thread.SpinWait(1);
            waited = Stopwatch.GetTimestamp() - start;
        }
        return waited < TicksOnTheLookout;
    }

    /// <summary>Work that came before others could see that the thread sleeps must be looked for once more.</summary>
    private void Sleep()
    {
        Interlocked.Exchange(ref asleep, 1);
        if (Crew.IsAllTaken() || Interlocked.CompareExchange(ref asleep, 0, 1) == 0)
            call.Wait();
    }
}
