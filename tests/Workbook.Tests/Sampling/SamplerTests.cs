using TorchSharp;
using Workbook.Sampling;

namespace Workbook.Tests.Sampling;

/// <summary>How the next token is chosen.</summary>
public sealed class SamplerTests
{
    private static readonly float[] Logits = [MathF.Log(0.1f), MathF.Log(0.5f), MathF.Log(0.15f), MathF.Log(0.25f)];

    /// <summary>Greedy takes the largest logit, of equals the first.</summary>
    [Fact]
    public void Greedy_takes_the_largest()
    {
        Assert.Equal(1, Sampler.Greedy().Next(Logits));
        Assert.Equal(1, Sampler.Greedy().Next([0, 2, 2]));
        Assert.Equal([0, 1, 0, 0], Sampler.Greedy().Probabilities(Logits));
    }

    /// <summary>The temperature divides the logits: probabilities p^(1/T), normalized.</summary>
    [Theory, InlineData(0.5), InlineData(1), InlineData(2)]
    public void Temperature_divides_the_logits(double temperature)
    {
        double[] powers = [.. new[] { 0.1, 0.5, 0.15, 0.25 }.Select(p => Math.Pow(p, 1 / temperature))];
        var probabilities = Sampler.Temperature(temperature).Probabilities(Logits);
        Assert.All(probabilities, (p, i) => Assert.Equal(powers[i] / powers.Sum(), p, 6));
    }

    /// <summary>Top-k keeps k tokens, the nucleus the fewest that reach p; both share the rest of the probability.</summary>
    [Fact]
    public void Unlikely_tokens_are_struck_out()
    {
        Near([0, 2.0 / 3, 0, 1.0 / 3], Sampler.TopK(2).Probabilities(Logits));
        Near([0, 1, 0, 0], Sampler.Nucleus(0.4).Probabilities(Logits));
        Near([0, 2.0 / 3, 0, 1.0 / 3], Sampler.Nucleus(0.7).Probabilities(Logits));
        Near([0, 5.0 / 9, 1.5 / 9, 2.5 / 9], Sampler.Nucleus(0.8).Probabilities(Logits));
        Near([0.1, 0.5, 0.15, 0.25], Sampler.Nucleus(1).Probabilities(Logits));
        Near([0.5, 0.5, 0], Sampler.TopK(2).Probabilities([1, 1, 1]));
    }

    /// <summary>Many draws come out as often as the probabilities say.</summary>
    [Fact]
    public void Draws_follow_the_probabilities()
    {
        var sampler = Sampler.Temperature(seed: 1);
        var counts = new int[4];
        for (int i = 0; i < 20000; i++) counts[sampler.Next(Logits)]++;
        Near([0.1, 0.5, 0.15, 0.25], [.. counts.Select(count => count / 20000.0)], tolerance: 0.015);
    }

    /// <summary>A seed decides the draws; without one the engine's generator does.</summary>
    [Fact]
    public void Draws_are_repeatable()
    {
        static long[] Draws(Sampler sampler) => [.. Enumerable.Range(0, 50).Select(_ => sampler.Next(Logits))];
        Assert.Equal(Draws(Sampler.Temperature(seed: 7)), Draws(Sampler.Temperature(seed: 7)));
        Assert.NotEqual(Draws(Sampler.Temperature(seed: 7)), Draws(Sampler.Temperature(seed: 8)));
        torch.manual_seed(3);
        long[] first = Draws(Sampler.TopK(3));
        torch.manual_seed(3);
        Assert.Equal(first, Draws(Sampler.TopK(3)));
    }

    /// <summary>Excluded tokens are never chosen.</summary>
    [Fact]
    public void Excluded_tokens_never_come()
    {
        var sampler = Sampler.Temperature(seed: 1);
        var excluding = Sampler.Greedy().Excluding(1);
        Assert.Equal(3, excluding.Next(Logits));
        Near([0.2, 0, 0.3, 0.5], sampler.Excluding(1).Probabilities(Logits));
        Assert.Contains("excluded", Assert.Throws<ArgumentException>(() => Sampler.Greedy().Excluding(0, 1).Next([1, 2])).Message, StringComparison.Ordinal);
    }

    /// <summary>Tensors of one step are taken as spans are.</summary>
    [Fact]
    public void Tensors_are_taken()
    {
        Assert.Equal(1, Sampler.Greedy().Next(torch.tensor(Logits)));
        Assert.Equal(1, Sampler.Greedy().Next(torch.tensor(Logits).unsqueeze(0)));
        Assert.Contains("(2, 2)", Assert.Throws<ArgumentException>(() => Sampler.Greedy().Next(torch.zeros(2, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("Float64", Assert.Throws<ArgumentException>(() => Sampler.Greedy().Next(torch.zeros(2, dtype: torch.float64))).Message, StringComparison.Ordinal);
    }

    /// <summary>Temperatures that are none are refused with the way out.</summary>
    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Temperature_must_be_positive(double temperature) =>
        Assert.Contains("use Sampler.Greedy()", Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Temperature(temperature)).Message, StringComparison.Ordinal);

    /// <summary>k and p must leave something, and k no more than there is.</summary>
    [Fact]
    public void Ranges_are_checked()
    {
        Assert.Contains("at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.TopK(0)).Message, StringComparison.Ordinal);
        Assert.Contains("k is 5, but there are only 4", Assert.Throws<InvalidOperationException>(() => Sampler.TopK(5).Next(Logits)).Message, StringComparison.Ordinal);
        Assert.Contains("0.9 is usual", Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Nucleus(0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Nucleus(1.1));
        Assert.Contains("token 1 is NaN", Assert.Throws<ArgumentException>(() => Sampler.Greedy().Next([0, float.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("no logits", Assert.Throws<ArgumentException>(() => Sampler.Greedy().Next(ReadOnlySpan<float>.Empty)).Message, StringComparison.Ordinal);
    }

    private static void Near(double[] expected, double[] actual, double tolerance = 1e-6) =>
        Assert.All(actual, (value, i) => Assert.InRange(value, expected[i] - tolerance, expected[i] + tolerance));
}
