using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The vector kernels agree with one number at a time.</summary>
public class ElementwiseTests
{
    [Fact]
    public void UnaryFunctionsOfSingles() => UnaryFunctions<float>();

    [Fact]
    public void UnaryFunctionsOfDoubles() => UnaryFunctions<double>();

    [Fact]
    public void BinaryFunctionsOfSingles() => BinaryFunctions<float>();

    [Fact]
    public void BinaryFunctionsOfDoubles() => BinaryFunctions<double>();

    private static void UnaryFunctions<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AssertUnary<Unary.Negate, T>(x => -x);
        AssertUnary<Unary.Abs, T>(T.Abs);
        AssertUnary<Unary.Square, T>(x => x * x);
        AssertUnary<Unary.SquareRoot, T>(T.Sqrt);
        AssertUnary<Unary.Reciprocal, T>(x => T.One / x);
        AssertUnary<Unary.Relu, T>(x => T.Max(x, T.Zero));
    }

    private static void BinaryFunctions<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AssertBinary<Binary.Add, T>((a, b) => a + b);
        AssertBinary<Binary.Subtract, T>((a, b) => a - b);
        AssertBinary<Binary.Multiply, T>((a, b) => a * b);
        AssertBinary<Binary.Divide, T>((a, b) => a / b);
        AssertBinary<Binary.Maximum, T>(T.Max);
        AssertBinary<Binary.Minimum, T>(T.Min);
        AssertBinary<Binary.TanhGradient, T>((dy, y) => dy * (T.One - y * y));
        AssertBinary<Binary.SigmoidGradient, T>((dy, y) => dy * y * (T.One - y));
        AssertBinary<Binary.ReluGradient, T>((dy, y) => y > T.Zero ? dy : T.Zero);
        AssertBinary<Binary.Swapped<Binary.Subtract>, T>((a, b) => b - a);
    }

    private static void AssertUnary<F, T>(Func<T, T> expected)
        where F : struct, IUnary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int length in Samples.Lengths)
        {
            T[] x = WithSpecials(Samples.Normal<T>(length, length)), guarded = Guarded<T>(length);
            Elementwise.Map<F, T>(x, guarded.AsSpan(1, length));
            AssertGuarded(Array.ConvertAll(x, value => expected(value)), guarded);
            Elementwise.Map<F, T>(x, x);
            Assert.Equal(guarded[1..^1], x);
        }
    }

    private static void AssertBinary<F, T>(Func<T, T, T> expected)
        where F : struct, IBinary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int length in Samples.Lengths)
        {
            T[] a = WithSpecials(Samples.Normal<T>(length, length)), b = Samples.Normal<T>(length + 1, length), guarded = Guarded<T>(length);
            Elementwise.Map<F, T>(a, b, guarded.AsSpan(1, length));
            AssertGuarded([.. a.Zip(b, expected)], guarded);

            T scalar = T.CreateChecked(0.75);
            Elementwise.Map<F, T>(a, scalar, guarded.AsSpan(1, length));
            AssertGuarded(Array.ConvertAll(a, value => expected(value, scalar)), guarded);

            T[] row = Samples.Normal<T>(length + 2, length), rows = [.. a, .. b, .. a];
            T[] result = new T[rows.Length];
            Elementwise.MapRows<F, T>(rows, row, result);
            Assert.Equal([.. rows.Select((value, i) => expected(value, row[i % length]))], result);

            Elementwise.Map<F, T>(a, b, b);
            Assert.Equal(result.Length == 0 ? [] : [.. a.Zip(Samples.Normal<T>(length + 1, length), expected)], b);
        }
    }

    /// <summary>NaN, infinities and both zeros among the numbers.</summary>
    private static T[] WithSpecials<T>(T[] x) where T : IBinaryFloatingPointIeee754<T>
    {
        T[] specials = [T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Zero, T.NegativeZero];
        for (int i = 0; i < x.Length; i += 3)
            x[i] = specials[i / 3 % specials.Length];
        return x;
    }

    private static T[] Guarded<T>(int length) where T : IFloatingPoint<T>
    {
        T[] values = new T[length + 2];
        values[0] = values[^1] = T.CreateChecked(12345);
        return values;
    }

    private static void AssertGuarded<T>(T[] expected, T[] guarded) where T : IFloatingPoint<T>
    {
        Assert.Equal(expected, guarded[1..^1]);
        Assert.Equal(T.CreateChecked(12345), guarded[0]);
        Assert.Equal(T.CreateChecked(12345), guarded[^1]);
    }

    [Fact]
    public void AddScaledAddsAMultiple()
    {
        foreach (int length in Samples.Lengths)
        {
            double[] x = Samples.Normal<double>(1, length), y = Samples.Normal<double>(2, length);
            double[] expected = [.. x.Zip(y, (a, b) => b + 0.3 * a)];
            Elementwise.AddScaled(0.3, x, y);
            for (int i = 0; i < length; i++)
                Assert.Equal(expected[i], y[i], 1e-15);
        }
    }

    [Fact]
    public void DifferentLengthsAreRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => Elementwise.Map<Binary.Add, float>(new float[3], new float[4], new float[3]));
        Assert.Contains("Add: operands of 3 and 4 numbers", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Elementwise.Map<Unary.Exp, float>(new float[3], new float[2]));
        Assert.Throws<ArgumentException>(() => Elementwise.MapRows<Binary.Add, float>(new float[7], new float[3], new float[7]));
    }
}
