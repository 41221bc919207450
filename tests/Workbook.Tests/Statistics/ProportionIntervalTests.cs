using Workbook.Statistics;

namespace Workbook.Tests.Statistics;

/// <summary>Wilson's interval against values computed apart.</summary>
public sealed class ProportionIntervalTests
{
    /// <summary>Solutions of (p - share)^2 = z^2 p (1 - p) / n, which is how the interval is defined.</summary>
    [Theory]
    [InlineData(8, 10)]
    [InlineData(173, 216)]
    [InlineData(1, 300)]
    public void Ends_solve_the_equation(int successes, int trials)
    {
        var interval = ProportionInterval.Of(successes, trials);
        foreach (double p in new[] { interval.Low, interval.High })
            Assert.Equal(Math.Pow(p - interval.Share, 2), 1.96 * 1.96 * p * (1 - p) / trials, 12);
        Assert.InRange(interval.Share, interval.Low + 1e-4, interval.High - 1e-4);
    }

    /// <summary>All or none of the trials still leave a doubt, on one side only.</summary>
    [Fact]
    public void Extremes_stay_within_zero_and_one()
    {
        Assert.Equal((0.0, 1.0), (ProportionInterval.Of(0, 20).Low, ProportionInterval.Of(20, 20).High));
        Assert.Equal(1.96 * 1.96 / (20 + 1.96 * 1.96), ProportionInterval.Of(0, 20).High, 12);
    }

    /// <summary>What is no share is refused.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void No_share_is_refused(int successes, int trials) => Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Of(successes, trials));
}
