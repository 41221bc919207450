using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The bits of IEEE 754 numbers, for processors without an instruction for scaling.</summary>
internal static class PowerOfTwo
{
    /// <summary>a * 2^n for integral n from -300 to 300 (float) or -2200 to 2200 (double), in two steps that do not overflow early.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale<V, T>(V a, V n)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V half = Rounding.ToIntegral<V, T>(n * V.Broadcast(Constant.Of<T>(0.5)), out _);
        return a * Of<V, T>(half) * Of<V, T>(n - half);
    }

    /// <summary>2^n as a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Of<V, T>(V n)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Rounding.ToIntegral<V, T>(n, out V integer);
        return V.AddBits(V.ShiftLeft(integer, Constant.MantissaBits<T>()), V.Broadcast(T.One));
    }
}
