namespace TorchSharp;

/// <summary>The error function, to about the last digit: a series for small arguments, a continued fraction for large ones (Abramowitz and Stegun, 7.1.6 and 7.1.14).</summary>
internal readonly struct ErrorFunction : IFloatFunction
{
    public static T Apply<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(Of(double.CreateTruncating(x)));

    static double Of(double x)
    {
        if (double.IsNaN(x)) return x;
        var magnitude = Math.Abs(x);
        return magnitude > 6 ? Math.Sign(x) : magnitude < 2.5 ? Series(x) : Math.Sign(x) * (1 - Fraction(magnitude));
    }

    /// <summary>2/√π · e^-x² · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms have the same sign.</summary>
    static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc by its continued fraction.</summary>
    static double Fraction(double x)
    {
        var value = 0.0;
        for (var n = 60; n > 0; n--) value = n / 2.0 / (x + value);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + value);
    }
}
