using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Products of one-hot rows with a weight, as look-ups; see <see cref="OneHotRows"/>.</summary>
internal static unsafe class OneHotProducts
{
    /// <summary>y += x Wᵀ, if all rows of x are one-hot.</summary>
    /// <param name="x">(rows, inputs), contiguous.</param>
    /// <param name="weight">(outputs, inputs), contiguous.</param>
    /// <param name="inputs">Columns of x, at least 1.</param>
    /// <param name="y">(rows, outputs), contiguous.</param>
    /// <returns>Whether it was done.</returns>
    public static bool TryAdd<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> weight, int inputs, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = x.Length / inputs, outputs = weight.Length / inputs;
        using var indices = new Indices<T>(x, rows, inputs);
        if (!indices.Found)
            return false;
        fixed (T* w = weight, target = y)
        {
            var matrix = new Matrix<T>(w, Layout.RowMajor(outputs, inputs));
            if (Vector512.IsHardwareAccelerated)
                Add<Simd512<T>, T>(indices.Span, matrix, target);
            else if (Vector256.IsHardwareAccelerated)
                Add<Simd256<T>, T>(indices.Span, matrix, target);
            else
                Add<Simd128<T>, T>(indices.Span, matrix, target);
        }
        return true;
    }

    /// <summary>dW += dyᵀ x, if all rows of x are one-hot; shapes as in <see cref="TryAdd"/>.</summary>
    /// <returns>Whether it was done.</returns>
    public static bool TryAddGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, int inputs, Span<T> dWeight) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = x.Length / inputs, outputs = dWeight.Length / inputs;
        using var indices = new Indices<T>(x, rows, inputs);
        if (!indices.Found)
            return false;
        fixed (T* source = dy, gradient = dWeight)
        {
            var matrix = new Matrix<T>(gradient, Layout.RowMajor(outputs, inputs));
            if (Vector512.IsHardwareAccelerated)
                AddGradient<Simd512<T>, T>(indices.Span, source, matrix);
            else if (Vector256.IsHardwareAccelerated)
                AddGradient<Simd256<T>, T>(indices.Span, source, matrix);
            else
                AddGradient<Simd128<T>, T>(indices.Span, source, matrix);
        }
        return true;
    }

    internal static void Add<V, T>(ReadOnlySpan<int> indices, Matrix<T> weight, T* y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var columns = new WeightColumns<V, T>(weight, indices.Length, Table(weight, indices.Length));
        T* column = PackBuffers.Right<T>(weight.Rows);
        foreach (int index in indices)
        {
            columns.Copy(index, column);
            Elementwise.Map<Binary.Add, V, T>(y, column, y, weight.Rows);
            y += weight.Rows;
        }
    }

    internal static void AddGradient<V, T>(ReadOnlySpan<int> indices, T* dy, Matrix<T> gradient)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = new ColumnSums<V, T>(Table(gradient, indices.Length), gradient.Rows, gradient.Columns, 0, gradient.Rows);
        sums.Clear();
        foreach (int index in indices)
        {
            sums.Add(index, dy, gradient.Data);
            dy += gradient.Rows;
        }
        sums.AddTo(gradient.Data);
    }

    private static T* Table<T>(Matrix<T> weight, int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long length = WeightColumns<Simd128<T>, T>.TableLength(weight.Rows, weight.Columns, rows);
        return length == 0 ? null : PackBuffers.Left<T>(length);
    }

    /// <summary>Where the ones of the rows are, in rented memory.</summary>
    private readonly ref struct Indices<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int[]? rented;
        private readonly int rows;

        public Indices(ReadOnlySpan<T> x, int rows, int columns)
        {
            this.rows = rows;
            if (rows == 0)
                return;
            rented = ArrayPool<int>.Shared.Rent(rows);
            fixed (T* px = x)
            fixed (int* found = rented)
            {
                OneHotRows.Find(px, rows, columns, found);
                Found = OneHotRows.Found(found) != null;
            }
        }

        public bool Found { get; }

        public ReadOnlySpan<int> Span => rented.AsSpan(0, rows);

        public void Dispose()
        {
            if (rented is not null)
                ArrayPool<int>.Shared.Return(rented);
        }
    }
}
