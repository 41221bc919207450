using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// A managed array that one or more tensors look at. Counts the tensors (and values saved for gradients) that use it:
/// when the last one is disposed the array goes back to the pool. A tensor that is never disposed keeps its count, so its
/// array is never pooled, and the garbage collector takes it: memory that something can still reach is not handed out.
/// </summary>
internal sealed class TensorStorage
{
    readonly Array array;
    int users;

    TensorStorage(Array array, ScalarType type, int length)
    {
        this.array = array;
        Type = type;
        Length = length;
    }

    internal ScalarType Type { get; }

    /// <summary>The number of elements asked for; the pooled array may be longer.</summary>
    internal int Length { get; }

    /// <summary>Counts in-place changes, so that a gradient can refuse a saved value that has been overwritten.</summary>
    internal int Version { get; set; }

    internal bool IsShared => Volatile.Read(ref users) > 1;

    /// <summary>Memory with whatever it held before; the caller writes every element.</summary>
    internal static TensorStorage Rent(ScalarType type, long length)
    {
        if (length > Array.MaxLength)
        {
            throw new ArgumentException($"a tensor of {length} elements is too large; the embedded engine holds at most {Array.MaxLength}");
        }
        return new TensorStorage(StoragePool.Rent(type, (int)length), type, (int)length);
    }

    /// <summary>Memory of the caller's, shared and never pooled.</summary>
    internal static TensorStorage Around(Array array, ScalarType type) => new(array, type, array.Length) { users = 1 };

    /// <summary>The elements; booleans are bytes of 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T[] Elements<T>() where T : unmanaged => Unsafe.As<T[]>(array);

    internal void Retain() => Interlocked.Increment(ref users);

    internal void Release()
    {
        if (Interlocked.Decrement(ref users) == 0) StoragePool.Return(array, Type);
    }
}
