using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The thread's memory for packed parts of matrices: managed, pinned, aligned to cache lines, kept for the next product.</summary>
internal static unsafe class PackBuffers
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static byte[]? left;

    [ThreadStatic]
    private static byte[]? right;

    [ThreadStatic]
    private static byte[]? result;

    /// <summary>For parts of A.</summary>
    public static T* Left<T>(long elements) where T : unmanaged => Aligned<T>(ref left, elements);

    /// <summary>For parts of B.</summary>
    public static T* Right<T>(long elements) where T : unmanaged => Aligned<T>(ref right, elements);

    /// <summary>For a vector or a result that cannot be written in place.</summary>
    public static T* Result<T>(long elements) where T : unmanaged => Aligned<T>(ref result, elements);

    private static T* Aligned<T>(ref byte[]? buffer, long elements) where T : unmanaged
    {
        long bytes = elements * sizeof(T) + Alignment;
        if (buffer == null || buffer.LongLength < bytes)
            buffer = GC.AllocateUninitializedArray<byte>(checked((int)bytes), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref buffer[0]);
        return (T*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
    }
}
