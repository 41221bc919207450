using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>A function of one number, see <see cref="Unary"/>.</summary>
internal interface IUnary
{
    static abstract V Apply<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A function of two numbers, see <see cref="Binary"/>.</summary>
internal interface IBinary
{
    static abstract V Apply<V, T>(V a, V b)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>
/// Applies functions to contiguous runs of numbers with the widest vectors of the machine. The result may be one of the
/// operands, but must not overlap one in any other way.
/// </summary>
internal static unsafe class Elementwise
{
    /// <summary>y[i] = f(x[i]).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Map<F, T>(ReadOnlySpan<T> x, Span<T> y)
        where F : struct, IUnary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireEqual<F>(x.Length, y.Length);
        fixed (T* px = x, py = y)
        {
            if (Vector512.IsHardwareAccelerated)
                Map<F, Simd512<T>, T>(px, py, x.Length);
            else if (Vector256.IsHardwareAccelerated)
                Map<F, Simd256<T>, T>(px, py, x.Length);
            else
                Map<F, Simd128<T>, T>(px, py, x.Length);
        }
    }

    /// <summary>y[i] = f(a[i], b[i]).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Map<F, T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where F : struct, IBinary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireEqual<F>(a.Length, b.Length);
        Lengths.RequireEqual<F>(a.Length, y.Length);
        fixed (T* pa = a, pb = b, py = y)
        {
            if (Vector512.IsHardwareAccelerated)
                Map<F, Simd512<T>, T>(pa, pb, py, y.Length);
            else if (Vector256.IsHardwareAccelerated)
                Map<F, Simd256<T>, T>(pa, pb, py, y.Length);
            else
                Map<F, Simd128<T>, T>(pa, pb, py, y.Length);
        }
    }

    /// <summary>y[i] = f(a[i], b). The other order is that of <see cref="Binary.Swapped{F}"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Map<F, T>(ReadOnlySpan<T> a, T b, Span<T> y)
        where F : struct, IBinary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireEqual<F>(a.Length, y.Length);
        fixed (T* pa = a, py = y)
        {
            if (Vector512.IsHardwareAccelerated)
                Map<F, Simd512<T>, T>(pa, b, py, y.Length);
            else if (Vector256.IsHardwareAccelerated)
                Map<F, Simd256<T>, T>(pa, b, py, y.Length);
            else
                Map<F, Simd128<T>, T>(pa, b, py, y.Length);
        }
    }

    /// <summary>
    /// y[r, i] = f(a[r, i], row[i]) for every row of a contiguous matrix whose rows are as long as <paramref name="row"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, or are no multiple of the row's.</exception>
    public static void MapRows<F, T>(ReadOnlySpan<T> a, ReadOnlySpan<T> row, Span<T> y)
        where F : struct, IBinary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireEqual<F>(a.Length, y.Length);
        Lengths.RequireRows(nameof(MapRows), a.Length, row.Length);
        for (int start = 0; start < a.Length; start += row.Length)
            Map<F, T>(a.Slice(start, row.Length), row, y.Slice(start, row.Length));
    }

    /// <summary>y[i] += alpha * x[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled<T>(T alpha, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireEqual(nameof(AddScaled), x.Length, y.Length);
        fixed (T* px = x, py = y)
        {
            if (Vector512.IsHardwareAccelerated)
                AddScaled<Simd512<T>, T>(alpha, px, py, x.Length);
            else if (Vector256.IsHardwareAccelerated)
                AddScaled<Simd256<T>, T>(alpha, px, py, x.Length);
            else
                AddScaled<Simd128<T>, T>(alpha, px, py, x.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Map<F, V, T>(T* x, T* y, int length)
        where F : struct, IUnary
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(F.Apply<V, T>(V.Load(x + i)), y + i);
        if (i < length)
            V.StoreFirst(F.Apply<V, T>(V.LoadFirst(x + i, length - i)), y + i, length - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Map<F, V, T>(T* a, T* b, T* y, int length)
        where F : struct, IBinary
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(F.Apply<V, T>(V.Load(a + i), V.Load(b + i)), y + i);
        int rest = length - i;
        if (rest > 0)
            V.StoreFirst(F.Apply<V, T>(V.LoadFirst(a + i, rest), V.LoadFirst(b + i, rest)), y + i, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Map<F, V, T>(T* a, T b, T* y, int length)
        where F : struct, IBinary
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V scalar = V.Broadcast(b);
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(F.Apply<V, T>(V.Load(a + i), scalar), y + i);
        if (i < length)
            V.StoreFirst(F.Apply<V, T>(V.LoadFirst(a + i, length - i), scalar), y + i, length - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddScaled<V, T>(T alpha, T* x, T* y, int length)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V scale = V.Broadcast(alpha);
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(V.MultiplyAdd(scale, V.Load(x + i), V.Load(y + i)), y + i);
        int rest = length - i;
        if (rest > 0)
            V.StoreFirst(V.MultiplyAdd(scale, V.LoadFirst(x + i, rest), V.LoadFirst(y + i, rest)), y + i, rest);
    }
}
