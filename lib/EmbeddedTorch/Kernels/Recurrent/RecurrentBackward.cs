using System.Numerics;
using System.Runtime.CompilerServices;

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

        /// <summary>Sums of the input weight's gradient by column, where the inputs are one-hot.</summary>
        public T* Table;

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
        if (p.Indices != null && WeightColumns<V, T>.TableLength(gates, shape.Inputs, shape.Rows) is > 0 and var tableLength)
            buffers.Table = workspace.Take(tableLength);
        int slots = RecurrentChunk.Steps(shape);
        var batchParts = new BatchParts(shape, TCell.Gates, slots);
        var gateParts = new GateParts(shape, TCell.Gates, slots);
        for (int last = shape.Steps - 1; last >= 0; last -= slots)
        {
            int steps = Math.Min(slots, last + 1);
            var back = new StepsBack(shape, p, d, buffers, batchParts, toState, toInput, last, steps);
            Threads.Run(batchParts.Count, ref back);
            var sums = new ParameterSums(shape, p, d, buffers, gateParts, last, steps);
            Threads.Run(gateParts.Count, ref sums);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(T* source, T* destination, int length)
    {
        if (source != null && destination != null)
            new ReadOnlySpan<T>(source, length).CopyTo(new Span<T>(destination, length));
    }

    /// <summary>Takes some sequences back through the steps of one chunk.</summary>
    private readonly struct StepsBack(
        RecurrentShape shape, RecurrentPointers<T> p, RecurrentGradientPointers<T> d, Buffers buffers, BatchParts parts,
        StepProduct<V, T> toState, StepProduct<V, T> toInput, int last, int steps) : IParts
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part)
        {
            for (int slot = 0; slot < steps; slot++)
                Step(parts.Range(part), last - slot, (nint)slot * shape.Batch);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Step(BatchRange range, int n, nint row)
        {
            int hidden = shape.Hidden, gates = TCell.Gates * hidden, extras = TCell.Extras * hidden, time = shape.Time(n), batch = shape.Batch;
            Matrix<T> states = range.Of(StatesBefore.H(shape, p, n));
            Matrix<T> dh = range.Of(new Matrix<T>(buffers.Dh, Layout.RowMajor(batch, hidden)));
            Matrix<T> dGates = range.Of(new Matrix<T>(buffers.DGates + row * gates, Layout.RowMajor(batch, gates)));
            Matrix<T> dHiddenGates = range.Of(new Matrix<T>(buffers.DHiddenGates + row * gates, Layout.RowMajor(batch, gates)));
            Matrix<T> dy = d.Dy == null ? new Matrix<T>(buffers.Zeros, new Layout(batch, hidden, 0, 1)) : shape.At(d.Dy, d.DyStride, hidden, time);
            TCell.Backward<V, T>(new CellBackward<T>
            {
                Hidden = hidden,
                Gates = range.Of(shape.At(p.Gates, gates, gates, time)),
                Extras = range.Of(shape.At(p.Extras, extras, extras, time)),
                HPrevious = states,
                CPrevious = range.Of(StatesBefore.C<TCell, T>(shape, p, n)),
                Dy = range.Of(dy),
                Dh = dh,
                Dc = range.Of(new Matrix<T>(buffers.Dc, Layout.RowMajor(batch, hidden))),
                DGates = dGates,
                DHiddenGates = dHiddenGates
            });
            if (n > 0 || d.Dh0 != null)
                toState.Multiply(dHiddenGates, dh, accumulate: TCell.SeparatesHidden);
            if (d.Dx != null)
                toInput.Multiply(dGates, range.Of(shape.At(d.Dx, shape.Inputs, shape.Inputs, time)), accumulate: false);
            if (p.Indices == null)
                GatherRows(range.Of(shape.At(p.X, shape.Inputs, shape.Inputs, time)), buffers.X + (row + range.First) * shape.Inputs);
            GatherRows(states, buffers.H + (row + range.First) * hidden);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void GatherRows(Matrix<T> source, T* destination)
        {
            for (int b = 0; b < source.Rows; b++)
                Copy(source.At(b, 0), destination + b * source.Columns, source.Columns);
        }
    }

    /// <summary>Adds the gradients of the weights and biases of some gates: one product per weight for all the rows of a chunk.</summary>
    private readonly struct ParameterSums(
        RecurrentShape shape, RecurrentPointers<T> p, RecurrentGradientPointers<T> d, Buffers buffers, GateParts parts, int last, int steps) : IParts
    {
        private int Rows => steps * shape.Batch;

        public void Run(int part)
        {
            (int first, int count) = parts.Range(part);
            if (p.Indices == null)
                AddWeightGradient(buffers.DGates, buffers.X, shape.Inputs, d.InputWeight, first, count);
            else if (d.InputWeight != null)
                AddToColumns(first, count);
            AddWeightGradient(buffers.DHiddenGates, buffers.H, shape.Hidden, d.HiddenWeight, first, count);
            if (d.InputBias != null)
                Columns.AddSums<V, T>(Gates(buffers.DGates, first, count), d.InputBias + first);
            if (d.HiddenBias != null)
                Columns.AddSums<V, T>(Gates(buffers.DHiddenGates, first, count), d.HiddenBias + first);
        }

        /// <summary>The gradients of the input weight's columns, from the last chunk to the first.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddToColumns(int first, int count)
        {
            int gates = TCell.Gates * shape.Hidden;
            var sums = new ColumnSums<V, T>(buffers.Table, gates, shape.Inputs, first, count);
            if (last == shape.Steps - 1)
                sums.Clear();
            T* dGates = buffers.DGates;
            for (int slot = 0; slot < steps; slot++)
                for (int b = 0; b < shape.Batch; b++, dGates += gates)
                    sums.Add(p.Indices[shape.Row(b, shape.Time(last - slot))], dGates, d.InputWeight);
            if (last < steps)
                sums.AddTo(d.InputWeight);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddWeightGradient(T* dGates, T* operand, int columns, T* gradient, int first, int count)
        {
            if (gradient == null)
                return;
            var right = new Matrix<T>(operand, Layout.RowMajor(Rows, columns));
            var sum = new Matrix<T>(gradient + (nint)first * columns, Layout.RowMajor(count, columns));
            Gemm<V, T>.Multiply(T.One, Gates(dGates, first, count).Transposed, right, T.One, sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Matrix<T> Gates(T* dGates, int first, int count) => new(dGates + first, new Layout(Rows, count, TCell.Gates * shape.Hidden, 1));
    }
}
