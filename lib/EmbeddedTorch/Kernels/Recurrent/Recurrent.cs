using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Whole sequences through one direction of one recurrent layer, forward and backward: one matrix product for all
/// inputs, one per step for the state, and one for some hundred rows for the gradient of each weight. Nothing is
/// allocated per step.
/// </summary>
internal static unsafe class Recurrent
{
    /// <summary>Length of <see cref="RecurrentSequences{T}.Gates"/>.</summary>
    public static long GatesLength<TCell>(RecurrentShape shape) where TCell : struct, IRecurrentCell =>
        (long)shape.Rows * TCell.Gates * shape.Hidden;

    /// <summary>Length of <see cref="RecurrentSequences{T}.Extras"/>: those of the cell, then for each row where its one is, see <see cref="OneHotRows"/>.</summary>
    public static long ExtrasLength<TCell>(RecurrentShape shape) where TCell : struct, IRecurrentCell =>
        CellExtrasLength<TCell>(shape) + shape.Rows;

    private static long CellExtrasLength<TCell>(RecurrentShape shape) where TCell : struct, IRecurrentCell =>
        (long)shape.Rows * TCell.Extras * shape.Hidden;

    /// <summary>Length of the workspace of <see cref="Forward"/>; what it holds does not matter before or after.</summary>
    public static long ForwardWorkspaceLength<TCell, T>(RecurrentShape shape)
        where TCell : struct, IRecurrentCell
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long gates = TCell.Gates * (long)shape.Hidden;
        return Workspace<T>.LengthFor(2 * gates, PackedLength<T>(shape.Hidden, (int)gates), TCell.SeparatesHidden ? shape.Batch * gates : 0,
            TableLength<T>(shape, (int)gates));
    }

    /// <summary>Length of the workspace of <see cref="Backward"/>; what it holds does not matter before or after.</summary>
    public static long BackwardWorkspaceLength<TCell, T>(RecurrentShape shape)
        where TCell : struct, IRecurrentCell
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long gates = TCell.Gates * (long)shape.Hidden, rows = RecurrentChunk.Rows(shape), state = (long)shape.Batch * shape.Hidden;
        return Workspace<T>.LengthFor(rows * gates, TCell.SeparatesHidden ? rows * gates : 0, rows * shape.Inputs, rows * shape.Hidden,
            state, state, shape.Hidden, PackedLength<T>((int)gates, shape.Hidden), PackedLength<T>((int)gates, shape.Inputs), TableLength<T>(shape, (int)gates));
    }

    /// <summary>Computes Y, Gates and Extras, and the last states.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="parameters">Weights and biases.</param>
    /// <param name="sequences">Operands and results.</param>
    /// <param name="hN">Written: state after the last step, (batch, hidden); may be empty.</param>
    /// <param name="cN">LSTM: written, cell state after the last step, (batch, hidden); may be empty.</param>
    /// <param name="workspace">See <see cref="ForwardWorkspaceLength"/>.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Forward<TCell, T>(
        RecurrentShape shape, RecurrentParameters<T> parameters, RecurrentSequences<T> sequences, Span<T> hN, Span<T> cN, Span<T> workspace)
        where TCell : struct, IRecurrentCell
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RecurrentLengths.Require<TCell, T>(shape, parameters, sequences);
        Lengths.RequireAtLeast("recurrent forward", "workspace", workspace.Length, ForwardWorkspaceLength<TCell, T>(shape));
        fixed (T* x = sequences.X, h0 = sequences.H0, c0 = sequences.C0, y = sequences.Y, gates = sequences.Gates, extras = sequences.Extras)
        fixed (T* inputWeight = parameters.InputWeight, hiddenWeight = parameters.HiddenWeight, work = workspace)
        fixed (T* inputBias = parameters.InputBias, hiddenBias = parameters.HiddenBias)
        {
            var pointers = new RecurrentPointers<T>
            {
                X = x,
                H0 = h0,
                C0 = c0,
                Y = y,
                Gates = gates,
                Extras = extras,
                YStride = sequences.YStride,
                Workspace = work,
                InputWeight = inputWeight,
                HiddenWeight = hiddenWeight,
                InputBias = inputBias,
                HiddenBias = hiddenBias
            };
            int* indices = (int*)(extras + CellExtrasLength<TCell>(shape));
            OneHotRows.Find(x, shape.Rows, shape.Inputs, indices);
            pointers.Indices = OneHotRows.Found(indices);
            ForwardAtWidth<TCell, T>(shape, pointers);
            CopyLast<TCell, T>(shape, pointers, hN, cN);
        }
    }

    /// <summary>Computes the wanted gradients; those of the parameters are added, the others written.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="parameters">Weights and biases.</param>
    /// <param name="sequences">As <see cref="Forward"/> left it; not changed.</param>
    /// <param name="gradients">Of outputs, inputs and states.</param>
    /// <param name="parameterGradients">Of the parameters.</param>
    /// <param name="workspace">See <see cref="BackwardWorkspaceLength"/>.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Backward<TCell, T>(
        RecurrentShape shape, RecurrentParameters<T> parameters, RecurrentSequences<T> sequences, RecurrentGradients<T> gradients,
        RecurrentParameterGradients<T> parameterGradients, Span<T> workspace)
        where TCell : struct, IRecurrentCell
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RecurrentLengths.Require<TCell, T>(shape, parameters, sequences);
        RecurrentLengths.Require(shape, gradients);
        RecurrentLengths.Require<TCell, T>(shape, parameterGradients);
        Lengths.RequireAtLeast("recurrent backward", "workspace", workspace.Length, BackwardWorkspaceLength<TCell, T>(shape));
        fixed (T* x = sequences.X, h0 = sequences.H0, c0 = sequences.C0, y = sequences.Y, gates = sequences.Gates, extras = sequences.Extras)
        fixed (T* inputWeight = parameters.InputWeight, hiddenWeight = parameters.HiddenWeight, work = workspace)
        fixed (T* dy = gradients.Dy, dhN = gradients.DhN, dcN = gradients.DcN, dx = gradients.Dx, dh0 = gradients.Dh0, dc0 = gradients.Dc0)
        fixed (T* dInputWeight = parameterGradients.InputWeight, dHiddenWeight = parameterGradients.HiddenWeight)
        fixed (T* dInputBias = parameterGradients.InputBias, dHiddenBias = parameterGradients.HiddenBias)
        {
            var pointers = new RecurrentPointers<T>
            {
                X = x,
                H0 = h0,
                C0 = c0,
                Y = y,
                Gates = gates,
                Extras = extras,
                YStride = sequences.YStride,
                Workspace = work,
                InputWeight = inputWeight,
                HiddenWeight = hiddenWeight,
                Indices = OneHotRows.Found((int*)(extras + CellExtrasLength<TCell>(shape)))
            };
            var gradientPointers = new RecurrentGradientPointers<T>
            {
                Dy = dy,
                DhN = dhN,
                DcN = dcN,
                Dx = dx,
                Dh0 = dh0,
                Dc0 = dc0,
                DyStride = gradients.DyStride,
                InputWeight = dInputWeight,
                HiddenWeight = dHiddenWeight,
                InputBias = dInputBias,
                HiddenBias = dHiddenBias
            };
            BackwardAtWidth<TCell, T>(shape, pointers, gradientPointers);
        }
    }

    private static void ForwardAtWidth<TCell, T>(RecurrentShape shape, in RecurrentPointers<T> pointers)
        where TCell : struct, IRecurrentCell
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            RecurrentForward<TCell, Simd512<T>, T>.Run(shape, pointers);
        else if (Vector256.IsHardwareAccelerated)
            RecurrentForward<TCell, Simd256<T>, T>.Run(shape, pointers);
        else
            RecurrentForward<TCell, Simd128<T>, T>.Run(shape, pointers);
    }

    private static void BackwardAtWidth<TCell, T>(RecurrentShape shape, in RecurrentPointers<T> pointers, in RecurrentGradientPointers<T> gradients)
        where TCell : struct, IRecurrentCell
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            RecurrentBackward<TCell, Simd512<T>, T>.Run(shape, pointers, gradients);
        else if (Vector256.IsHardwareAccelerated)
            RecurrentBackward<TCell, Simd256<T>, T>.Run(shape, pointers, gradients);
        else
            RecurrentBackward<TCell, Simd128<T>, T>.Run(shape, pointers, gradients);
    }

    private static void CopyLast<TCell, T>(RecurrentShape shape, in RecurrentPointers<T> pointers, Span<T> hN, Span<T> cN)
        where TCell : struct, IRecurrentCell
        where T : unmanaged
    {
        int last = shape.Time(shape.Steps - 1), hidden = shape.Hidden;
        if (!hN.IsEmpty)
            CopyRows(shape.At(pointers.Y, pointers.YStride, hidden, last), hN);
        if (TCell.HasCellState && !cN.IsEmpty)
            CopyRows(shape.At(pointers.Extras, TCell.Extras * hidden, hidden, last), cN);
    }

    private static void CopyRows<T>(Matrix<T> rows, Span<T> destination) where T : unmanaged
    {
        for (int b = 0; b < rows.Rows; b++)
            new ReadOnlySpan<T>(rows.At(b, 0), rows.Columns).CopyTo(destination[(b * rows.Columns)..]);
    }

    private static long TableLength<T>(RecurrentShape shape, int gates) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        WeightColumns<Simd512<T>, T>.TableLength(gates, shape.Inputs, shape.Rows);

    /// <summary>The same bound for every vector width: columns are padded to whole vectors.</summary>
    private static long PackedLength<T>(int rows, int columns) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Gemm<Simd512<T>, T>.PackedLength(rows, columns);
}
