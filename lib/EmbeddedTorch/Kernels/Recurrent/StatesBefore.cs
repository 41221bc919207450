using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The states from which a step starts: those of the step before, or the first ones.</summary>
internal static unsafe class StatesBefore
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix<T> H<T>(RecurrentShape shape, in RecurrentPointers<T> p, int n) where T : unmanaged => n == 0
        ? new Matrix<T>(p.H0, Layout.RowMajor(shape.Batch, shape.Hidden))
        : shape.At(p.Y, p.YStride, shape.Hidden, shape.Time(n - 1));

    /// <summary>Empty for cells without cell state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix<T> C<TCell, T>(RecurrentShape shape, in RecurrentPointers<T> p, int n)
        where TCell : struct, IRecurrentCell
        where T : unmanaged
    {
        if (!TCell.HasCellState)
            return default;
        return n == 0
            ? new Matrix<T>(p.C0, Layout.RowMajor(shape.Batch, shape.Hidden))
            : shape.At(p.Extras, TCell.Extras * shape.Hidden, shape.Hidden, shape.Time(n - 1));
    }
}
