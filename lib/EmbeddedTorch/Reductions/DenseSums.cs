using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Sums of contiguous floating-point tensors over the first or the last dimensions, on the vector kernels.</summary>
internal static class DenseSums
{
    /// <summary>The sum in the kept shape, or null if this is not such a case.</summary>
    internal static Tensor? TrySum(Tensor x, long[] kept, ScalarType type)
    {
        if (!x.dense || x.Type != type || x.count == 0 || x.Rank == 0) return null;
        return type switch
        {
            ScalarType.Float32 => Sum<float>(x, kept),
            ScalarType.Float64 => Sum<double>(x, kept),
            _ => null,
        };
    }

    static Tensor? Sum<T>(Tensor x, long[] kept) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var first = 0;
        while (first < kept.Length && kept[first] == x.sizes[first]) first++;
        var last = kept.Length;
        while (last > 0 && kept[last - 1] == x.sizes[last - 1]) last--;
        if (Shape.Count(kept.AsSpan(first)) == 1) return Rows<T>(x, kept);
        return Shape.Count(kept.AsSpan(0, last)) == 1 ? ColumnSums<T>(x, kept) : null;
    }

    static Tensor Rows<T>(Tensor x, long[] kept) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = Tensor.Uninitialized(x.Type, kept);
        var (sums, values) = (result.Elements<T>(), x.Elements<T>());
        var length = (int)(x.count / result.count);
        for (var row = 0; row < result.count; row++)
        {
            sums[row] = Reduction.Sum<T>(values.AsSpan((int)x.offset + row * length, length));
        }
        return result;
    }

    static Tensor ColumnSums<T>(Tensor x, long[] kept) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = Tensor.Zeros(x.Type, kept);
        Columns.AddSums<T>(x.Span<T>(), result.Span<T>());
        return result;
    }
}
