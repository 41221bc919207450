namespace TorchSharp.Kernels;

/// <summary>Where the elements of a matrix lie: element (i, j) at i * RowStride + j * ColumnStride.</summary>
internal readonly record struct Layout(int Rows, int Columns, nint RowStride, nint ColumnStride)
{
    /// <summary>Contiguous, one row after the other.</summary>
    public static Layout RowMajor(int rows, int columns) => new(rows, columns, columns, 1);

    /// <summary>The transposed matrix in the same memory.</summary>
    public Layout Transposed => new(Columns, Rows, ColumnStride, RowStride);

    /// <summary>Number of elements from the first to the last in memory.</summary>
    public long Extent => Rows == 0 || Columns == 0 ? 0 : (Rows - 1L) * RowStride + (Columns - 1L) * ColumnStride + 1;

    public override string ToString() => $"({Rows}, {Columns})";
}
