using Workbook.LanguageModels;

namespace Workbook.Tests.LanguageModels;

/// <summary>Interpolated n-grams.</summary>
public sealed class NGramModelTests
{
    /// <summary>
    /// By hand, "abab" + "a" over {a, b, c}: unigrams a 3, b 2, two kinds: P1(a) = (3 + 2/3) / 7; after a: b 2, one kind:
    /// P2(b | a) = (2 + P1(b)) / 3, P2(c | a) = P1(c) / 3 with P1(b) = (2 + 2/3) / 7, P1(c) = (2/3) / 7.
    /// </summary>
    [Fact]
    public void Probabilities_by_hand()
    {
        long[] text = [0, 1, 0, 1, 0];
        var unigram = new NGramModel(text, 1, 3);
        Assert.Equal((3 + 2.0 / 3) / 7, unigram.Probability([], 0), 12);
        var bigram = new NGramModel(text, 2, 3);
        Assert.Equal((2 + (2 + 2.0 / 3) / 7) / 3, bigram.Probability([0], 1), 12);
        Assert.Equal(2.0 / 3 / 7 / 3, bigram.Probability([1, 0], 2), 12);
        Assert.Equal(unigram.Probability([], 1), bigram.Probability([2], 1), 12);
    }

    /// <summary>After any context the probabilities add up to 1.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(7)]
    public void Probabilities_add_up(int order)
    {
        var random = new Random(1);
        long[] text = [.. Enumerable.Range(0, 400).Select(_ => (long)random.Next(6))];
        var model = new NGramModel(text, order, 8);
        for (int trial = 0; trial < 50; trial++)
        {
            long[] context = [.. Enumerable.Range(0, random.Next(9)).Select(_ => (long)random.Next(8))];
            Assert.Equal(1, Enumerable.Range(0, 8).Sum(next => model.Probability(context, next)), 9);
            Assert.Equal(Math.Log(model.Probability(context, 3)), model.Logits(context)[3], 5);
        }
    }

    /// <summary>On text of a longer rule, a longer context predicts better; no context cannot.</summary>
    [Fact]
    public void Longer_contexts_find_longer_rules()
    {
        long[] text = [.. Enumerable.Range(0, 900).Select(i => (long)("aab"[i % 3] - 'a'))];
        Assert.InRange(new NGramModel(text, 1, 2).BitsPerToken(text), 0.9, 1);
        Assert.InRange(new NGramModel(text, 2, 2).BitsPerToken(text), 0.5, 0.75);
        Assert.InRange(new NGramModel(text, 3, 2).BitsPerToken(text), 0, 0.05);
    }

    /// <summary>Bits are the mean of the scores.</summary>
    [Fact]
    public void Bits_are_the_mean_of_the_scores()
    {
        long[] text = [0, 1, 0, 1, 0];
        var model = new NGramModel(text, 2, 3);
        double[] scores = model.LogProbabilities(new long[] { 0, 1, 2 });
        Assert.Equal([Math.Log(model.Probability([0], 1)), Math.Log(model.Probability([1], 2))], scores);
        Assert.Equal(-scores.Average() / Math.Log(2), model.BitsPerToken(new long[] { 0, 1, 2 }), 12);
    }

    /// <summary>Nothing to count, nothing to predict, ids outside.</summary>
    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("text is empty", Assert.Throws<ArgumentException>(() => new NGramModel(Array.Empty<long>(), 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("The id 3 at position 1", Assert.Throws<ArgumentException>(() => new NGramModel(new long[] { 0, 3 }, 2, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NGramModel(new long[] { 0 }, 0, 3));
        Assert.Contains("it takes two", Assert.Throws<ArgumentException>(() => new NGramModel(new long[] { 0 }, 1, 3).BitsPerToken(new long[] { 0 })).Message, StringComparison.Ordinal);
    }
}
