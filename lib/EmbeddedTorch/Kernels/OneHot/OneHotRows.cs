using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Recognizes matrices whose rows are one-hot: a product with such a matrix is a look-up, and its gradient adds rows in
/// place of multiplying. The values are what counts, not how they were made; the search ends at the first other row, so
/// that it costs nothing elsewhere.
/// </summary>
internal static unsafe class OneHotRows
{
    /// <summary>The index of a row of zeros: a step of padding, or the first input of a sequence that is to be written.</summary>
    public const int Nothing = -1;

    private const int Other = -2;

    /// <summary>With fewer columns the product takes no longer than the look-up.</summary>
    private const int ColumnsThatPay = 16;

    /// <summary>Where the one of each row is, or <see cref="Nothing"/>.</summary>
    /// <param name="x">Contiguous rows.</param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="indices">Written, one per row; see <see cref="Found"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find<T>(T* x, int rows, int columns, int* indices) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        indices[0] = Other;
        if (columns < ColumnsThatPay)
            return;
        for (int i = 0; i < rows; i++, x += columns)
        {
            indices[i] = IndexOf(x, columns);
            if (indices[i] != Other)
                continue;
            indices[0] = Other;
            return;
        }
    }

    /// <summary>The indices that <see cref="Find"/> wrote, or null if not all rows were one-hot.</summary>
    public static int* Found(int* indices) => indices[0] == Other ? null : indices;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int IndexOf<T>(T* row, int columns) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int index = FirstNonZero(row, columns);
        if (index < 0)
            return Nothing;
        return row[index] == T.One && FirstNonZero(row + index + 1, columns - index - 1) < 0 ? index : Other;
    }

    /// <summary>The index of the first number that is not the zero without a sign, or -1.</summary>
    private static int FirstNonZero<T>(T* row, int length) where T : unmanaged => sizeof(T) == sizeof(int)
        ? new ReadOnlySpan<int>(row, length).IndexOfAnyExcept(0)
        : new ReadOnlySpan<long>(row, length).IndexOfAnyExcept(0);
}
