using Workbook.Statistics;

namespace Workbook.Tests.Statistics;

/// <summary>The sign test gives the binomial tail.</summary>
public sealed class SignTestTests
{
    /// <summary>
    /// p-values of SciPy: <c>scipy.stats.binomtest(2, 11, 0.5).pvalue</c>, <c>binomtest(0, 20, 0.5).pvalue</c>,
    /// <c>binomtest(5, 10, 0.5).pvalue</c>; the first by hand: 2 (1 + 11 + 55) / 2^11.
    /// </summary>
    [Theory]
    [InlineData(9, 2, 0.0654296875)]
    [InlineData(2, 9, 0.0654296875)]
    [InlineData(20, 0, 1.9073486328125e-06)]
    [InlineData(5, 5, 1.0)]
    [InlineData(0, 0, 1.0)]
    public void Probability_is_the_binomial_tail(int onlyOne, int onlyOther, double expected) =>
        Assert.Equal(expected, SignTest.PValue(Answers(onlyOne, onlyOther, first: true), Answers(onlyOne, onlyOther, first: false)), 1e-12);

    /// <summary>Very many questions do not underflow to a false certainty, nor overflow.</summary>
    [Fact]
    public void Many_questions_are_no_problem() =>
        Assert.InRange(SignTest.PValue(Answers(2500, 2600, first: true), Answers(2500, 2600, first: false)), 0.15, 0.18);

    /// <summary>Answers to different questions cannot be paired.</summary>
    [Fact]
    public void Different_lengths_are_refused() =>
        Assert.Contains("same questions", Assert.Throws<ArgumentException>(() => SignTest.PValue([true], [true, false])).Message, StringComparison.Ordinal);

    /// <summary>Some questions that only the first gets right, some that only the second does, and four on which they agree.</summary>
    private static bool[] Answers(int onlyOne, int onlyOther, bool first) =>
        [.. Enumerable.Repeat(first, onlyOne), .. Enumerable.Repeat(!first, onlyOther), true, true, false, false];
}
