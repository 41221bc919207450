using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Activates gates in place.</summary>
internal static unsafe class GateActivation
{
    /// <summary>gate[j] = f(gate[j] + bias[j]) for one sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<F, V, T>(T* gate, T* bias, int length)
        where F : struct, IUnary
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int j = 0;
        for (; j <= length - V.Count; j += V.Count)
            V.Store(F.Apply<V, T>(V.Load(gate + j) + V.Load(bias + j)), gate + j);
        int rest = length - j;
        if (rest > 0)
            V.StoreFirst(F.Apply<V, T>(V.LoadFirst(gate + j, rest) + V.LoadFirst(bias + j, rest)), gate + j, rest);
    }
}
