using Workbook.Blending;

namespace Workbook.Tests.Blending;

/// <summary>The fit of weights to known choices.</summary>
public sealed class BlendRankerTests
{
    /// <summary>Choices made by a hidden rule are found again: the feature that decides gets the weight, the one that does not matter none.</summary>
    [Fact]
    public void Deciding_feature_is_found()
    {
        var (questions, right) = Drawn(200, candidates: 6, new Random(1));
        var ranker = BlendRanker.Fit(questions, right);
        Assert.True(ranker.Weights[0] > 2 && Math.Abs(ranker.Weights[1]) < 0.4 && ranker.Weights[2] == 0, string.Join(" ", ranker.Weights));
        Assert.True(questions.Zip(right).Average(pair => ranker.Rank(pair.First, pair.Second) == 1 ? 1.0 : 0.0) > 0.95);
    }

    /// <summary>All candidates begin equally likely: the first loss is the mean of ln of their number, also where rows have different lengths.</summary>
    [Fact]
    public void First_loss_is_chance()
    {
        var (few, rightFew) = Drawn(3, candidates: 2, new Random(2));
        var (many, rightMany) = Drawn(1, candidates: 9, new Random(3));
        var ranker = BlendRanker.Fit([.. few, .. many], [.. rightFew, .. rightMany], steps: 5);
        Assert.Equal((3 * Math.Log(2) + Math.Log(9)) / 4, ranker.Losses[0], 1e-9);
        Assert.Equal(5, ranker.Losses.Count);
        Assert.True(ranker.Losses[^1] < ranker.Losses[0]);
    }

    /// <summary>Of equal scores the asked one comes last, so that a ranker without an opinion gets no credit.</summary>
    [Fact]
    public void Ties_rank_last()
    {
        var question = new BlendQuestion("a", "b", ["x", "y", "z"], [[1], [1], [0]]);
        var ranker = BlendRanker.Fit([question], ["x"], steps: 50);
        Assert.Equal(2, ranker.Rank(question, "x"));
        Assert.Equal(3, ranker.Rank(question, "z"));
    }

    /// <summary>Mistakes are named.</summary>
    [Fact]
    public void Mistakes_are_named()
    {
        var question = new BlendQuestion("motor", "hotel", ["motel"], [[1.0, 2.0]]);
        Assert.Contains("0 questions", Assert.Throws<ArgumentException>(() => BlendRanker.Fit([], [])).Message, StringComparison.Ordinal);
        Assert.Contains("1 questions and 2 answers", Assert.Throws<ArgumentException>(() => BlendRanker.Fit([question], ["motel", "motel"])).Message, StringComparison.Ordinal);
        Assert.Contains("'hotor' is not among the candidates for motor and hotel", Assert.Throws<ArgumentException>(() => BlendRanker.Fit([question], ["hotor"])).Message, StringComparison.Ordinal);
        Assert.Contains("1 features, but 2 weights", Assert.Throws<ArgumentException>(() => BlendRanker.Fit([question], ["motel"], steps: 1).Score([1.0])).Message, StringComparison.Ordinal);
    }

    /// <summary>Questions whose right answer has the largest first feature; the second is noise, the third is always the same.</summary>
    private static (List<BlendQuestion> Questions, List<string> Right) Drawn(int count, int candidates, Random random)
    {
        var questions = new List<BlendQuestion>();
        for (int q = 0; q < count; q++)
        {
            double[][] features = [.. Enumerable.Range(0, candidates).Select(_ => new[] { random.NextDouble(), random.NextDouble(), 7.0 })];
            questions.Add(new BlendQuestion("first", "second", [.. Enumerable.Range(0, candidates).Select(c => $"word{c}")], features));
        }
        var right = questions.Select(question => $"word{Enumerable.Range(0, candidates).MaxBy(c => question.Features[c][0])}").ToList();
        return (questions, right);
    }
}
