using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Softmax and its logarithm over the rows of a contiguous row-major matrix, and their gradients.</summary>
/// <remarks>The row's maximum is subtracted first, so nothing overflows. A row of negative infinities gives NaN, as in PyTorch.</remarks>
internal static unsafe class Softmax
{
    /// <summary>y = e^x / sum e^x, row by row; y may be x.</summary>
    /// <exception cref="ArgumentException">The lengths differ or are no whole rows.</exception>
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, int columns) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows(nameof(Softmax), x.Length, y.Length, columns);
        fixed (T* px = x, py = y)
        {
            if (Vector512.IsHardwareAccelerated)
                Forward<Simd512<T>, T>(px, py, rows, columns);
            else if (Vector256.IsHardwareAccelerated)
                Forward<Simd256<T>, T>(px, py, rows, columns);
            else
                Forward<Simd128<T>, T>(px, py, rows, columns);
        }
    }

    /// <summary>y = x - ln sum e^x, row by row; y may be x.</summary>
    /// <exception cref="ArgumentException">The lengths differ or are no whole rows.</exception>
    public static void LogForward<T>(ReadOnlySpan<T> x, Span<T> y, int columns) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows("log_softmax", x.Length, y.Length, columns);
        fixed (T* px = x, py = y)
        {
            if (Vector512.IsHardwareAccelerated)
                LogForward<Simd512<T>, T>(px, py, rows, columns);
            else if (Vector256.IsHardwareAccelerated)
                LogForward<Simd256<T>, T>(px, py, rows, columns);
            else
                LogForward<Simd128<T>, T>(px, py, rows, columns);
        }
    }

    /// <summary>dx = y * (dy - sum(dy * y)) of y = softmax(x), row by row; dx may be dy.</summary>
    /// <exception cref="ArgumentException">The lengths differ or are no whole rows.</exception>
    public static void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows("softmax backward", y.Length, dy.Length, columns);
        Lengths.RequireEqual("softmax backward", dy.Length, dx.Length);
        for (int start = 0; start < rows * columns; start += columns)
        {
            ReadOnlySpan<T> yRow = y.Slice(start, columns), dyRow = dy.Slice(start, columns);
            Span<T> dxRow = dx.Slice(start, columns);
            T weighted = Reduction.Dot(yRow, dyRow);
            Elementwise.Map<Binary.Subtract, T>(dyRow, weighted, dxRow);
            Elementwise.Map<Binary.Multiply, T>(dxRow, yRow, dxRow);
        }
    }

    /// <summary>dx = dy - e^y * sum(dy) of y = log_softmax(x), row by row; dx may be dy, but not y.</summary>
    /// <exception cref="ArgumentException">The lengths differ or are no whole rows.</exception>
    public static void LogBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows("log_softmax backward", y.Length, dy.Length, columns);
        Lengths.RequireEqual("log_softmax backward", dy.Length, dx.Length);
        fixed (T* py = y, pdy = dy, pdx = dx)
        {
            if (Vector512.IsHardwareAccelerated)
                LogBackward<Simd512<T>, T>(py, pdy, pdx, rows, columns);
            else if (Vector256.IsHardwareAccelerated)
                LogBackward<Simd256<T>, T>(py, pdy, pdx, rows, columns);
            else
                LogBackward<Simd128<T>, T>(py, pdy, pdx, rows, columns);
        }
    }

    private static int Rows(string operation, int x, int y, int columns)
    {
        Lengths.RequireEqual(operation, x, y);
        Lengths.RequireRows(operation, x, columns);
        return columns == 0 ? 0 : x / columns;
    }

    internal static void Forward<V, T>(T* x, T* y, int rows, int columns)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; rows > 0; rows--, x += columns, y += columns)
        {
            T sum = ExpOfDifference<V, T>(x, Reduction.Max<V, T>(x, columns), y, columns);
            Elementwise.Map<Binary.Multiply, V, T>(y, T.One / sum, y, columns);
        }
    }

    internal static void LogForward<V, T>(T* x, T* y, int rows, int columns)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; rows > 0; rows--, x += columns, y += columns)
        {
            T max = Reduction.Max<V, T>(x, columns);
            T logSum = T.Log(ExpOfDifference<V, T>(x, max, null, columns));
            SubtractBoth<V, T>(x, max, logSum, y, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void LogBackward<V, T>(T* y, T* dy, T* dx, int rows, int columns)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; rows > 0; rows--, y += columns, dy += columns, dx += columns)
        {
            V minusSum = V.Broadcast(-Reduction.Sum<V, T>(dy, columns));
            int i = 0;
            for (; i <= columns - V.Count; i += V.Count)
                V.Store(V.MultiplyAdd(VectorMath.Exp<V, T>(V.Load(y + i)), minusSum, V.Load(dy + i)), dx + i);
            int rest = columns - i;
            if (rest > 0)
                V.StoreFirst(V.MultiplyAdd(VectorMath.Exp<V, T>(V.LoadFirst(y + i, rest)), minusSum, V.LoadFirst(dy + i, rest)), dx + i, rest);
        }
    }

    /// <summary>y = e^(x - max), unless y is null; returns the sum of the powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ExpOfDifference<V, T>(T* x, T max, T* y, int length)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V top = V.Broadcast(max), sum = V.Zero;
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            V e = VectorMath.Exp<V, T>(V.Load(x + i) - top);
            sum += e;
            if (y != null)
                V.Store(e, y + i);
        }
        int rest = length - i;
        if (rest > 0)
        {
            V e = VectorMath.Exp<V, T>(V.LoadFirst(x + i, rest) - top);
            sum += e & V.First(rest);
            if (y != null)
                V.StoreFirst(e, y + i, rest);
        }
        return V.Sum(sum);
    }

    /// <summary>y = (x - max) - logSum, in this order: the first difference is exact near the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractBoth<V, T>(T* x, T max, T logSum, T* y, int length)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V top = V.Broadcast(max), log = V.Broadcast(logSum);
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(V.Load(x + i) - top - log, y + i);
        if (i < length)
            V.StoreFirst(V.LoadFirst(x + i, length - i) - top - log, y + i, length - i);
    }
}
