using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Sums down the columns of a contiguous row-major matrix: the gradient of a bias.</summary>
internal static unsafe class Columns
{
    private const int RowsPerBlock = 128;

    /// <summary>y[j] += sum over r of x[r, j]; rows are added in blocks, so that long float columns stay accurate.</summary>
    /// <exception cref="ArgumentException">x does not hold whole rows of the length of y.</exception>
    public static void AddSums<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.RequireRows(nameof(AddSums), x.Length, y.Length);
        if (y.IsEmpty)
            return;
        fixed (T* px = x, py = y)
        {
            int rows = x.Length / y.Length;
            if (Vector512.IsHardwareAccelerated)
                AddSums<Simd512<T>, T>(new Matrix<T>(px, Layout.RowMajor(rows, y.Length)), py);
            else if (Vector256.IsHardwareAccelerated)
                AddSums<Simd256<T>, T>(new Matrix<T>(px, Layout.RowMajor(rows, y.Length)), py);
            else
                AddSums<Simd128<T>, T>(new Matrix<T>(px, Layout.RowMajor(rows, y.Length)), py);
        }
    }

    /// <summary>The same for a matrix whose rows are contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddSums<V, T>(Matrix<T> x, T* y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int start = 0; start < x.Rows; start += RowsPerBlock)
            AddBlock<V, T>(x.At(start, 0), x.RowStride, Math.Min(RowsPerBlock, x.Rows - start), x.Columns, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlock<V, T>(T* x, nint stride, int rows, int columns, T* y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int j = 0;
        for (; j <= columns - 4 * V.Count; j += 4 * V.Count)
        {
            V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
            T* column = x + j;
            for (int r = 0; r < rows; r++, column += stride)
            {
                s0 += V.Load(column);
                s1 += V.Load(column + V.Count);
                s2 += V.Load(column + 2 * V.Count);
                s3 += V.Load(column + 3 * V.Count);
            }
            V.Store(V.Load(y + j) + s0, y + j);
            V.Store(V.Load(y + j + V.Count) + s1, y + j + V.Count);
            V.Store(V.Load(y + j + 2 * V.Count) + s2, y + j + 2 * V.Count);
            V.Store(V.Load(y + j + 3 * V.Count) + s3, y + j + 3 * V.Count);
        }
        for (; j < columns; j += V.Count)
        {
            int width = Math.Min(V.Count, columns - j);
            V sum = V.Zero;
            for (int r = 0; r < rows; r++)
                sum += V.LoadFirst(x + r * stride + j, width);
            V.StoreFirst(V.LoadFirst(y + j, width) + sum, y + j, width);
        }
    }
}
