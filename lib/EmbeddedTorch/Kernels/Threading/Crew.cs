using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Threads that help the caller with the parts of one piece of work at a time. Every thread takes the next part as soon as
/// it is free, the caller too: a helper that the system does not run costs nothing, because the caller does its parts.
/// Nothing is allocated per call.
/// </summary>
internal static unsafe class Crew
{
    private const int MostParts = ushort.MaxValue;
    private const int TurnsBeforeYielding = 2000;

    /// <summary>A tenth of a millisecond: others that need so much longer than the caller are not being run, because the processors have other work.</summary>
    private static readonly long TicksOfPatience = Stopwatch.Frequency / 10_000;

    /// <summary>Then the caller works alone for a while, 50 milliseconds.</summary>
    private static readonly long TicksAlone = Stopwatch.Frequency / 20;

    private static readonly List<Helper> helpers = [];

    /// <summary>1 while a piece of work is being shared.</summary>
    private static int busy;

    /// <summary>Which piece of work (upper 32 bits), its number of parts (16 bits), the next part to be taken (16 bits).</summary>
    private static long ticket;

    private static long aloneUntil;
    private static int finished;
    private static delegate*<void*, int, void> action;
    private static void* body;
    private static ExceptionDispatchInfo? failure;

    /// <summary>Shares the parts among threads and waits until all are done.</summary>
    /// <returns>Whether it was done: the threads may be busy, or the processors, and parts do not share their work again.</returns>
    public static bool TryRun<TBody>(int parts, ref TBody work) where TBody : struct, IParts
    {
        long start = Stopwatch.GetTimestamp();
        if (parts > MostParts || Threads.Count == 1 || start < Volatile.Read(ref aloneUntil) || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
            return false;
        finished = 0;
        failure = null;
        action = &Run<TBody>;
        body = Unsafe.AsPointer(ref work);
        Publish(parts);
        Call(Math.Min(parts, Threads.Count) - 1);
        TakeParts();
        long own = Stopwatch.GetTimestamp();
        Wait(parts);
        if (Stopwatch.GetTimestamp() - own > own - start + TicksOfPatience)
            Volatile.Write(ref aloneUntil, own + TicksAlone);
        ExceptionDispatchInfo? thrown = failure;
        Volatile.Write(ref busy, 0);
        thrown?.Throw();
        return true;
    }

    /// <summary>On a copy: the caller goes on writing to its stack beside the original, and would take the cache line away at every access.</summary>
    private static void Run<TBody>(void* work, int part) where TBody : struct, IParts
    {
        TBody own = Unsafe.AsRef<TBody>(work);
        own.Run(part);
    }

    /// <summary>Lets parts be taken; the piece's number keeps a thread that comes late from taking parts of the next piece by mistake.</summary>
    private static void Publish(int parts)
    {
        long piece = (ticket >>> 32) + 1;
        Interlocked.Exchange(ref ticket, piece << 32 | (long)parts << 16);
    }

    private static void Call(int count)
    {
        while (helpers.Count < count)
            helpers.Add(new Helper());
        for (int i = 0; i < count; i++)
            helpers[i].Wake();
    }

    /// <summary>Whether there is nothing left to take.</summary>
    public static bool IsAllTaken() => IsAllTaken(Volatile.Read(ref ticket));

    private static bool IsAllTaken(long value) => (ushort)value >= (ushort)(value >>> 16);

    /// <summary>Does parts until all are taken.</summary>
    public static void TakeParts()
    {
        while (TryTake(out int part))
        {
            try
            {
                action(body, part);
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
            Interlocked.Increment(ref finished);
        }
    }

    private static bool TryTake(out int part)
    {
        long seen = Volatile.Read(ref ticket);
        while (!IsAllTaken(seen))
        {
            long before = Interlocked.CompareExchange(ref ticket, seen + 1, seen);
            if (before == seen)
            {
                part = (ushort)seen;
                return true;
            }
            seen = before;
        }
        part = -1;
        return false;
    }

    /// <summary>Waits for the parts that others have taken: briefly in a loop, then in turn with other processes.</summary>
    private static void Wait(int parts)
    {
        var spinner = new SpinWait();
        for (int turns = 0; Volatile.Read(ref finished) < parts; turns++)
        {
            if (turns < TurnsBeforeYielding)
                Thread.SpinWait(1);
            else
                spinner.SpinOnce(sleep1Threshold: -1);
        }
    }
}
