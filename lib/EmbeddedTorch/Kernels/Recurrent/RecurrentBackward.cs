using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The backward pass of <see cref="Recurrent"/> for one vector width: backpropagation through time.</summary>
internal static unsafe class RecurrentBackward<TCell, V, T>
    where TCell : struct, IRecurrentCell
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What the steps share.</summary>
    private struct Buffers
    {
        /// <summary>Gradients of the gates' sums, all rows: as the input sees them, and as the state does.</summary>
        public T* DGates, DHiddenGates;

        /// <summary>Gradients of the states, (batch, hidden).</summary>
        public T* Dh, Dc;

        /// <summary>A row of zeros in place of an output gradient that is not there.</summary>
        public T* Zeros;
    }

    public static void Run(RecurrentShape shape, RecurrentPointers<T> p, RecurrentGradientPointers<T> d, Span<T> dInputBias, Span<T> dHiddenBias)
    {
        int hidden = shape.Hidden, gates = TCell.Gates * hidden;
        var workspace = new Workspace<T>(p.Workspace);
        Buffers buffers = Prepare(shape, d, ref workspace);
        var hiddenWeight = new Matrix<T>(p.HiddenWeight, Layout.RowMajor(gates, hidden));
        var product = new StepProduct<V, T>(hiddenWeight, shape, workspace.Take(Gemm<V, T>.PackedLength(gates, hidden)));
        for (int n = shape.Steps - 1; n >= 0; n--)
            Step(shape, p, d, buffers, product, n);

        long state = (long)shape.Batch * hidden;
        if (d.Dh0 != null)
            new ReadOnlySpan<T>(buffers.Dh, (int)state).CopyTo(new Span<T>(d.Dh0, (int)state));
        if (d.Dc0 != null)
            new ReadOnlySpan<T>(buffers.Dc, (int)state).CopyTo(new Span<T>(d.Dc0, (int)state));
        AddParameterGradients(shape, p, d, buffers, workspace.Take((long)shape.Rows * hidden));
        AddBiasGradients(buffers.DGates, shape.Rows, dInputBias);
        AddBiasGradients(buffers.DHiddenGates, shape.Rows, dHiddenBias);
    }

    private static Buffers Prepare(RecurrentShape shape, in RecurrentGradientPointers<T> d, ref Workspace<T> workspace)
    {
        long gates = (long)shape.Rows * TCell.Gates * shape.Hidden, state = (long)shape.Batch * shape.Hidden;
        Buffers buffers = default;
        buffers.DGates = workspace.Take(gates);
        buffers.DHiddenGates = TCell.SeparatesHidden ? workspace.Take(gates) : buffers.DGates;
        buffers.Dh = workspace.Take(state);
        buffers.Dc = workspace.Take(state);
        buffers.Zeros = workspace.Take(shape.Hidden);
        CopyOrClear(d.DhN, buffers.Dh, (int)state);
        CopyOrClear(d.DcN, buffers.Dc, (int)state);
        new Span<T>(buffers.Zeros, shape.Hidden).Clear();
        return buffers;
    }

    private static void CopyOrClear(T* source, T* destination, int length)
    {
        if (source == null)
            new Span<T>(destination, length).Clear();
        else
            new ReadOnlySpan<T>(source, length).CopyTo(new Span<T>(destination, length));
    }

    private static void Step(
        RecurrentShape shape, in RecurrentPointers<T> p, in RecurrentGradientPointers<T> d, in Buffers buffers, in StepProduct<V, T> product, int n)
    {
        int hidden = shape.Hidden, gates = TCell.Gates * hidden, extras = TCell.Extras * hidden, time = shape.Time(n), batch = shape.Batch;
        var dh = new Matrix<T>(buffers.Dh, Layout.RowMajor(batch, hidden));
        Matrix<T> dHiddenGates = shape.At(buffers.DHiddenGates, gates, gates, time, 0, batch);
        TCell.Backward<V, T>(new CellBackward<T>
        {
            Hidden = hidden,
            Gates = shape.At(p.Gates, gates, gates, time, 0, batch),
            Extras = shape.At(p.Extras, extras, extras, time, 0, batch),
            HPrevious = StatesBefore.H(shape, p, n),
            CPrevious = StatesBefore.C<TCell, T>(shape, p, n),
            Dy = d.Dy == null ? new Matrix<T>(buffers.Zeros, new Layout(batch, hidden, 0, 1)) : shape.At(d.Dy, d.DyStride, hidden, time, 0, batch),
            Dh = dh,
            Dc = new Matrix<T>(buffers.Dc, Layout.RowMajor(batch, hidden)),
            DGates = shape.At(buffers.DGates, gates, gates, time, 0, batch),
            DHiddenGates = dHiddenGates
        });
        if (n > 0 || d.Dh0 != null)
            product.Multiply(dHiddenGates, dh, accumulate: TCell.SeparatesHidden);
    }

    private static void AddParameterGradients(
        RecurrentShape shape, in RecurrentPointers<T> p, in RecurrentGradientPointers<T> d, in Buffers buffers, T* previous)
    {
        int hidden = shape.Hidden, gates = TCell.Gates * hidden, rows = shape.Rows;
        var dGates = new Matrix<T>(buffers.DGates, Layout.RowMajor(rows, gates));
        if (d.InputWeight != null)
        {
            var x = new Matrix<T>(p.X, Layout.RowMajor(rows, shape.Inputs));
            Gemm<V, T>.Multiply(T.One, dGates.Transposed, x, T.One, new Matrix<T>(d.InputWeight, Layout.RowMajor(gates, shape.Inputs)));
        }
        if (d.HiddenWeight != null)
        {
            GatherPreviousStates(shape, p, previous);
            var dHiddenGates = new Matrix<T>(buffers.DHiddenGates, Layout.RowMajor(rows, gates));
            var states = new Matrix<T>(previous, Layout.RowMajor(rows, hidden));
            Gemm<V, T>.Multiply(T.One, dHiddenGates.Transposed, states, T.One, new Matrix<T>(d.HiddenWeight, Layout.RowMajor(gates, hidden)));
        }
        if (d.Dx != null)
        {
            var inputWeight = new Matrix<T>(p.InputWeight, Layout.RowMajor(gates, shape.Inputs));
            Gemm<V, T>.Multiply(T.One, dGates, inputWeight, T.Zero, new Matrix<T>(d.Dx, Layout.RowMajor(rows, shape.Inputs)));
        }
    }

    /// <summary>The state before each step in the row of that step, so that one product serves all steps.</summary>
    private static void GatherPreviousStates(RecurrentShape shape, in RecurrentPointers<T> p, T* previous)
    {
        int hidden = shape.Hidden;
        for (int n = 0; n < shape.Steps; n++)
        {
            Matrix<T> source = StatesBefore.H(shape, p, n), destination = shape.At(previous, hidden, hidden, shape.Time(n), 0, shape.Batch);
            for (int b = 0; b < shape.Batch; b++)
                new ReadOnlySpan<T>(source.At(b, 0), hidden).CopyTo(new Span<T>(destination.At(b, 0), hidden));
        }
    }

    private static void AddBiasGradients(T* dGates, int rows, Span<T> gradient)
    {
        if (gradient.IsEmpty)
            return;
        fixed (T* sums = gradient)
            Columns.AddSums<V, T>(dGates, rows, gradient.Length, sums);
    }
}
