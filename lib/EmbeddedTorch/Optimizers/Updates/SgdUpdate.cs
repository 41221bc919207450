using System.Runtime.CompilerServices;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>w ← w - lr·(±g + decay·w).</summary>
internal readonly struct SgdUpdate<T>(SgdNumbers numbers) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T sign = T.CreateTruncating(numbers.Sign), decay = T.CreateTruncating(numbers.Decay), lr = T.CreateTruncating(-numbers.Rate);

    public static int Buffers => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
        => w = V.MultiplyAdd(V.Broadcast(lr), V.MultiplyAdd(V.Broadcast(decay), w, V.Broadcast(sign) * g), w);
}

/// <summary>d = ±g + decay·w; a ← keep·a + add·d; w ← w - lr·(a, or with Nesterov d + ahead·a).</summary>
internal readonly struct MomentumUpdate<T>(SgdNumbers numbers) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T sign = T.CreateTruncating(numbers.Sign), decay = T.CreateTruncating(numbers.Decay), lr = T.CreateTruncating(-numbers.Rate);
    readonly T keep = T.CreateTruncating(numbers.Keep), add = T.CreateTruncating(numbers.Add);
    readonly T ofGradient = T.CreateTruncating(numbers.Nesterov ? 1 : 0), ofBuffer = T.CreateTruncating(numbers.Nesterov ? numbers.Momentum : 1);

    public static int Buffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
    {
        var d = V.MultiplyAdd(V.Broadcast(decay), w, V.Broadcast(sign) * g);
        a = V.MultiplyAdd(V.Broadcast(keep), a, V.Broadcast(add) * d);
        var direction = V.MultiplyAdd(V.Broadcast(ofGradient), d, V.Broadcast(ofBuffer) * a);
        w = V.MultiplyAdd(V.Broadcast(lr), direction, w);
    }
}

/// <summary>The numbers of one step; the first gradient enters the buffer undampened.</summary>
internal readonly struct SgdNumbers(Modules.SGD.Options options, bool first)
{
    internal readonly double Rate = options.LearningRate!.Value, Decay = options.weight_decay!.Value, Momentum = options.momentum!.Value;
    internal readonly double Sign = options.maximize!.Value ? -1 : 1;
    internal readonly double Keep = first ? 0 : options.momentum!.Value, Add = first ? 1 : 1 - options.dampening!.Value;
    internal readonly bool Nesterov = options.nesterov!.Value;
}
