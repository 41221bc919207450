namespace TorchSharp;

/// <summary>Gradients that are one loop instead of several operations, unless they must be differentiable themselves.</summary>
internal static class Gradients
{
    /// <summary>g · (1 - y²), where y = tanh(x).</summary>
    internal static Tensor Tanh(Tensor g, Tensor y)
        => GradMode.Enabled ? g.mul(1 - y.mul(y)) : Binary.Of<TanhGradient>("tanh", g, y);

    /// <summary>g · y · (1 - y), where y = sigmoid(x).</summary>
    internal static Tensor Sigmoid(Tensor g, Tensor y)
        => GradMode.Enabled ? g.mul(y).mul(1 - y) : Binary.Of<SigmoidGradient>("sigmoid", g, y);

    /// <summary>g where y is not 0 (or is NaN), where y = relu(x).</summary>
    internal static Tensor Relu(Tensor g, Tensor y)
        => GradMode.Enabled ? g.masked_fill(y.le(0), 0) : Binary.Of<ReluGradient>("relu", g, y);

    readonly struct ReluGradient : IBinaryOperation
    {
        public static T Apply<T>(T g, T y) where T : unmanaged, INumber<T> => y <= T.Zero ? T.Zero : g;

        public static Vector<T> Apply<T>(Vector<T> g, Vector<T> y) where T : unmanaged, INumber<T>
            => Vector.ConditionalSelect(Vector.LessThanOrEqual(y, Vector<T>.Zero), Vector<T>.Zero, g);
    }

    readonly struct TanhGradient : IBinaryOperation
    {
        public static T Apply<T>(T g, T y) where T : unmanaged, INumber<T> => g * (T.One - y * y);

        public static Vector<T> Apply<T>(Vector<T> g, Vector<T> y) where T : unmanaged, INumber<T> => g * (Vector<T>.One - y * y);
    }

    readonly struct SigmoidGradient : IBinaryOperation
    {
        public static T Apply<T>(T g, T y) where T : unmanaged, INumber<T> => g * y * (T.One - y);

        public static Vector<T> Apply<T>(Vector<T> g, Vector<T> y) where T : unmanaged, INumber<T> => g * y * (Vector<T>.One - y);
    }
}
