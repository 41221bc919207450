using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<float>;

namespace Workbook.Embeddings;

/// <summary>The dot product of two vectors, added up in the same order on every machine.</summary>
internal static class DotProduct
{
    /// <summary>The sum of a[k] b[k].</summary>
    public static float Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ReadOnlySpan<Lanes> wide = MemoryMarshal.Cast<float, Lanes>(a), other = MemoryMarshal.Cast<float, Lanes>(b);
        float sum = Of(wide, other);
        for (int k = wide.Length * Lanes.Count; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    /// <summary>The same for vectors that fill whole lanes.</summary>
    public static float Of(ReadOnlySpan<Lanes> a, ReadOnlySpan<Lanes> b)
    {
        var sum = Lanes.Zero;
        for (int k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return Vector256.Sum(sum);
    }
}
