using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>A matrix somewhere in pinned memory.</summary>
internal readonly unsafe struct Matrix<T>(T* data, Layout layout) where T : unmanaged
{
    public readonly T* Data = data;
    public readonly nint RowStride = layout.RowStride;
    public readonly nint ColumnStride = layout.ColumnStride;
    public readonly int Rows = layout.Rows;
    public readonly int Columns = layout.Columns;

    public Matrix<T> Transposed => new(Data, new Layout(Columns, Rows, ColumnStride, RowStride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(int row, int column) => Data + row * RowStride + column * ColumnStride;

    /// <summary>The part of the given size whose first element is (row, column).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix<T> Block(int row, int column, int rows, int columns) =>
        new(At(row, column), new Layout(rows, columns, RowStride, ColumnStride));
}
