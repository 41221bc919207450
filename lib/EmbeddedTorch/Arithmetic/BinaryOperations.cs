namespace TorchSharp;

/// <summary>A function of two numbers, for one element and for a vector of them.</summary>
internal interface IBinaryOperation
{
    static virtual bool IsVectorized => true;

    static abstract T Apply<T>(T x, T y) where T : unmanaged, INumber<T>;

    static virtual Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T> => throw new NotSupportedException();
}

internal readonly struct Sum : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x + y;

    public static Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T> => x + y;
}

internal readonly struct Difference : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x - y;

    public static Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T> => x - y;
}

internal readonly struct Product : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x * y;

    public static Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T> => x * y;
}

internal readonly struct Quotient : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x / y;

    public static Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T> => x / y;
}

/// <summary>The larger of two; NaN if either is.</summary>
internal readonly struct Larger : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x > y || T.IsNaN(x) ? x : y;

    public static Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T>
        => Vector.ConditionalSelect(Vector.GreaterThan(x, y) | ~Vector.Equals(x, x), x, y);
}

/// <summary>The smaller of two; NaN if either is.</summary>
internal readonly struct Smaller : IBinaryOperation
{
    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => x < y || T.IsNaN(x) ? x : y;

    public static Vector<T> Apply<T>(Vector<T> x, Vector<T> y) where T : unmanaged, INumber<T>
        => Vector.ConditionalSelect(Vector.LessThan(x, y) | ~Vector.Equals(x, x), x, y);
}

/// <summary>The quotient rounded down.</summary>
internal readonly struct FloorQuotient : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Floor(float.CreateTruncating(x) / float.CreateTruncating(y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Floor(double.CreateTruncating(x) / double.CreateTruncating(y)));
        RefuseZero(y);
        var quotient = x / y;
        return x % y != T.Zero && (T.IsNegative(x) != T.IsNegative(y)) ? quotient - T.One : quotient;
    }

    internal static void RefuseZero<T>(T divisor) where T : unmanaged, INumber<T>
    {
        if (T.IsZero(divisor)) throw new ExternalException("ZeroDivisionError: integers were divided by zero");
    }
}

/// <summary>The quotient rounded towards zero.</summary>
internal readonly struct TruncatedQuotient : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Truncate(float.CreateTruncating(x) / float.CreateTruncating(y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Truncate(double.CreateTruncating(x) / double.CreateTruncating(y)));
        FloorQuotient.RefuseZero(y);
        return x / y;
    }
}

/// <summary>The remainder with the sign of the divisor (Python's %).</summary>
internal readonly struct FloorRemainder : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) FloorQuotient.RefuseZero(y);
        var remainder = x % y;
        return remainder != T.Zero && T.IsNegative(remainder) != T.IsNegative(y) ? remainder + y : remainder;
    }
}

/// <summary>The remainder with the sign of the dividend (C's fmod).</summary>
internal readonly struct TruncatedRemainder : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) FloorQuotient.RefuseZero(y);
        return x % y;
    }
}

/// <summary>A power; integers by repeated squaring.</summary>
internal readonly struct PowerOf : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Pow(float.CreateTruncating(x), float.CreateTruncating(y)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Pow(double.CreateTruncating(x), double.CreateTruncating(y)));
        return Integer(x, long.CreateTruncating(y));
    }

    static T Integer<T>(T x, long exponent) where T : unmanaged, INumber<T>
    {
        if (exponent < 0) return x == T.One ? x : -x == T.One ? (exponent % 2 == 0 ? T.One : x) : T.Zero;
        var result = T.One;
        for (; exponent > 0; exponent >>= 1, x *= x)
        {
            if ((exponent & 1) == 1) result *= x;
        }
        return result;
    }
}

/// <summary>The angle of the point (y, x); floats only.</summary>
internal readonly struct ArcTangent2 : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T y, T x) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float)
            ? T.CreateTruncating(MathF.Atan2(float.CreateTruncating(y), float.CreateTruncating(x)))
            : T.CreateTruncating(Math.Atan2(double.CreateTruncating(y), double.CreateTruncating(x)));
}

internal readonly struct BitwiseAnd : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) & long.CreateTruncating(y));
}

internal readonly struct BitwiseOr : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) | long.CreateTruncating(y));
}

internal readonly struct BitwiseXor : IBinaryOperation
{
    public static bool IsVectorized => false;

    public static T Apply<T>(T x, T y) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) ^ long.CreateTruncating(y));
}
