using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Divides a batch among threads: each takes its sequences through some steps.</summary>
internal readonly struct BatchParts
{
    /// <summary>Sequences that one thread should have at least: fewer make slow matrix products.</summary>
    private const int SequencesThatPay = 8;

    /// <summary>Multiplications that one thread should have at least: fewer take less time than the exchange of what they read and write, where the processors share no cache.</summary>
    private const long WorkThatPays = 1_500_000;

    private readonly int batch;

    public BatchParts(RecurrentShape shape, int gates, int steps)
    {
        batch = shape.Batch;
        long work = (long)batch * steps * gates * shape.Hidden * shape.Hidden;
        Count = (int)Math.Clamp(Math.Min(batch / SequencesThatPay, work / WorkThatPays), 1, Threads.Count);
    }

    public int Count { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BatchRange Range(int part)
    {
        int first = (int)((long)batch * part / Count), end = (int)((long)batch * (part + 1) / Count);
        return new BatchRange(first, end - first);
    }
}

/// <summary>Some sequences of a batch.</summary>
internal readonly record struct BatchRange(int First, int Count)
{
    /// <summary>Their rows of a matrix that has one for each sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Matrix<T> Of<T>(Matrix<T> all) where T : unmanaged => all.Block(First, 0, Count, all.Columns);
}
