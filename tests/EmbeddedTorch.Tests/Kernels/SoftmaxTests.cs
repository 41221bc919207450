namespace TorchSharp.Kernels;

public class SoftmaxTests
{
    public static TheoryData<int> Widths() => [128, 256, 512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void AgreesWithTheDefinition(int bits)
    {
        foreach (int columns in Samples.Lengths.Where(length => length > 0))
        {
            double[] x = Samples.Normal<double>(columns, 3 * columns);
            double[] y = AtWidth.Softmax(bits, x, columns, logarithm: false), logY = AtWidth.Softmax(bits, x, columns, logarithm: true);
            for (int i = 0; i < x.Length; i++)
            {
                double sum = Enumerable.Range(i / columns * columns, columns).Sum(j => Math.Exp(x[j]));
                Assert.Equal(Math.Exp(x[i]) / sum, y[i], 1e-14);
                Assert.Equal(x[i] - Math.Log(sum), logY[i], 1e-13);
            }
        }
    }

    /// <summary>Rows sum to one and do not change when a constant is added, however large.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void LargeArgumentsDoNotOverflow(int bits)
    {
        float[] x = [1000, 1001, 1002, -1000, -999, -998];
        float[] y = AtWidth.Softmax(bits, x, 3, logarithm: false);
        float[] expected = [0.09003057f, 0.24472848f, 0.66524094f, 0.09003057f, 0.24472848f, 0.66524094f];
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(expected[i], y[i], 1e-7f);
        Assert.Equal(-2.4076059f, AtWidth.Softmax(bits, x, 3, logarithm: true)[0], 1e-6f);
    }

    /// <summary>A masked place has probability 0; a row that is masked altogether is NaN, as in PyTorch.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void NegativeInfinityMasks(int bits)
    {
        float[] x = [0, float.NegativeInfinity, 0, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity];
        Assert.Equal([0.5f, 0, 0.5f, float.NaN, float.NaN, float.NaN], AtWidth.Softmax(bits, x, 3, logarithm: false));
    }

    /// <summary>The gradients agree with central differences of a weighted sum of the outputs.</summary>
    [Fact]
    public void GradientsAgreeWithCentralDifferences()
    {
        foreach (int columns in (int[])[1, 5, 8, 19])
        {
            double[] x = Samples.Normal<double>(5, 2 * columns), dy = Samples.Normal<double>(6, 2 * columns);
            AssertGradient(x, dy, columns, Softmax.Forward, Softmax.Backward);
            AssertGradient(x, dy, columns, Softmax.LogForward, Softmax.LogBackward);
        }
    }

    private delegate void Forward(ReadOnlySpan<double> x, Span<double> y, int columns);

    private delegate void Backward(ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx, int columns);

    private static void AssertGradient(double[] x, double[] dy, int columns, Forward forward, Backward backward)
    {
        double[] y = new double[x.Length], dx = new double[x.Length];
        forward(x, y, columns);
        backward(y, dy, dx, columns);
        const double Step = 1e-5;
        for (int i = 0; i < x.Length; i++)
            Assert.Equal((Loss(i, Step) - Loss(i, -Step)) / (2 * Step), dx[i], 1e-9);

        double Loss(int i, double step)
        {
            double[] moved = [.. x], result = new double[x.Length];
            moved[i] += step;
            forward(moved, result, columns);
            return result.Zip(dy, (a, b) => a * b).Sum();
        }
    }

    [Fact]
    public void RowsThatDoNotFitAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Softmax.Forward<float>(new float[7], new float[7], 3));
        Assert.Contains("7 numbers are no whole rows of 3", error.Message, StringComparison.Ordinal);
    }
}
