using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Rounding by the addition of 1.5 * 2^p, where p is the number of stored mantissa bits.</summary>
internal static class Rounding
{
    /// <summary>The nearest integer of a number below 2^21 (float) or 2^50 (double) in size.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="bits">Their low bits hold the integer, in two's complement.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ToIntegral<V, T>(V x, out V bits)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V shift = V.Broadcast(Constant.Of<T>(1.5f * (1 << 23), 1.5 * (1L << 52)));
        bits = x + shift;
        return bits - shift;
    }
}
