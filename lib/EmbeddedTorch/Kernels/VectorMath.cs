using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Elementary functions on vector registers. Argument reductions follow fdlibm (Sun Microsystems, 1993); the
/// polynomials are Chebyshev interpolations made for these ranges. At most 2 units in the last place in float and
/// 1e-15 relative in double; infinities, NaN and subnormal numbers as in <see cref="MathF"/> and <see cref="Math"/>.
/// </summary>
internal static class VectorMath
{
    // ln 2 in two parts, of which the high one has so many zero bits that its product with an exponent is exact.
    private const float Ln2HighSingle = 0.693359375f, Ln2LowSingle = -2.12194440e-4f;
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V lowest = V.Broadcast(Constant.Of<T>(-104f, -746.0)), highest = V.Broadcast(Constant.Of<T>(89f, 710.0));
        V fraction = ReducedExpM1<V, T>(V.Max(lowest, V.Min(highest, x)), out V n);
        return V.Scale(fraction + V.Broadcast(T.One), n);
    }

    /// <summary>1 / (1 + e^-x), from e^-|x|, which cannot overflow; corrects for the rounding of the denominator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V one = V.Broadcast(T.One);
        V e = Exp<V, T>(V.Zero - V.Abs(x));
        V denominator = one + e, roundedOff = e - (denominator - one);
        V sigmoid = V.Select(V.GreaterThan(V.Zero, x), e, one) / denominator;
        return sigmoid - sigmoid * roundedOff;
    }

    /// <summary>tanh x = (e^2x - 1) / (e^2x + 1), from |x|, without cancellation near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V one = V.Broadcast(T.One);
        V size = V.Abs(x), sign = x ^ size;
        V saturated = V.Broadcast(Constant.Of<T>(10f, 20.0));
        V fraction = ReducedExpM1<V, T>(V.Min(saturated, size) * V.Broadcast(Constant.Of<T>(2)), out V n);
        V power = V.Scale(one, n);
        V expM1 = V.MultiplyAdd(power, fraction, power - one);
        V tanh = expM1 / (expM1 + V.Broadcast(Constant.Of<T>(2)));
        if (typeof(T) == typeof(float))
            tanh = V.Select(V.GreaterThan(V.Broadcast(Constant.Of<T>(0.5)), size), SmallTanh<V, T>(size), tanh);
        return tanh | sign;
    }

    /// <summary>tanh x in float for |x| below 1/2, where the quotient would lose a third unit in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SmallTanh<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V z = x * x;
        V p = Next<V, T>(V.Broadcast(Constant.Of<T>(-0.006942287635)), z, 0.02147039581);
        p = Next<V, T>(Next<V, T>(p, z, -0.05393343049), z, 0.1333322561);
        return V.MultiplyAdd(Next<V, T>(p, z, -0.333333328), z * x, x);
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V infinity = V.Broadcast(T.PositiveInfinity);
        V log = LogOfFinite<V, T>(x);
        log = V.Select(V.Equal(x, infinity), infinity, log);
        log = V.Select(V.Equal(x, V.Zero), V.Broadcast(T.NegativeInfinity), log);
        V ordered = V.GreaterThan(x, V.Zero) | V.Equal(x, V.Zero);
        return V.Select(ordered, log, V.Broadcast(T.NaN));
    }

    /// <summary>e^r - 1 where x = n ln 2 + r and |r| is at most ln(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReducedExpM1<V, T>(V x, out V n)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        n = Rounding.ToIntegral<V, T>(x * V.Broadcast(Constant.Of<T>(1.4426950408889634)), out _);
        V r = V.MultiplyAdd(n, V.Broadcast(Constant.Of<T>(-Ln2HighSingle, -Ln2High)), x);
        r = V.MultiplyAdd(n, V.Broadcast(Constant.Of<T>(-Ln2LowSingle, -Ln2Low)), r);
        return V.MultiplyAdd(r * r, ExpQuotient<V, T>(r), r);
    }

    /// <summary>(e^r - 1 - r) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpQuotient<V, T>(V r)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            p = Next<V, T>(V.Broadcast(Constant.Of<T>(0.001392621347)), r, 0.008363202972);
            p = Next<V, T>(Next<V, T>(p, r, 0.04166655444), r, 0.1666657685);
            return Next<V, T>(p, r, 0.5);
        }
        p = Next<V, T>(V.Broadcast(Constant.Of<T>(2.51004241570050668e-8)), r, 2.76201387197339956e-7);
        p = Next<V, T>(Next<V, T>(p, r, 2.75572683786841929e-6), r, 2.48015211902177277e-5);
        p = Next<V, T>(Next<V, T>(p, r, 0.000198412698631059687), r, 0.00138888889172817933);
        p = Next<V, T>(Next<V, T>(p, r, 0.00833333333333005135), r, 0.0416666666666239915);
        return Next<V, T>(Next<V, T>(p, r, 0.166666666666666675), r, 0.500000000000000103);
    }

    /// <summary>Of positive finite x; anything for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfFinite<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V f = Mantissa<V, T>(x, out V exponent) - V.Broadcast(T.One);
        V s = f / (f + V.Broadcast(Constant.Of<T>(2))), z = s * s;
        V halfSquare = f * f * V.Broadcast(Constant.Of<T>(0.5));
        V low = s * V.MultiplyAdd(z, LogQuotient<V, T>(z), halfSquare);
        low = V.MultiplyAdd(exponent, V.Broadcast(Constant.Of<T>(Ln2LowSingle, Ln2Low)), low);
        return V.MultiplyAdd(exponent, V.Broadcast(Constant.Of<T>(Ln2HighSingle, Ln2High)), f - (halfSquare - low));
    }

    /// <summary>2 (atanh(s) / s - 1) / s^2 as a function of z = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogQuotient<V, T>(V z)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            p = Next<V, T>(V.Broadcast(Constant.Of<T>(0.2958046765)), z, 0.3998876914);
            return Next<V, T>(p, z, 0.6666668507);
        }
        p = Next<V, T>(V.Broadcast(Constant.Of<T>(0.146171283998072999)), z, 0.153316666765971743);
        p = Next<V, T>(Next<V, T>(p, z, 0.181828907780261303), z, 0.222222111121049474);
        p = Next<V, T>(Next<V, T>(p, z, 0.285714286261145183), z, 0.399999999998991979);
        return Next<V, T>(p, z, 0.66666666666666697);
    }

    /// <summary>A step of Horner's rule: p * x + coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Next<V, T>(V p, V x, double coefficient)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        V.MultiplyAdd(p, x, V.Broadcast(Constant.Of<T>(coefficient)));

    /// <summary>m in [sqrt(1/2), sqrt(2)) with x = m * 2^exponent, for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Mantissa<V, T>(V x, out V exponent)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V subnormal = V.GreaterThan(V.Broadcast(Constant.OfBits<T>(0x00800000, 0x0010000000000000)), x);
        V scaled = V.Select(subnormal, x * V.Broadcast(Constant.Of<T>(1 << 24, 1L << 54)), x);
        V sqrtHalf = V.Broadcast(Constant.OfBits<T>(0x3f3504f3, 0x3fe6a09e667f3bcd));
        V bits = V.AddBits(scaled, V.Broadcast(Constant.OfBits<T>(0x3f800000 - 0x3f3504f3, 0x3ff0000000000000 - 0x3fe6a09e667f3bcd)));
        V shift = V.Broadcast(Constant.Of<T>(1 << 23, 1L << 52));
        V biased = (V.ShiftRight(bits, Constant.MantissaBits<T>()) | shift) - shift;
        exponent = biased - V.Broadcast(Constant.Of<T>(127, 1023)) - (subnormal & V.Broadcast(Constant.Of<T>(24, 54)));
        return V.AddBits(bits & V.Broadcast(Constant.OfBits<T>(0x007fffff, 0x000fffffffffffff)), sqrtHalf);
    }
}
