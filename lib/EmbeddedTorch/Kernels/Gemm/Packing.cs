using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Copies parts of matrices into the order in which the inner loop reads them.</summary>
internal static unsafe class Packing<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>packed[p * columns + j] = part[p, j] for all rows p, with zeros behind the part's columns up to <paramref name="columns"/>.</summary>
    /// <param name="part">At most <paramref name="columns"/> columns.</param>
    /// <param name="packed">Rows times columns elements.</param>
    /// <param name="columns">The distance of packed rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(Matrix<T> part, T* packed, int columns)
    {
        if (part.ColumnStride == 1)
            CopyRows(part, packed, columns);
        else if (part.RowStride == 1)
            Transpose(part, packed, columns);
        else
            Gather(part, packed, columns, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(Matrix<T> part, T* packed, int columns)
    {
        if (part.Columns == columns && columns <= V.Count)
            CopyShortRows(part, packed);
        else
            CopyLongRows(part, packed, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyShortRows(Matrix<T> part, T* packed)
    {
        T* source = part.Data;
        int columns = part.Columns;
        nint stride = part.RowStride;
        for (int p = part.Rows; p > 0; p--, source += stride, packed += columns)
            V.StoreFirst(V.LoadFirst(source, columns), packed, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLongRows(Matrix<T> part, T* packed, int columns)
    {
        T* source = part.Data;
        for (int p = part.Rows; p > 0; p--, source += part.RowStride, packed += columns)
        {
            int j = 0;
            for (; j <= part.Columns - V.Count; j += V.Count)
                V.Store(V.Load(source + j), packed + j);
            for (; j < columns; j += V.Count)
                V.StoreFirst(V.LoadFirst(source + j, Math.Max(0, part.Columns - j)), packed + j, Math.Min(V.Count, columns - j));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(Matrix<T> part, T* packed, int columns)
    {
        int j = 0;
        for (; j <= part.Columns - Transposition.Size; j += Transposition.Size)
            Transposition.Strip(part.At(0, j), part.ColumnStride, part.Rows, packed + j, columns);
        Gather(part, packed, columns, j);
    }

    /// <summary>One by one, from column <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(Matrix<T> part, T* packed, int columns, int start)
    {
        for (int j = start; j < columns; j++)
        {
            T* source = part.At(0, j), destination = packed + j;
            for (int p = part.Rows; p > 0; p--, source += part.RowStride, destination += columns)
                *destination = j < part.Columns ? *source : T.Zero;
        }
    }
}
