using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The forward pass of <see cref="Recurrent"/> for one vector width.</summary>
internal static unsafe class RecurrentForward<TCell, V, T>
    where TCell : struct, IRecurrentCell
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Run(RecurrentShape shape, RecurrentPointers<T> p)
    {
        int gates = TCell.Gates * shape.Hidden;
        var workspace = new Workspace<T>(p.Workspace);
        T* bias = workspace.Take(2 * gates);
        SumBiases(p, bias, bias + gates, gates);

        var inputWeight = new Matrix<T>(p.InputWeight, Layout.RowMajor(gates, shape.Inputs));
        WeightColumns<V, T> columns = default;
        if (p.Indices != null)
            columns = new(inputWeight, shape.Rows, workspace.Take(WeightColumns<V, T>.TableLength(gates, shape.Inputs, shape.Rows)));
        else
            MultiplyInputs(shape, p, inputWeight);

        var hiddenWeight = new Matrix<T>(p.HiddenWeight, Layout.RowMajor(gates, shape.Hidden));
        var product = new StepProduct<V, T>(hiddenWeight.Transposed, shape, workspace.Take(Gemm<V, T>.PackedLength(shape.Hidden, gates)));
        T* hiddenGates = TCell.SeparatesHidden ? workspace.Take((long)shape.Batch * gates) : null;
        var parts = new BatchParts(shape, TCell.Gates, shape.Steps);
        var work = new Work(shape, p, parts, product, columns, bias, hiddenGates);
        Threads.Run(parts.Count, ref work);
    }

    /// <summary>One product for all rows.</summary>
    private static void MultiplyInputs(RecurrentShape shape, in RecurrentPointers<T> p, Matrix<T> inputWeight)
    {
        var input = new Matrix<T>(p.X, Layout.RowMajor(shape.Rows, shape.Inputs));
        GemmParts<V, T>.Multiply(T.One, input, inputWeight.Transposed, T.Zero, new Matrix<T>(p.Gates, Layout.RowMajor(shape.Rows, inputWeight.Rows)));
    }

    /// <summary>Takes some sequences through all steps.</summary>
    private readonly struct Work(
        RecurrentShape shape, RecurrentPointers<T> p, BatchParts parts, StepProduct<V, T> product, WeightColumns<V, T> columns, T* bias, T* hiddenGates)
        : IParts
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part)
        {
            for (int n = 0; n < shape.Steps; n++)
                Step(parts.Range(part), n);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Step(BatchRange range, int n)
        {
            int hidden = shape.Hidden, gates = TCell.Gates * hidden, extras = TCell.Extras * hidden, time = shape.Time(n), batch = shape.Batch;
            Matrix<T> state = range.Of(StatesBefore.H(shape, p, n)), sums = range.Of(shape.At(p.Gates, gates, gates, time));
            Matrix<T> separate = range.Of(new Matrix<T>(hiddenGates, Layout.RowMajor(batch, gates)));
            if (p.Indices != null)
                LookUpInputs(sums, range, time);
            product.Multiply(state, TCell.SeparatesHidden ? separate : sums, accumulate: !TCell.SeparatesHidden);
            TCell.Forward<V, T>(new CellForward<T>
            {
                Hidden = hidden,
                Gates = sums,
                HiddenGates = separate,
                InputBias = bias,
                HiddenBias = bias + gates,
                HPrevious = state,
                H = range.Of(shape.At(p.Y, p.YStride, hidden, time)),
                CPrevious = range.Of(StatesBefore.C<TCell, T>(shape, p, n)),
                Extras = range.Of(shape.At(p.Extras, extras, extras, time))
            });
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void LookUpInputs(Matrix<T> sums, BatchRange range, int time)
        {
            for (int b = 0; b < range.Count; b++)
                columns.Copy(p.Indices[shape.Row(range.First + b, time)], sums.At(b, 0));
        }
    }

    /// <summary>Both biases together, unless the cell needs them apart; absent ones are zero.</summary>
    private static void SumBiases(in RecurrentPointers<T> p, T* first, T* second, int gates)
    {
        new Span<T>(first, 2 * gates).Clear();
        if (p.InputBias != null)
            new ReadOnlySpan<T>(p.InputBias, gates).CopyTo(new Span<T>(first, gates));
        if (p.HiddenBias == null)
            return;
        T* target = TCell.SeparatesHidden ? second : first;
        Elementwise.Map<Binary.Add, V, T>(target, p.HiddenBias, target, gates);
    }
}
