using System.Runtime.CompilerServices;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>d = ±g + decay·w; a ← α·a + (1 - α)·d²; w ← w - lr·d / (√a + ε). Hinton, "Neural Networks for Machine Learning", lecture 6e.</summary>
internal readonly struct RmsPropUpdate<T>(RmsPropNumbers numbers) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T sign = T.CreateTruncating(numbers.Sign), decay = T.CreateTruncating(numbers.Decay), lr = T.CreateTruncating(-numbers.Rate);
    readonly T alpha = T.CreateTruncating(numbers.Alpha), rest = T.CreateTruncating(1 - numbers.Alpha), eps = T.CreateTruncating(numbers.Eps);

    public static int Buffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
    {
        var d = V.MultiplyAdd(V.Broadcast(decay), w, V.Broadcast(sign) * g);
        a = V.MultiplyAdd(V.Broadcast(alpha), a, V.Broadcast(rest) * d * d);
        w = V.MultiplyAdd(V.Broadcast(lr), d / (V.Sqrt(a) + V.Broadcast(eps)), w);
    }
}

/// <summary>
/// RMSProp with momentum, centred or not: b is the mean of d (its square is subtracted from a if centred, Graves 2013), and
/// c ← momentum·c + d / (√(a - centred·b²) + ε); w ← w - lr·c.
/// </summary>
internal readonly struct RmsMomentumUpdate<T>(RmsPropNumbers numbers) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T sign = T.CreateTruncating(numbers.Sign), decay = T.CreateTruncating(numbers.Decay), lr = T.CreateTruncating(-numbers.Rate);
    readonly T alpha = T.CreateTruncating(numbers.Alpha), rest = T.CreateTruncating(1 - numbers.Alpha), eps = T.CreateTruncating(numbers.Eps);
    readonly T momentum = T.CreateTruncating(numbers.Momentum), centred = T.CreateTruncating(numbers.Centred ? 1 : 0);

    public static int Buffers => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
    {
        var d = V.MultiplyAdd(V.Broadcast(decay), w, V.Broadcast(sign) * g);
        a = V.MultiplyAdd(V.Broadcast(alpha), a, V.Broadcast(rest) * d * d);
        b = V.MultiplyAdd(V.Broadcast(alpha), b, V.Broadcast(rest) * d);
        var variance = a - V.Broadcast(centred) * b * b;
        c = V.MultiplyAdd(V.Broadcast(momentum), c, d / (V.Sqrt(variance) + V.Broadcast(eps)));
        w = V.MultiplyAdd(V.Broadcast(lr), c, w);
    }
}

/// <summary>The numbers of one step.</summary>
internal readonly struct RmsPropNumbers(Modules.RMSProp.Options options)
{
    internal readonly double Rate = options.LearningRate!.Value, Decay = options.weight_decay!.Value, Momentum = options.momentum!.Value;
    internal readonly double Alpha = options.alpha!.Value, Eps = options.eps!.Value;
    internal readonly double Sign = options.maximize!.Value ? -1 : 1;
    internal readonly bool Centred = options.centered!.Value;
}
