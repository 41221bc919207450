using System.Globalization;
using Workbook.Corpora;
using Workbook.Embeddings;
using Workbook.Statistics;

namespace Workbook.Tests.Embeddings;

/// <summary>The bundled vectors are what data/README.md says of them.</summary>
public sealed class CourseVectorsTests
{
    private static readonly string Description = File.ReadAllText(DataFolder.PathOf("README.md"));

    /// <summary>16,000 different words with 50 numbers each; the best vectors at hand have as many numbers, whichever they are.</summary>
    [Fact]
    public void Vectors_are_complete()
    {
        var vectors = CourseVectors.LoadOwn();
        Assert.Equal((16_000, 50, 0), (vectors.Count, vectors.Dimension, vectors.Duplicates));
        Assert.Equal("the", vectors.Words[0]);
        Assert.Equal(50, CourseVectors.Load(["king"]).Dimension);
    }

    /// <summary>The figures on the test lists.</summary>
    [Fact]
    public void Scores_are_as_described()
    {
        var vectors = CourseVectors.LoadOwn().Normalized();
        var questions = AnalogyList.Read(DataFolder.PathOf("glove-course", "analogies-test.txt"));
        int[] ranks = [.. questions.Select(question => vectors.Rank(question)).OfType<int>()];
        AssertDescribed($"of {questions.Count} analogies {ranks.Length} have only known words; {ranks.Count(rank => rank == 1)} answers come first, {ranks.Count(rank => rank <= 5)} among the first five, mean reciprocal rank {ranks.Average(rank => 1.0 / rank):F3}.");
        AssertDescribed($"*queen* is answer number {vectors.Rank(questions[0])} to king - man + woman");
        var pairs = SimilarityList.Read(DataFolder.PathOf("glove-course", "similarities-test.txt"));
        SimilarPair[] known = [.. pairs.Where(pair => vectors.Contains(pair.One) && vectors.Contains(pair.Other))];
        double correlation = RankCorrelation.Of([.. known.Select(pair => vectors.Similarity(pair.One, pair.Other))], [.. known.Select(pair => pair.Judgement)]);
        AssertDescribed($"Of {pairs.Count} pairs of words {known.Length} are known; the rank correlation of cosine and judgement is {correlation:F3}.");
    }

    /// <summary>The lists are large enough, and no question of the test was used for the development.</summary>
    [Fact]
    public void Lists_are_apart()
    {
        var development = AnalogyList.Read(DataFolder.PathOf("glove-course", "analogies-development.txt"));
        var test = AnalogyList.Read(DataFolder.PathOf("glove-course", "analogies-test.txt"));
        Assert.True(test.Count >= 40 && SimilarityList.Read(DataFolder.PathOf("glove-course", "similarities-test.txt")).Count >= 40);
        Assert.Empty(development.Intersect(test));
        Assert.Equal(test.Count, test.Distinct().Count());
    }

    /// <summary>A line of a list that cannot be read is named.</summary>
    [Fact]
    public void Malformed_lists_are_named()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "# comment\nman king woman\n");
        Assert.StartsWith($"{path}(2): 3 words", Assert.Throws<InvalidDataException>(() => AnalogyList.Read(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "car automobile much\n");
        Assert.StartsWith($"{path}(1): ", Assert.Throws<InvalidDataException>(() => SimilarityList.Read(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static void AssertDescribed(FormattableString sentence) =>
        Assert.Contains(sentence.ToString(CultureInfo.InvariantCulture), Description, StringComparison.Ordinal);
}
