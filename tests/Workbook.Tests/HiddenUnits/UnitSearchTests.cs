using TorchSharp;
using Workbook.HiddenUnits;

namespace Workbook.Tests.HiddenUnits;

/// <summary>Units are scored, chosen, and scored again elsewhere; the probe counts; a text is coloured.</summary>
public sealed class UnitSearchTests
{
    private static readonly TextFeature On = new("on", true, [1, 0, 1, 0, 0]);

    private static readonly TextFeature Amount = new("amount", false, [1, 2, 3, 4, 6]);

    /// <summary>Rows are characters; unit 0 has ties, unit 1 is low where the feature is on, unit 2 never changes.</summary>
    private static UnitSearch Search() => new(torch.tensor(new float[,] { { 2, -3, 1 }, { 1, 0, 1 }, { 1, -1, 1 }, { 0, 2, 1 }, { 2, 1, 1 } }));

    /// <summary>By hand: of the six pairs of unit 0 the value 2 wins two and ties one, the value 1 wins one and ties one.</summary>
    [Fact]
    public void Areas_count_ties_half() => Assert.Equal([(2.5 + 1.5) / 6, 0, 0.5], Search().Scores(On));

    /// <summary>
    /// import numpy as np
    /// f = [1, 2, 3, 4, 6]
    /// print(np.corrcoef([2, 1, 1, 0, 2], f)[0, 1] ** 2, np.corrcoef([-3, 0, -1, 2, 1], f)[0, 1] ** 2)
    /// </summary>
    [Fact]
    public void R_squared_is_the_square_of_the_correlation()
    {
        double[] scores = Search().Scores(Amount);
        Assert.Equal(0.0009652509652509646, scores[0], 10);
        Assert.Equal(0.5726807888970048, scores[1], 10);
        Assert.Equal(0, scores[2]);
    }

    [Fact]
    public void The_best_unit_has_a_sign()
    {
        Assert.Equal(new FoundUnit(1, -1, 1), Search().Best(On));
        var real = Search().Best(Amount);
        Assert.Equal((1, 1), (real.Unit, real.Sign));
    }

    /// <summary>Elsewhere a unit keeps the sign it was found with, whatever that costs.</summary>
    [Fact]
    public void Elsewhere_the_sign_stays()
    {
        Assert.Equal(1, Search().Score(new FoundUnit(1, -1, 1), On));
        Assert.Equal(0, Search().Score(new FoundUnit(1, 1, 1), On));
        Assert.Equal(-0.5726807888970048, Search().Score(new FoundUnit(1, -1, 1), Amount), 10);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("'on' has 5 values for 2 states", Assert.Throws<ArgumentException>(() => new UnitSearch(torch.zeros(2, 3)).Scores(On)).Message, StringComparison.Ordinal);
        Assert.Contains("same everywhere", Assert.Throws<ArgumentException>(() => Search().Best(On with { Values = [0, 0, 0, 0, 0] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new UnitSearch(torch.zeros(2, 3, 4)));
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new UnitSearch(torch.tensor(new float[,] { { 1, float.NaN } }))).Message, StringComparison.Ordinal);
    }

    /// <summary>By hand, s = 2: without a context (2 + 2 · 0) / (4 + 2); behind id 1 it is on twice of two.</summary>
    [Fact]
    public void The_probe_counts_contexts()
    {
        var probe = new ContextProbe(new long[] { 1, 0, 1, 0 }, new TextFeature("f", true, [1, 0, 1, 0]), order: 1);
        double mean = 2 / 6.0;
        Assert.Equal([(2 + 2 * mean) / 4, 2 * mean / 4, mean], probe.Guess(new long[] { 1, 0, 2 }));
    }

    /// <summary>Only a context of two tells the second 0 of a run from the first.</summary>
    [Fact]
    public void A_longer_context_knows_more()
    {
        long[] ids = [0, 0, 1, 0, 0, 1, 0, 0, 1];
        var feature = new TextFeature("second", true, [0, 1, 0, 0, 1, 0, 0, 1, 0]);
        double[] one = new ContextProbe(ids, feature, 1).Guess(ids), two = new ContextProbe(ids, feature, 2).Guess(ids);
        Assert.Equal(one[3], one[4]);
        Assert.True(two[4] > two[3] + 0.2);
    }

    [Fact]
    public void The_probe_refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextProbe(new long[5], On, 8));
        Assert.Throws<ArgumentException>(() => new ContextProbe(new long[4], On, 2));
        Assert.Contains("300", Assert.Throws<ArgumentException>(() => new ContextProbe(new long[] { 1, 2, 300, 4, 5 }, On, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_coloured()
    {
        var picture = new ColouredText("a<b\nc", [1, 1, 0, 0, -1]) { Title = "t" };
        Assert.Contains(">a&lt;</span>b\n<span", picture.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("aria-label=\"t: 5 characters, values from -1 to 1", picture.ToHtml(), StringComparison.Ordinal);
        Assert.EndsWith("a<b\n++\nc\n-", picture.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ColouredText("ab", [1.0]));
    }
}
