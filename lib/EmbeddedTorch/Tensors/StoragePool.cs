namespace TorchSharp;

/// <summary>
/// Arrays waiting to be used again, per thread, element size and size class. Classes are four to an octave, so at most a
/// quarter of an array is unused. Small arrays are left to the garbage collector, which is as fast for them.
/// </summary>
internal static class StoragePool
{
    const int SmallestLength = 64;
    const long MostBytes = 256L << 20;
    const int Classes = 4 * 32;

    [ThreadStatic]
    static Stack<Array>?[]? shelves;

    [ThreadStatic]
    static long bytes;

    internal static Array Rent(ScalarType type, int length)
    {
        if (length < SmallestLength) return Allocate(type, length);
        var sizeClass = ClassOf(length);
        var shelf = shelves?[Shelf(type, sizeClass)];
        if (shelf is { Count: > 0 })
        {
            var array = shelf.Pop();
            bytes -= (long)array.Length * type.Size();
            return array;
        }
        return Allocate(type, LengthOf(sizeClass));
    }

    internal static void Return(Array array, ScalarType type)
    {
        if (array.Length < SmallestLength) return;
        var sizeClass = ClassOf(array.Length);
        var size = (long)array.Length * type.Size();
        if (LengthOf(sizeClass) != array.Length || bytes + size > MostBytes) return;
        shelves ??= new Stack<Array>?[6 * Classes];
        (shelves[Shelf(type, sizeClass)] ??= new Stack<Array>()).Push(array);
        bytes += size;
    }

    static int Shelf(ScalarType type, int sizeClass) => Kind(type) * Classes + sizeClass;

    static int Kind(ScalarType type) => type switch
    {
        ScalarType.Float32 => 0,
        ScalarType.Float64 => 1,
        ScalarType.Int64 => 2,
        ScalarType.Int32 => 3,
        _ => 4,
    };

    /// <summary>The class whose length is the smallest that is not below <paramref name="length"/>.</summary>
    static int ClassOf(int length)
    {
        var octave = BitOperations.Log2((uint)(length - 1));
        var quarter = (length - 1) >> (octave - 2) & 3;
        return 4 * octave + quarter;
    }

    static int LengthOf(int sizeClass)
    {
        var octave = sizeClass / 4;
        return (int)Math.Min((1L << octave) + ((long)(sizeClass % 4 + 1) << (octave - 2)), Array.MaxLength);
    }

    static Array Allocate(ScalarType type, int length) => type switch
    {
        ScalarType.Float32 => GC.AllocateUninitializedArray<float>(length),
        ScalarType.Float64 => GC.AllocateUninitializedArray<double>(length),
        ScalarType.Int64 => GC.AllocateUninitializedArray<long>(length),
        ScalarType.Int32 => GC.AllocateUninitializedArray<int>(length),
        ScalarType.Byte or ScalarType.Bool => GC.AllocateUninitializedArray<byte>(length),
        _ => throw ElementTypes.Unsupported(type),
    };
}
