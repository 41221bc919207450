namespace TorchSharp.Kernels;

/// <summary>
/// Divides the gates among threads: each sums the gradients of its gates' parameters over all rows, so that a sum does not
/// depend on the number of threads.
/// </summary>
internal readonly struct GateParts
{
    /// <summary>Multiplications that one thread should have at least: fewer take less time than the exchange of what they read and write, where the processors share no cache.</summary>
    private const long WorkThatPays = 1_500_000;

    /// <summary>Parts are multiples of this, which is a multiple of the columns that any kernel takes at once.</summary>
    private const int Granularity = 128;

    private readonly int gates;

    public GateParts(RecurrentShape shape, int gatesPerUnit, int steps)
    {
        gates = gatesPerUnit * shape.Hidden;
        long work = (long)shape.Batch * steps * gates * (shape.Inputs + shape.Hidden);
        Count = (int)Math.Clamp(Math.Min(gates / Granularity, work / WorkThatPays), 1, Threads.Count);
    }

    public int Count { get; }

    /// <summary>The last part also takes what is less than a whole unit.</summary>
    public (int First, int Count) Range(int part)
    {
        int units = gates / Granularity;
        int first = units * part / Count * Granularity;
        int end = part == Count - 1 ? gates : units * (part + 1) / Count * Granularity;
        return (first, end - first);
    }
}
