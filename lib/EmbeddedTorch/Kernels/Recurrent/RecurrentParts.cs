namespace TorchSharp.Kernels;

/// <summary>
/// Divides a batch among threads: each takes its sequences through all steps, so they meet only once. Needs the order
/// (batch, step), in which the rows of some sequences are one piece of memory.
/// </summary>
internal readonly struct RecurrentParts
{
    /// <summary>Sequences that one thread should have at least: fewer make slow matrix products.</summary>
    private const int SequencesThatPay = 16;

    /// <summary>Multiplications that one thread should have at least: fewer take less time than waking it.</summary>
    private const long WorkThatPays = 10_000_000;

    private readonly RecurrentShape shape;

    public RecurrentParts(RecurrentShape shape, int gates)
    {
        this.shape = shape;
        long work = (long)shape.Rows * gates * shape.Hidden * (shape.Inputs + shape.Hidden);
        long most = Math.Min(shape.Batch / SequencesThatPay, work / WorkThatPays);
        Count = shape.BatchFirst ? (int)Math.Clamp(most, 1, Threads.Count) : 1;
    }

    public int Count { get; }

    /// <summary>The first sequence of a part.</summary>
    public int First(int part) => (int)((long)shape.Batch * part / Count);

    /// <summary>The sizes of a part.</summary>
    public RecurrentShape Shape(int part) => shape with { Batch = First(part + 1) - First(part) };

    /// <summary>The sizes of the largest part.</summary>
    public RecurrentShape Largest => shape with { Batch = (shape.Batch + Count - 1) / Count };
}
