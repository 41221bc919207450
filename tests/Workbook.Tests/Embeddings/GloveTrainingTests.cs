using TorchSharp;
using Workbook.Embeddings;

namespace Workbook.Tests.Embeddings;

/// <summary>Counting pairs and training on the counts.</summary>
public sealed class GloveTrainingTests
{
    /// <summary>Counted by hand: "a b c" and "b b" with a window of 2.</summary>
    [Fact]
    public void Pairs_are_weighted_by_distance()
    {
        var counts = CoOccurrences.Count([[0, 1, 2], [1, 1]], words: 4, window: 2);
        Assert.Equal(1, counts[0, 1]);
        Assert.Equal(0.5, counts[0, 2]);
        Assert.Equal(1, counts[1, 2]);
        Assert.Equal(2, counts[1, 1]);
        Assert.Equal(0, counts[0, 0]);
        Assert.Equal(0, counts[3, 0]);
        Assert.Equal(7, counts.Pairs);
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[4, 0]);
    }

    /// <summary>A word outside the vocabulary keeps its place, and no window reaches over the end of a passage.</summary>
    [Fact]
    public void Unknown_words_keep_their_place()
    {
        var counts = CoOccurrences.Count([[0, -1, 1], [2]], words: 3, window: 5);
        Assert.Equal(0.5, counts[0, 1]);
        Assert.Equal(2, counts.Pairs);
    }

    /// <summary>The dense matrix holds the same counts; for a large vocabulary it is refused.</summary>
    [Fact]
    public void Dense_counts_equal_the_sparse_ones()
    {
        var counts = SmallWorld();
        var dense = counts.ToTensor();
        for (int word = 0; word < counts.Words; word++)
            for (int context = 0; context < counts.Words; context++) Assert.Equal(counts[word, context], dense[word, context].item<float>());
        Assert.Contains("5000", Assert.Throws<InvalidOperationException>(() => CoOccurrences.Count([[0, 1]], 5001, 1).ToTensor()).Message, StringComparison.Ordinal);
        Assert.Contains("12 ids", Assert.Throws<ArgumentException>(() => new GloveTraining(counts).ToWordVectors(["a"])).Message, StringComparison.Ordinal);
    }

    /// <summary>Random text against counting pair by pair in a dictionary.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Counts_equal_a_plain_count(int window)
    {
        var random = new Random(window);
        int[][] passages = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(-1, 20)).ToArray())];
        var expected = new Dictionary<(int, int), double>();
        foreach (int[] passage in passages)
            for (int t = 0; t < passage.Length; t++)
                for (int u = 0; u < passage.Length; u++)
                    if (u != t && Math.Abs(u - t) <= window && passage[t] >= 0 && passage[u] >= 0)
                        expected[(passage[t], passage[u])] = expected.GetValueOrDefault((passage[t], passage[u])) + 1.0 / Math.Abs(u - t);
        var counts = CoOccurrences.Count(passages, 20, window);
        Assert.Equal(expected.Count, counts.Pairs);
        Assert.All(expected, pair => Assert.Equal(pair.Value, counts[pair.Key.Item1, pair.Key.Item2], 5));
    }

    /// <summary>An id beyond the vocabulary and an empty window are refused.</summary>
    [Fact]
    public void Wrong_ids_and_windows_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CoOccurrences.Count([[3]], words: 3, window: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoOccurrences.Count([[0]], words: 3, window: 0));
        Assert.Contains("nothing to learn", Assert.Throws<ArgumentException>(() => new GloveTraining(CoOccurrences.Count([[0], [1]], 2, 3))).Message, StringComparison.Ordinal);
    }

    /// <summary>With enough numbers per word the model learns to say log X of each pair.</summary>
    [Fact]
    public void Predictions_approach_the_logarithms_of_the_counts()
    {
        var counts = SmallWorld();
        var training = new GloveTraining(counts, new GloveOptions { Dimension = 12, XMax = 1, LearningRate = 0.2 });
        double first = training.Epoch(), last = first;
        for (int epoch = 1; epoch < 300; epoch++) last = training.Epoch();
        Assert.True(last < first / 100, $"{first} became {last}");
        for (int word = 0; word < counts.Words; word++)
            for (int context = 0; context < counts.Words; context++)
                if (counts[word, context] > 0) Assert.InRange(training.Predict(word, context) - Math.Log(counts[word, context]), -0.5, 0.5);
    }

    /// <summary>One visit to each of two pairs that share no parameter equals the formulas worked through on tensors: AdaGrad's first step divides by 1.</summary>
    [Fact]
    public void One_step_follows_the_formulas()
    {
        var training = new GloveTraining(CoOccurrences.Count([[0, 1]], words: 2, window: 1), new GloveOptions { Dimension = 3, XMax = 16, Alpha = 0.5, LearningRate = 0.1, Seed = 5 });
        var before = training.Parameters();
        double loss = training.Epoch();
        var after = training.Parameters();
        var errors = (before.W * before.V.flip(0)).sum(1) + before.B + before.C.flip(0);
        var slopes = 0.25 * errors;
        Assert.Equal((slopes * errors).mean().item<float>(), loss, 6);
        AssertClose(before.W - 0.1 * slopes.unsqueeze(1) * before.V.flip(0), after.W);
        AssertClose(before.V - 0.1 * slopes.flip(0).unsqueeze(1) * before.W.flip(0), after.V);
        AssertClose(before.B - 0.1 * slopes, after.B);
        AssertClose(before.C - 0.1 * slopes.flip(0), after.C);
        AssertClose(after.W + after.V, torch.tensor(training.Vectors()).reshape(2, 3));
    }

    /// <summary>The second step is divided by the root of 1 and the square of the first slope.</summary>
    [Fact]
    public void Steps_shrink_with_the_slopes_seen()
    {
        var training = new GloveTraining(CoOccurrences.Count([[0, 1], [0, 1], [0, 1]], words: 2, window: 1), new GloveOptions { Dimension = 2, XMax = 1, LearningRate = 0.5 });
        var first = training.Parameters();
        training.Epoch();
        var second = training.Parameters();
        training.Epoch();
        var third = training.Parameters();
        torch.Tensor Slopes(GloveParameters at) => (at.W * at.V.flip(0)).sum(1) + at.B + at.C.flip(0) - MathF.Log(3);
        var (one, two) = (Slopes(first), Slopes(second));
        AssertClose(second.B - 0.5 * two / (1 + one * one).sqrt(), third.B);
        var (before, now) = (one.unsqueeze(1) * first.V.flip(0), two.unsqueeze(1) * second.V.flip(0));
        AssertClose(second.W - 0.5 * now / (1 + before * before).sqrt(), third.W);
    }

    /// <summary>The same seed gives the same numbers, bit by bit, on one thread and on several; another seed gives others.</summary>
    [Fact]
    public void Seed_decides_everything()
    {
        var counts = SmallWorld();
        float[] Trained(int seed, int threads)
        {
            var training = new GloveTraining(counts, new GloveOptions { Dimension = 10, Seed = seed, Threads = threads });
            for (int epoch = 0; epoch < 5; epoch++) training.Epoch();
            return training.Vectors();
        }
        float[] onOne = Trained(1, 1);
        Assert.Equal(onOne, Trained(1, 4));
        Assert.NotEqual(onOne, Trained(2, 1));
    }

    /// <summary>Settings that cannot be trained with are named; a learning rate that explodes is an error, not a vector of NaN.</summary>
    [Fact]
    public void Bad_settings_are_named()
    {
        var counts = SmallWorld();
        Assert.Throws<ArgumentOutOfRangeException>(() => new GloveTraining(counts, new GloveOptions { Dimension = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GloveTraining(counts, new GloveOptions { XMax = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GloveTraining(counts, new GloveOptions { LearningRate = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GloveTraining(counts, new GloveOptions { Alpha = -1 }));
        var exploding = new GloveTraining(counts, new GloveOptions { LearningRate = 1e30 });
        Assert.Contains("learning rate", Assert.Throws<InvalidOperationException>(() => { for (int epoch = 0; epoch < 50; epoch++) exploding.Epoch(); }).Message, StringComparison.Ordinal);
    }

    private static void AssertClose(torch.Tensor expected, torch.Tensor actual) =>
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, 1e-6);

    private static CoOccurrences SmallWorld()
    {
        var random = new Random(4);
        return CoOccurrences.Count([.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 6).Select(t => random.Next(6) + t % 2 * 6).ToArray())], words: 12, window: 2);
    }
}
