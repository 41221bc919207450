using System.Runtime.CompilerServices;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>
/// d = ±g + decay·w; m ← β1·m + (1 - β1)·d; v ← β2·v + (1 - β2)·d²; w ← shrink·w - rate·m / (√v·scale + ε), where rate and scale
/// undo the bias of the first steps. Kingma and Ba, "Adam" (2015); AdamW shrinks instead of decaying: Loshchilov and Hutter (2019).
/// </summary>
internal readonly struct AdamUpdate<T>(in AdamNumbers numbers) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly T sign = T.CreateTruncating(numbers.Sign), decay = T.CreateTruncating(numbers.Decay), shrink = T.CreateTruncating(numbers.Shrink);
    readonly T beta1 = T.CreateTruncating(numbers.Beta1), rest1 = T.CreateTruncating(1 - numbers.Beta1);
    readonly T beta2 = T.CreateTruncating(numbers.Beta2), rest2 = T.CreateTruncating(1 - numbers.Beta2);
    readonly T rate = T.CreateTruncating(-numbers.Rate), scale = T.CreateTruncating(numbers.Scale), eps = T.CreateTruncating(numbers.Eps);

    public static int Buffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
    {
        Moments(w, g, ref a, ref b);
        Move(ref w, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Moments<V>(V w, V g, ref V m, ref V v) where V : unmanaged, ISimd<V, T>
    {
        var d = V.MultiplyAdd(V.Broadcast(decay), w, V.Broadcast(sign) * g);
        m = V.MultiplyAdd(V.Broadcast(beta1), m, V.Broadcast(rest1) * d);
        v = V.MultiplyAdd(V.Broadcast(beta2), v, V.Broadcast(rest2) * d * d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Move<V>(ref V w, V m, V v) where V : unmanaged, ISimd<V, T>
    {
        var denominator = V.MultiplyAdd(V.Sqrt(v), V.Broadcast(scale), V.Broadcast(eps));
        w = V.MultiplyAdd(V.Broadcast(shrink), w, V.Broadcast(rate) * (m / denominator));
    }
}

/// <summary>Adam that divides by the largest v so far. Reddi et al., "On the Convergence of Adam and Beyond" (2018).</summary>
internal readonly struct AmsGradUpdate<T>(in AdamNumbers numbers) : IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly AdamUpdate<T> adam = new(numbers);

    public static int Buffers => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>
    {
        adam.Moments(w, g, ref a, ref b);
        c = V.Max(c, b);
        adam.Move(ref w, a, c);
    }
}

/// <summary>The numbers of one step.</summary>
internal struct AdamNumbers
{
    internal double Rate, Scale, Beta1, Beta2, Eps, Decay, Shrink, Sign;
    internal bool AmsGrad;

    /// <summary>Divides the moments by what their weights add up to after so many steps.</summary>
    internal void Correct(long steps)
    {
        Rate /= 1 - Math.Pow(Beta1, steps);
        Scale = 1 / Math.Sqrt(1 - Math.Pow(Beta2, steps));
    }
}

/// <summary>A step of Adam or AdamW for one parameter.</summary>
internal readonly struct AdamStep(AdamNumbers numbers, TensorState state, Tensor gradient) : IForFloats
{
    internal static void Run(string name, AdamNumbers numbers, TensorState state, Tensor gradient)
    {
        numbers.Correct(state.Steps + 1);
        var step = new AdamStep(numbers, state, gradient);
        Dispatch.Floats(gradient.Type, name, ref step);
    }

    public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        if (numbers.AmsGrad) Updating.Run<AmsGradUpdate<T>, T>(new(numbers), state, gradient);
        else Updating.Run<AdamUpdate<T>, T>(new(numbers), state, gradient);
    }
}
