namespace TorchSharp.Kernels;

/// <summary>Accuracy of the vector functions at every width, over all magnitudes.</summary>
public class VectorMathTests
{
    private const double UlpsAllowed = 2;
    private const double RelativeErrorAllowed = 1e-15;

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void SinglesAreWithinTwoUnitsInTheLastPlace(int bits)
    {
        float[] x = Samples.AllSingles();
        AssertSingles(x, AtWidth.Map<Unary.Exp, float>(bits, x), Math.Exp, "exp");
        AssertSingles(x, AtWidth.Map<Unary.Log, float>(bits, x), Math.Log, "log");
        AssertSingles(x, AtWidth.Map<Unary.Tanh, float>(bits, x), Math.Tanh, "tanh");
        AssertSingles(x, AtWidth.Map<Unary.Sigmoid, float>(bits, x), Sigmoid, "sigmoid");
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void DoublesAgreeWithTheLibraryOfTheRuntime(int bits)
    {
        double[] x = Samples.AllDoubles();
        AssertDoubles(x, AtWidth.Map<Unary.Exp, double>(bits, x), Math.Exp, "exp");
        AssertDoubles(x, AtWidth.Map<Unary.Log, double>(bits, x), Math.Log, "log");
        AssertDoubles(x, AtWidth.Map<Unary.Tanh, double>(bits, x), Math.Tanh, "tanh");
        AssertDoubles(x, AtWidth.Map<Unary.Sigmoid, double>(bits, x), Sigmoid, "sigmoid");
    }

    /// <summary>The values where the functions are defined by a limit.</summary>
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void LimitsAreExact(int bits)
    {
        float[] x = [float.NegativeInfinity, 0f, -0f, float.PositiveInfinity, 1f, -1f];
        Assert.Equal([0f, 1f, 1f, float.PositiveInfinity, MathF.E, 1 / MathF.E], AtWidth.Map<Unary.Exp, float>(bits, x));
        Assert.Equal([float.NaN, float.NegativeInfinity, float.NegativeInfinity, float.PositiveInfinity, 0f, float.NaN],
            AtWidth.Map<Unary.Log, float>(bits, x));
        Assert.Equal([-1f, 0f, -0f, 1f], AtWidth.Map<Unary.Tanh, float>(bits, x)[..4]);
        Assert.True(float.IsNegative(AtWidth.Map<Unary.Tanh, float>(bits, x)[2]));
        Assert.Equal([0f, 0.5f, 0.5f, 1f], AtWidth.Map<Unary.Sigmoid, float>(bits, x)[..4]);
    }

    /// <summary>A tail shorter than a vector gives the same bits as a whole vector.</summary>
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void TailsAreComputedLikeWholeVectors(int bits)
    {
        double[] x = Samples.Normal<double>(1, 64);
        double[] whole = AtWidth.Map<Unary.Tanh, double>(bits, x);
        for (int length = 0; length < x.Length; length++)
            Assert.Equal(whole[..length], AtWidth.Map<Unary.Tanh, double>(bits, x[..length]));
    }

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static void AssertSingles(float[] x, float[] actual, Func<double, double> reference, string name)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = reference(x[i]);
            float rounded = (float)expected;
            if (rounded.Equals(actual[i]))
                continue;
            double unit = float.IsFinite(rounded) ? Math.Abs((double)MathF.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded)) : 0;
            if (!(Math.Abs(expected - actual[i]) <= UlpsAllowed * unit))
                Assert.Fail($"{name}({x[i]:R}) = {expected:R}, got {actual[i]:R}");
        }
    }

    private static void AssertDoubles(double[] x, double[] actual, Func<double, double> reference, string name)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = reference(x[i]);
            double allowed = Math.Max(RelativeErrorAllowed * Math.Abs(expected), double.Epsilon);
            bool close = expected.Equals(actual[i]) || Math.Abs(expected - actual[i]) <= allowed;
            if (!close)
                Assert.Fail($"{name}({x[i]:R}) = {expected:R}, got {actual[i]:R}");
        }
    }
}
