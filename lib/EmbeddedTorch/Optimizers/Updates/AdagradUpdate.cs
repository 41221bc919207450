using System.Runtime.CompilerServices;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>d = g + decay·w; a ← a + d²; w ← w - rate·d / (√a + ε). Duchi et al., "Adaptive Subgradient Methods" (2011).</summary>
internal readonly struct AdagradUpdate<T>(double rate, double decay, double eps) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T rate = T.CreateTruncating(-rate), decay = T.CreateTruncating(decay), eps = T.CreateTruncating(eps);

    public static int Buffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
    {
        var d = V.MultiplyAdd(V.Broadcast(decay), w, g);
        a = V.MultiplyAdd(d, d, a);
        w = V.MultiplyAdd(V.Broadcast(rate), d / (V.Sqrt(a) + V.Broadcast(eps)), w);
    }
}
