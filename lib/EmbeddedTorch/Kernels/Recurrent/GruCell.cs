using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// torch.nn.GRU: with the gates r, z, n in this order, n = tanh(x_n + r u) where u = W_hn h + b_hn, and
/// h' = (1 - z) n + z h. The extra of a row is u. Cho et al., "Learning phrase representations using RNN
/// encoder-decoder" (2014), in the form whose reset gate acts after the product.
/// </summary>
internal readonly unsafe struct GruCell : IRecurrentCell
{
    public static int Gates => 3;

    public static int Extras => 1;

    public static bool HasCellState => false;

    public static bool SeparatesHidden => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, T>(in CellForward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int hidden = step.Hidden;
        for (int b = 0; b < step.Gates.Rows; b++)
        {
            T* gates = step.Gates.At(b, 0), products = step.HiddenGates.At(b, 0), u = step.Extras.At(b, 0);
            Elementwise.Map<Binary.Add, V, T>(products, step.HiddenBias, products, 3 * hidden);
            Elementwise.Map<Binary.Add, V, T>(gates, products, gates, 2 * hidden);
            GateActivation.Apply<Unary.Sigmoid, V, T>(gates, step.InputBias, 2 * hidden);
            Unsafe.CopyBlockUnaligned(u, products + 2 * hidden, (uint)(hidden * sizeof(T)));
            Elementwise.Map<Binary.Multiply, V, T>(gates, u, products, hidden);
            Elementwise.Map<Binary.Add, V, T>(gates + 2 * hidden, products, gates + 2 * hidden, hidden);
            GateActivation.Apply<Unary.Tanh, V, T>(gates + 2 * hidden, step.InputBias + 2 * hidden, hidden);
            Blend<V, T>(gates + hidden, step.HPrevious.At(b, 0), step.H.At(b, 0), hidden);
        }
    }

    /// <summary>h' = n + z (h - n); n stands behind z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blend<V, T>(T* z, T* hPrevious, T* h, int hidden)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int j = 0;
        for (; j <= hidden - V.Count; j += V.Count)
            BlendAt<WholeVector<V, T>, V, T>(new(), z + j, z + hidden + j, hPrevious + j, h + j);
        if (j < hidden)
            BlendAt<FirstLanes<V, T>, V, T>(new(hidden - j), z + j, z + hidden + j, hPrevious + j, h + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BlendAt<L, V, T>(L lanes, T* z, T* n, T* hPrevious, T* h)
        where L : struct, ILanes<V, T>
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V candidate = lanes.Load(n);
        lanes.Store(V.MultiplyAdd(lanes.Load(z), lanes.Load(hPrevious) - candidate, candidate), h);
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
                U = step.Extras.At(b, 0),
                HPrevious = step.HPrevious.At(b, 0),
                Dy = step.Dy.At(b, 0),
                Dh = step.Dh.At(b, 0),
                DGates = step.DGates.At(b, 0),
                DHiddenGates = step.DHiddenGates.At(b, 0)
            };
            Differentiate<V, T>(row);
        }
    }

    /// <summary>The rows of one sequence at one step.</summary>
    private struct Row<T> where T : unmanaged
    {
        public int Hidden;
        public T* Gates, U, HPrevious, Dy, Dh, DGates, DHiddenGates;
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
        T* gates = row.Gates + j, dInput = row.DGates + j, dHidden = row.DHiddenGates + j;
        int hidden = row.Hidden;
        V one = V.Broadcast(T.One);
        V r = lanes.Load(gates), z = lanes.Load(gates + hidden), n = lanes.Load(gates + 2 * hidden);
        V dh = lanes.Load(row.Dy + j) + lanes.Load(row.Dh + j);
        V dn = dh * (one - z) * (one - n * n);
        V dr = dn * lanes.Load(row.U + j) * r * (one - r);
        V dz = dh * (lanes.Load(row.HPrevious + j) - n) * z * (one - z);
        lanes.Store(dr, dInput);
        lanes.Store(dz, dInput + hidden);
        lanes.Store(dn, dInput + 2 * hidden);
        lanes.Store(dr, dHidden);
        lanes.Store(dz, dHidden + hidden);
        lanes.Store(dn * r, dHidden + 2 * hidden);
        lanes.Store(dh * z, row.Dh + j);
    }
}
