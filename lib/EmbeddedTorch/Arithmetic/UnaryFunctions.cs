using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>A function of one floating-point number.</summary>
internal interface IFloatFunction
{
    static abstract T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The function over contiguous elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static virtual void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
    {
        for (var i = 0; i < result.Length; i++) result[i] = TSelf.Apply(x[i]);
    }
}

/// <summary>A function of one number of any kind, for one element and, where there is one, for a vector of them.</summary>
internal interface INumberFunction
{
    static virtual bool IsVectorized => true;

    static abstract T Apply<T>(T x) where T : unmanaged, INumber<T>;

    static virtual Vector<T> Apply<T>(Vector<T> x) where T : unmanaged, INumber<T> => throw new NotSupportedException();
}

internal readonly struct Negation : INumberFunction
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => -x;

    public static Vector<T> Apply<T>(Vector<T> x) where T : unmanaged, INumber<T> => -x;
}

internal readonly struct AbsoluteValue : INumberFunction
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => T.Abs(x);

    public static Vector<T> Apply<T>(Vector<T> x) where T : unmanaged, INumber<T> => Vector.Abs(x);
}

internal readonly struct SignOf : INumberFunction
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.Zero;
}

internal readonly struct Rectified : INumberFunction
{
    public static T Apply<T>(T x) where T : unmanaged, INumber<T> => x > T.Zero || T.IsNaN(x) ? x : T.Zero;

    public static Vector<T> Apply<T>(Vector<T> x) where T : unmanaged, INumber<T>
        => Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<T>.Zero), Vector<T>.Zero, x);
}

internal readonly struct Tanh : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Tanh(x);

    public static void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
        => Kernels.Elementwise.Map<Kernels.Unary.Tanh, T>(x, result);
}

internal readonly struct Sigmoid : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    public static void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
        => Kernels.Elementwise.Map<Kernels.Unary.Sigmoid, T>(x, result);
}

internal readonly struct LogSigmoid : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => T.Min(x, T.Zero) - LogP1.Apply(T.Exp(-T.Abs(x)));
}

internal readonly struct Exp : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Exp(x);

    public static void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
        => Kernels.Elementwise.Map<Kernels.Unary.Exp, T>(x, result);
}

internal readonly struct Exp2 : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Exp2(x);
}

/// <summary>e^x - 1, exact for small x: the platform's generic ExpM1 subtracts after rounding (Kahan's correction).</summary>
internal readonly struct ExpM1 : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var u = T.Exp(x);
        if (u == T.One || !T.IsFinite(u)) return u == T.One ? x : u - T.One;
        var v = u - T.One;
        return v == -T.One ? v : v * x / T.Log(u);
    }
}

internal readonly struct Log : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Log(x);

    public static void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
        => Kernels.Elementwise.Map<Kernels.Unary.Log, T>(x, result);
}

/// <summary>ln(1 + x), exact for small x (Kahan's correction).</summary>
internal readonly struct LogP1 : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var u = T.One + x;
        if (u == T.One) return x;
        return T.IsFinite(u) && u > T.Zero ? T.Log(u) * x / (u - T.One) : T.Log(u);
    }
}

internal readonly struct Log2 : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Logarithm(x);

    static T Logarithm<T>(T x) where T : ILogarithmicFunctions<T> => T.Log2(x);
}

internal readonly struct Log10 : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Log10(x);
}

internal readonly struct SquareRoot : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Sqrt(x);

    public static void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
        => Kernels.Elementwise.Map<Kernels.Unary.SquareRoot, T>(x, result);
}

internal readonly struct ReciprocalSquareRoot : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.One / T.Sqrt(x);
}

internal readonly struct Reciprocal : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.One / x;

    public static void Apply<T, TSelf>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where TSelf : struct, IFloatFunction
        => Kernels.Elementwise.Map<Kernels.Unary.Reciprocal, T>(x, result);
}

internal readonly struct Sine : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Sin(x);
}

internal readonly struct Cosine : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Cos(x);
}

internal readonly struct Tangent : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Tan(x);
}

internal readonly struct ArcSine : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Asin(x);
}

internal readonly struct ArcCosine : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Acos(x);
}

internal readonly struct ArcTangent : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Atan(x);
}

internal readonly struct HyperbolicSine : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Sinh(x);
}

internal readonly struct HyperbolicCosine : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Cosh(x);
}

internal readonly struct Floor : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Floor(x);
}

internal readonly struct Ceiling : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Ceiling(x);
}

internal readonly struct Truncation : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Truncate(x);
}

/// <summary>The nearest integer, halves to even.</summary>
internal readonly struct Rounding : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Round(x, MidpointRounding.ToEven);
}
