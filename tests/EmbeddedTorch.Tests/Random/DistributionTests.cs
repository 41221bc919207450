namespace TorchSharp.RandomNumbers;

/// <summary>Laws of the distributions that hold for every seed, and what is refused.</summary>
public class DistributionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void PermutationHoldsEveryIndexOnce(int size)
    {
        long[] values = new long[size];
        Integers.Permutation(new CpuGenerator(3), values);
        Assert.Equal(Enumerable.Range(0, size).Select(i => (long)i), values.Order());
    }

    /// <summary>The mean of n draws lies within five standard errors of the expectation.</summary>
    [Theory]
    [InlineData(-1.0, 0.5)]
    [InlineData(3.0, 2.0)]
    public void NormalNumbersHaveTheirMeanAndDeviation(double mean, double std)
    {
        const int Size = 40000;
        double[] values = new double[Size];
        Normal.Fill(new CpuGenerator(8), values, mean, std);
        double average = values.Average();
        double variance = values.Sum(value => (value - average) * (value - average)) / (Size - 1);
        Assert.InRange(average, mean - 5 * std / Math.Sqrt(Size), mean + 5 * std / Math.Sqrt(Size));
        Assert.InRange(variance / (std * std), 1 - 5 * Math.Sqrt(2.0 / Size), 1 + 5 * Math.Sqrt(2.0 / Size));
    }

    [Fact]
    public void CategoriesComeOutAsOftenAsTheirWeightsSay()
    {
        double[] weights = [0, 3, 1, 0, 4];
        long[] samples = new long[20000];
        Categorical.DrawWithReplacement<double>(new CpuGenerator(1), weights, samples);
        for (int i = 0; i < weights.Length; i++)
        {
            double p = weights[i] / 8, share = samples.Count(sample => sample == i) / (double)samples.Length;
            Assert.InRange(share, p - 5 * Math.Sqrt(p * (1 - p) / samples.Length), p + 5 * Math.Sqrt(p * (1 - p) / samples.Length));
        }
    }

    [Fact]
    public void DrawsWithoutReplacementDiffer()
    {
        float[] weights = [5, 1, 1, 1, 0.001f];
        for (ulong seed = 0; seed < 20; seed++)
        {
            long[] samples = new long[5];
            Categorical.DrawWithoutReplacement<float>(new CpuGenerator(seed), weights, samples);
            Assert.Equal([0, 1, 2, 3, 4], samples.Order());
        }
    }

    [Fact]
    public void ZeroWeightIsNeverDrawnBeforeAPositiveOne()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            long[] samples = new long[1];
            Categorical.DrawWithoutReplacement<double>(new CpuGenerator(seed), [0, 1e-3, 0], samples);
            Assert.Equal(1, samples[0]);
        }
    }

    [Theory]
    [InlineData(new[] { 1.0, -1.0 }, "got -1 at index 1")]
    [InlineData(new[] { double.NaN, 1.0 }, "got NaN at index 0")]
    [InlineData(new[] { 0.0, 0.0 }, "positive sum")]
    public void WeightsThatAreNoDistributionAreRefused(double[] weights, string message)
    {
        var error = Assert.Throws<ArgumentException>(
            () => Categorical.DrawWithReplacement<double>(new CpuGenerator(), weights, new long[1]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreDifferentSamplesThanCategoriesAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Categorical.DrawWithoutReplacement<double>(new CpuGenerator(), [1, 1], new long[3]));
        Assert.Contains("3 different samples from 2 categories", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyRangeOfIntegersIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Integers.Fill(new CpuGenerator(), new long[1], 4, 4));
        Assert.Contains("low=4 and high=4", error.Message, StringComparison.Ordinal);
    }
}
