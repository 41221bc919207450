using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Sums, dot products and maxima of contiguous runs of numbers.</summary>
/// <remarks>
/// Sums are pairwise over blocks (Higham, "The accuracy of floating point summation", 1993): the error grows with the
/// logarithm of the length, and does not depend on where the numbers lie.
/// </remarks>
internal static unsafe class Reduction
{
    private const int Block = 1024;

    /// <summary>The sum of all numbers, 0 for none.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x)
        {
            if (Vector512.IsHardwareAccelerated)
                return Sum<Simd512<T>, T>(px, x.Length);
            if (Vector256.IsHardwareAccelerated)
                return Sum<Simd256<T>, T>(px, x.Length);
            return Sum<Simd128<T>, T>(px, x.Length);
        }
    }

    /// <summary>The sum of all products a[i] * b[i], 0 for none.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireEqual(nameof(Dot), a.Length, b.Length);
        fixed (T* pa = a, pb = b)
        {
            if (Vector512.IsHardwareAccelerated)
                return Dot<Simd512<T>, T>(pa, pb, a.Length);
            if (Vector256.IsHardwareAccelerated)
                return Dot<Simd256<T>, T>(pa, pb, a.Length);
            return Dot<Simd128<T>, T>(pa, pb, a.Length);
        }
    }

    /// <summary>The largest number, NaN if one is NaN.</summary>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    public static T Max<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
            throw new ArgumentException("max: no numbers to choose from");
        fixed (T* px = x)
        {
            if (Vector512.IsHardwareAccelerated)
                return Max<Simd512<T>, T>(px, x.Length);
            if (Vector256.IsHardwareAccelerated)
                return Max<Simd256<T>, T>(px, x.Length);
            return Max<Simd128<T>, T>(px, x.Length);
        }
    }

    /// <summary>The index of the first largest number, or of the first NaN.</summary>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    public static int ArgMax<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = Max(x);
        for (int i = 0; i < x.Length; i++)
            if (x[i] == max || T.IsNaN(x[i]))
                return i;
        throw new InvalidOperationException("argmax: the maximum is none of the numbers; they changed meanwhile");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T Sum<V, T>(T* x, int length)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (length > Block)
        {
            int half = FirstHalf(length);
            return Sum<V, T>(x, half) + Sum<V, T>(x + half, length - half);
        }
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
        int i = 0;
        for (; i <= length - 4 * V.Count; i += 4 * V.Count)
        {
            s0 += V.Load(x + i);
            s1 += V.Load(x + i + V.Count);
            s2 += V.Load(x + i + 2 * V.Count);
            s3 += V.Load(x + i + 3 * V.Count);
        }
        for (; i <= length - V.Count; i += V.Count)
            s0 += V.Load(x + i);
        if (i < length)
            s1 += V.LoadFirst(x + i, length - i);
        return V.Sum((s0 + s1) + (s2 + s3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T Dot<V, T>(T* a, T* b, int length)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (length > Block)
        {
            int half = FirstHalf(length);
            return Dot<V, T>(a, b, half) + Dot<V, T>(a + half, b + half, length - half);
        }
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
        int i = 0;
        for (; i <= length - 4 * V.Count; i += 4 * V.Count)
        {
            s0 = V.MultiplyAdd(V.Load(a + i), V.Load(b + i), s0);
            s1 = V.MultiplyAdd(V.Load(a + i + V.Count), V.Load(b + i + V.Count), s1);
            s2 = V.MultiplyAdd(V.Load(a + i + 2 * V.Count), V.Load(b + i + 2 * V.Count), s2);
            s3 = V.MultiplyAdd(V.Load(a + i + 3 * V.Count), V.Load(b + i + 3 * V.Count), s3);
        }
        for (; i <= length - V.Count; i += V.Count)
            s0 = V.MultiplyAdd(V.Load(a + i), V.Load(b + i), s0);
        if (i < length)
            s1 = V.MultiplyAdd(V.LoadFirst(a + i, length - i), V.LoadFirst(b + i, length - i), s1);
        return V.Sum((s0 + s1) + (s2 + s3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T Max<V, T>(T* x, int length)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V first = V.Broadcast(x[0]), max = first, ordered = V.Equal(first, first);
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            V next = V.Load(x + i);
            ordered &= V.Equal(next, next);
            max = V.Max(next, max);
        }
        if (i < length)
        {
            V next = V.Select(V.First(length - i), V.LoadFirst(x + i, length - i), first);
            ordered &= V.Equal(next, next);
            max = V.Max(next, max);
        }
        return V.Any(ordered ^ V.Equal(V.Zero, V.Zero)) ? T.NaN : V.Largest(max);
    }

    private static int FirstHalf(int length) => (length / 2 + Block - 1) / Block * Block;
}
