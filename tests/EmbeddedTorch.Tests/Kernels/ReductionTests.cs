namespace TorchSharp.Kernels;

public class ReductionTests
{
    public static TheoryData<int> Widths() => [128, 256, 512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void SumsAndDotProductsAgreeWithOneAtATime(int bits)
    {
        foreach (int length in (int[])[.. Samples.Lengths, 1024, 1025, 5000])
        {
            double[] a = Samples.Normal<double>(length, length), b = Samples.Normal<double>(length + 1, length);
            Assert.Equal(a.Sum(), AtWidth.Sum(bits, a), 1e-11);
            Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), AtWidth.Dot(bits, a, b), 1e-11);
        }
    }

    /// <summary>One after the other a million tenths in float miss the sum by one percent; pairwise they keep six digits.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void LongSumsOfSinglesStayAccurate(int bits)
    {
        float[] tenths = new float[1_000_003];
        Array.Fill(tenths, 0.1f);
        double expected = tenths.Length * (double)0.1f;
        Assert.InRange(AtWidth.Sum(bits, tenths), expected * (1 - 1e-6), expected * (1 + 1e-6));
        float[] ones = new float[tenths.Length];
        Array.Fill(ones, 1f);
        Assert.InRange(AtWidth.Dot(bits, tenths, ones), expected * (1 - 1e-6), expected * (1 + 1e-6));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void MaximumIsFoundWhereverItStands(int bits)
    {
        foreach (int length in Samples.Lengths.Where(length => length > 0))
            for (int place = 0; place < length; place++)
            {
                float[] x = Array.ConvertAll(Samples.Normal<float>(length, length), value => -MathF.Abs(value) - 1);
                x[place] = -0.5f;
                Assert.Equal(-0.5f, AtWidth.Max(bits, x));
                Assert.Equal(place, Reduction.ArgMax<float>(x));
                x[place] = float.NaN;
                Assert.True(float.IsNaN(AtWidth.Max(bits, x)));
                Assert.Equal(place, Reduction.ArgMax<float>(x));
            }
    }

    [Fact]
    public void FirstOfEqualMaximaIsChosen() => Assert.Equal(1, Reduction.ArgMax<double>([1, 7, 3, 7]));

    [Fact]
    public void MaximumOfInfinitiesIsOne()
    {
        Assert.Equal(double.NegativeInfinity, Reduction.Max<double>([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(0, Reduction.ArgMax<double>([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(float.PositiveInfinity, Reduction.Max<float>([1, float.PositiveInfinity, 2]));
    }

    [Fact]
    public void MaximumOfNothingIsRefused() => Assert.Throws<ArgumentException>(() => Reduction.Max<float>([]));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(5, 64)]
    [InlineData(300, 65)]
    [InlineData(129, 100)]
    public void ColumnSumsAreAddedToTheGradient(int rows, int columns)
    {
        double[] x = Samples.Normal<double>(rows, rows * columns), y = Samples.Normal<double>(columns, columns);
        double[] expected = [.. y.Select((value, j) => value + Enumerable.Range(0, rows).Sum(r => x[r * columns + j]))];
        Columns.AddSums<double>(x, y);
        for (int j = 0; j < columns; j++)
            Assert.Equal(expected[j], y[j], 1e-11);
    }

    [Fact]
    public void LongColumnsOfSinglesStayAccurate()
    {
        float[] x = new float[200_000 * 3], y = new float[3];
        Array.Fill(x, 0.1f);
        Columns.AddSums<float>(x, y);
        Assert.All(y, sum => Assert.InRange(sum, 20000 * (1 - 1e-4), 20000 * (1 + 1e-4)));
    }
}
