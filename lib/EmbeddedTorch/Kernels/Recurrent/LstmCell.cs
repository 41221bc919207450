using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// torch.nn.LSTM: with the gates i, f, g, o in this order, c' = f c + i g and h' = o tanh c'. The extras of a row are
/// c' and tanh c'. Hochreiter and Schmidhuber, "Long short-term memory" (1997); Gers et al., "Learning to forget" (2000).
/// </summary>
internal readonly unsafe struct LstmCell : IRecurrentCell
{
    public static int Gates => 4;

    public static int Extras => 2;

    public static bool HasCellState => true;

    public static bool SeparatesHidden => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, T>(in CellForward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int hidden = step.Hidden;
        for (int b = 0; b < step.Gates.Rows; b++)
        {
            T* gates = step.Gates.At(b, 0);
            GateActivation.Apply<Unary.Sigmoid, V, T>(gates, step.InputBias, 2 * hidden);
            GateActivation.Apply<Unary.Tanh, V, T>(gates + 2 * hidden, step.InputBias + 2 * hidden, hidden);
            GateActivation.Apply<Unary.Sigmoid, V, T>(gates + 3 * hidden, step.InputBias + 3 * hidden, hidden);
            Combine<V, T>(gates, step.CPrevious.At(b, 0), step.Extras.At(b, 0), step.H.At(b, 0), hidden);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine<V, T>(T* gates, T* cPrevious, T* c, T* h, int hidden)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int j = 0;
        for (; j <= hidden - V.Count; j += V.Count)
            CombineAt<WholeVector<V, T>, V, T>(new(), gates + j, cPrevious + j, c + j, h + j, hidden);
        if (j < hidden)
            CombineAt<FirstLanes<V, T>, V, T>(new(hidden - j), gates + j, cPrevious + j, c + j, h + j, hidden);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CombineAt<L, V, T>(L lanes, T* gates, T* cPrevious, T* c, T* h, int hidden)
        where L : struct, ILanes<V, T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V input = lanes.Load(gates), forget = lanes.Load(gates + hidden), candidate = lanes.Load(gates + 2 * hidden);
        V cell = V.MultiplyAdd(forget, lanes.Load(cPrevious), input * candidate);
        V tanh = VectorMath.Tanh<V, T>(cell);
        lanes.Store(cell, c);
        lanes.Store(tanh, c + hidden);
        lanes.Store(lanes.Load(gates + 3 * hidden) * tanh, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<V, T>(in CellBackward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int b = 0; b < step.Gates.Rows; b++)
        {
            var row = new Row<T>
            {
                Hidden = step.Hidden,
                Gates = step.Gates.At(b, 0),
                CPrevious = step.CPrevious.At(b, 0),
                TanhC = step.Extras.At(b, step.Hidden),
                Dy = step.Dy.At(b, 0),
                Dh = step.Dh.At(b, 0),
                Dc = step.Dc.At(b, 0),
                DGates = step.DGates.At(b, 0)
            };
            Differentiate<V, T>(row);
        }
    }

    /// <summary>The rows of one sequence at one step.</summary>
    private struct Row<T> where T : unmanaged
    {
        public int Hidden;
        public T* Gates, CPrevious, TanhC, Dy, Dh, Dc, DGates;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Differentiate<V, T>(in Row<T> row)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int j = 0;
        for (; j <= row.Hidden - V.Count; j += V.Count)
            DifferentiateAt<WholeVector<V, T>, V, T>(new(), row, j);
        if (j < row.Hidden)
            DifferentiateAt<FirstLanes<V, T>, V, T>(new(row.Hidden - j), row, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DifferentiateAt<L, V, T>(L lanes, in Row<T> row, int j)
        where L : struct, ILanes<V, T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* gates = row.Gates + j, dGates = row.DGates + j;
        int hidden = row.Hidden;
        V one = V.Broadcast(T.One);
        V i = lanes.Load(gates), f = lanes.Load(gates + hidden), g = lanes.Load(gates + 2 * hidden), o = lanes.Load(gates + 3 * hidden);
        V tanh = lanes.Load(row.TanhC + j), dh = lanes.Load(row.Dy + j) + lanes.Load(row.Dh + j);
        V dc = V.MultiplyAdd(dh * o, one - tanh * tanh, lanes.Load(row.Dc + j));
        lanes.Store(dc * g * i * (one - i), dGates);
        lanes.Store(dc * lanes.Load(row.CPrevious + j) * f * (one - f), dGates + hidden);
        lanes.Store(dc * i * (one - g * g), dGates + 2 * hidden);
        lanes.Store(dh * tanh * o * (one - o), dGates + 3 * hidden);
        lanes.Store(dc * f, row.Dc + j);
    }
}
