using Workbook.Statistics;

namespace Workbook.Tests.Statistics;

/// <summary>Spearman's rank correlation against values computed by hand.</summary>
public sealed class RankCorrelationTests
{
    /// <summary>Only the order counts, and 1 - 6 sum d^2 / (n (n^2 - 1)) holds without ties.</summary>
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 10, 100, 1000 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 2, 1, 4, 3, 5 }, 0.8)]
    public void Order_counts(double[] x, double[] y, double expected) => Assert.Equal(expected, RankCorrelation.Of(x, y), 12);

    /// <summary>Equal values share the mean of their ranks: (1.5, 1.5, 3) against (1, 2, 3).</summary>
    [Fact]
    public void Ties_share_a_rank() => Assert.Equal(1.5 / Math.Sqrt(1.5 * 2), RankCorrelation.Of([7, 7, 9], [1, 2, 3]), 12);

    /// <summary>Values without an order, or of different number, are refused.</summary>
    [Fact]
    public void No_order_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RankCorrelation.Of([1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => RankCorrelation.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => RankCorrelation.Of([1], [1]));
    }
}
