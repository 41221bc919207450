using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The backward pass of <see cref="Recurrent"/> for one vector width: backpropagation through time. The gradients of the
/// gates are kept for some steps only, and then turned into gradients of the parameters while the caches still hold them.
/// </summary>
internal static unsafe class RecurrentBackward<TCell, V, T>
    where TCell : struct, IRecurrentCell
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What the steps share.</summary>
    private struct Buffers
    {
        /// <summary>Gradients of the gates' sums of the steps of one chunk, as the input sees them, and as the state does.</summary>
        public T* DGates, DHiddenGates;

        /// <summary>Inputs of the steps of one chunk, and the states before them.</summary>
        public T* X, H;

        /// <summary>Gradients of the states, (batch, hidden).</summary>
        public T* Dh, Dc;

        /// <summary>A row of zeros in place of an output gradient that is not there.</summary>
        public T* Zeros;
    }

    public static void Run(RecurrentShape shape, RecurrentPointers<T> p, RecurrentGradientPointers<T> d)
    {
        int hidden = shape.Hidden, gates = TCell.Gates * hidden;
        var workspace = new Workspace<T>(p.Workspace);
        Buffers buffers = Prepare(shape, d, ref workspace);
        var hiddenWeight = new Matrix<T>(p.HiddenWeight, Layout.RowMajor(gates, hidden));
        var inputWeight = new Matrix<T>(p.InputWeight, Layout.RowMajor(gates, shape.Inputs));
        var toState = new StepProduct<V, T>(hiddenWeight, shape, workspace.Take(Gemm<V, T>.PackedLength(gates, hidden)));
        StepProduct<V, T> toInput = d.Dx == null ? default : new(inputWeight, shape, workspace.Take(Gemm<V, T>.PackedLength(gates, shape.Inputs)));
        int slots = RecurrentChunk.Steps(shape);
        for (int n = shape.Steps - 1, slot = 0; n >= 0; n--)
        {
            Step(shape, p, d, buffers, n, slot, toState, toInput);
            if (++slot == slots || n == 0)
            {
                AddParameterGradients(shape, d, buffers, slot * shape.Batch);
                slot = 0;
            }
        }
        Copy(buffers.Dh, d.Dh0, shape.Batch * hidden);
        Copy(buffers.Dc, d.Dc0, shape.Batch * hidden);
    }

    private static Buffers Prepare(RecurrentShape shape, in RecurrentGradientPointers<T> d, ref Workspace<T> workspace)
    {
        int rows = RecurrentChunk.Rows(shape), state = shape.Batch * shape.Hidden;
        long gates = (long)rows * TCell.Gates * shape.Hidden;
        Buffers buffers = default;
        buffers.DGates = workspace.Take(gates);
        buffers.DHiddenGates = TCell.SeparatesHidden ? workspace.Take(gates) : buffers.DGates;
        buffers.X = workspace.Take((long)rows * shape.Inputs);
        buffers.H = workspace.Take((long)rows * shape.Hidden);
        buffers.Dh = workspace.Take(state);
        buffers.Dc = workspace.Take(state);
        buffers.Zeros = workspace.Take(shape.Hidden);
        new Span<T>(buffers.Dh, state).Clear();
        new Span<T>(buffers.Dc, state).Clear();
        new Span<T>(buffers.Zeros, shape.Hidden).Clear();
        Copy(d.DhN, buffers.Dh, state);
        Copy(d.DcN, buffers.Dc, state);
        return buffers;
    }

    /// <summary>Does nothing if either side is absent.</summary>
    private static void Copy(T* source, T* destination, int length)
    {
        if (source != null && destination != null)
            new ReadOnlySpan<T>(source, length).CopyTo(new Span<T>(destination, length));
    }

    private static void Step(
        RecurrentShape shape, in RecurrentPointers<T> p, in RecurrentGradientPointers<T> d, in Buffers buffers, int n, int slot,
        in StepProduct<V, T> toState, in StepProduct<V, T> toInput)
    {
        int hidden = shape.Hidden, gates = TCell.Gates * hidden, extras = TCell.Extras * hidden, time = shape.Time(n), batch = shape.Batch;
        nint row = (nint)slot * batch;
        Matrix<T> states = StatesBefore.H(shape, p, n);
        var dh = new Matrix<T>(buffers.Dh, Layout.RowMajor(batch, hidden));
        var dGates = new Matrix<T>(buffers.DGates + row * gates, Layout.RowMajor(batch, gates));
        var dHiddenGates = new Matrix<T>(buffers.DHiddenGates + row * gates, Layout.RowMajor(batch, gates));
        TCell.Backward<V, T>(new CellBackward<T>
        {
            Hidden = hidden,
            Gates = shape.At(p.Gates, gates, gates, time),
            Extras = shape.At(p.Extras, extras, extras, time),
            HPrevious = states,
            CPrevious = StatesBefore.C<TCell, T>(shape, p, n),
            Dy = d.Dy == null ? new Matrix<T>(buffers.Zeros, new Layout(batch, hidden, 0, 1)) : shape.At(d.Dy, d.DyStride, hidden, time),
            Dh = dh,
            Dc = new Matrix<T>(buffers.Dc, Layout.RowMajor(batch, hidden)),
            DGates = dGates,
            DHiddenGates = dHiddenGates
        });
        if (n > 0 || d.Dh0 != null)
            toState.Multiply(dHiddenGates, dh, accumulate: TCell.SeparatesHidden);
        if (d.Dx != null)
            toInput.Multiply(dGates, shape.At(d.Dx, shape.Inputs, shape.Inputs, time), accumulate: false);
        GatherRows(shape.At(p.X, shape.Inputs, shape.Inputs, time), buffers.X + row * shape.Inputs);
        GatherRows(states, buffers.H + row * hidden);
    }

    private static void GatherRows(Matrix<T> source, T* destination)
    {
        for (int b = 0; b < source.Rows; b++)
            Copy(source.At(b, 0), destination + b * source.Columns, source.Columns);
    }

    /// <summary>One product per weight for all the rows of a chunk.</summary>
    private static void AddParameterGradients(RecurrentShape shape, in RecurrentGradientPointers<T> d, in Buffers buffers, int rows)
    {
        int gates = TCell.Gates * shape.Hidden;
        var dGates = new Matrix<T>(buffers.DGates, Layout.RowMajor(rows, gates));
        var dHiddenGates = new Matrix<T>(buffers.DHiddenGates, Layout.RowMajor(rows, gates));
        AddWeightGradient(dGates, buffers.X, shape.Inputs, d.InputWeight);
        AddWeightGradient(dHiddenGates, buffers.H, shape.Hidden, d.HiddenWeight);
        if (d.InputBias != null)
            Columns.AddSums<V, T>(buffers.DGates, rows, gates, d.InputBias);
        if (d.HiddenBias != null)
            Columns.AddSums<V, T>(buffers.DHiddenGates, rows, gates, d.HiddenBias);
    }

    private static void AddWeightGradient(Matrix<T> dGates, T* operand, int columns, T* gradient)
    {
        if (gradient == null)
            return;
        var right = new Matrix<T>(operand, Layout.RowMajor(dGates.Rows, columns));
        Gemm<V, T>.Multiply(T.One, dGates.Transposed, right, T.One, new Matrix<T>(gradient, Layout.RowMajor(dGates.Columns, columns)));
    }
}
