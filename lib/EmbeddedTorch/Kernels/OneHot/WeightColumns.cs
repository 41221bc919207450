using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The products of one-hot rows with the transpose of a weight: its columns. The values are those of the product, as long
/// as the weight is finite (0 times infinity would be NaN there).
/// </summary>
internal readonly unsafe struct WeightColumns<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Columns that are written side by side: more would fall on the same sets of the cache.</summary>
    private const int ColumnsPerPass = 8;

    private readonly Matrix<T> weight;
    private readonly T* table;

    /// <summary>Writes the columns one after the other if there are enough rows to look them up.</summary>
    /// <param name="weight">(outputs, inputs), row-major.</param>
    /// <param name="rows">How many rows will be looked up.</param>
    /// <param name="table">Room for <see cref="TableLength"/> elements.</param>
    public WeightColumns(Matrix<T> weight, int rows, T* table)
    {
        this.weight = weight;
        if (TableLength(weight.Rows, weight.Columns, rows) == 0)
            return;
        this.table = table;
        for (int j = 0; j < weight.Columns; j += ColumnsPerPass)
        {
            Matrix<T> columns = weight.Block(0, j, weight.Rows, Math.Min(ColumnsPerPass, weight.Columns - j));
            Packing<V, T>.PackRows(columns.Transposed, table + (nint)j * weight.Rows, weight.Rows);
        }
    }

    /// <summary>Room for the columns, or for their gradients; 0 where few rows are looked up one by one.</summary>
    public static long TableLength(int outputs, int inputs, int rows) => 2L * rows >= inputs ? (long)outputs * inputs : 0;

    /// <summary>destination = the column of an index, or zeros for <see cref="OneHotRows.Nothing"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Copy(int index, T* destination)
    {
        var target = new Span<T>(destination, weight.Rows);
        if (index == OneHotRows.Nothing)
            target.Clear();
        else if (table != null)
            new ReadOnlySpan<T>(table + (nint)index * weight.Rows, weight.Rows).CopyTo(target);
        else
            CopyStrided(weight.At(0, index), destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyStrided(T* source, T* destination)
    {
        nint stride = weight.RowStride;
        for (int j = weight.Rows; j > 0; j--, source += stride)
            *destination++ = *source;
    }
}
