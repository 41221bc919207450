using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// h' = f(W_ih x + b_ih + W_hh h + b_hh), torch.nn.RNN. F is the function, D its gradient from the value's.
/// </summary>
internal readonly unsafe struct RnnCell<F, D> : IRecurrentCell
    where F : struct, IUnary
    where D : struct, IBinary
{
    public static int Gates => 1;

    public static int Extras => 0;

    public static bool HasCellState => false;

    public static bool SeparatesHidden => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, T>(in CellForward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int b = 0; b < step.Gates.Rows; b++)
        {
            T* gate = step.Gates.At(b, 0), h = step.H.At(b, 0);
            GateActivation.Apply<F, V, T>(gate, step.InputBias, step.Hidden);
            Unsafe.CopyBlockUnaligned(h, gate, (uint)(step.Hidden * sizeof(T)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<V, T>(in CellBackward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int b = 0; b < step.Gates.Rows; b++)
        {
            T* dGate = step.DGates.At(b, 0);
            Elementwise.Map<Binary.Add, V, T>(step.Dy.At(b, 0), step.Dh.At(b, 0), dGate, step.Hidden);
            Elementwise.Map<D, V, T>(dGate, step.Gates.At(b, 0), dGate, step.Hidden);
        }
    }
}
