namespace TorchSharp.Kernels;

/// <summary>Hands out parts of a workspace one after the other, each at the start of a cache line.</summary>
internal unsafe struct Workspace<T>(T* start) where T : unmanaged
{
    private const int LineBytes = 64;

    private byte* next = (byte*)(((nuint)start + LineBytes - 1) & ~(nuint)(LineBytes - 1));

    /// <summary>Length of a workspace for parts of the given lengths.</summary>
    public static long LengthFor(params ReadOnlySpan<long> parts)
    {
        long bytes = LineBytes;
        foreach (long part in parts)
            bytes += Padded(part);
        return bytes / sizeof(T);
    }

    public T* Take(long length)
    {
        T* part = (T*)next;
        next += Padded(length);
        return part;
    }

    private static long Padded(long length) => (length * sizeof(T) + LineBytes - 1) / LineBytes * LineBytes;
}
