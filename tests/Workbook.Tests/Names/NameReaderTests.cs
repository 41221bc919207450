using TorchSharp;
using Workbook.Corpora;
using Workbook.Names;

namespace Workbook.Tests.Names;

/// <summary>From sentences to the numbers a tagger reads, and from its answers to a score.</summary>
public sealed class NameReaderTests
{
    private static readonly TaggedSentence[] Training = [NameSentences.Parse("the cat saw [Bo]"), NameSentences.Parse("the cat ran .")];

    /// <summary>Words that occur often enough have an id, in the order of the alphabet; all others are unknown; places after the end are padding.</summary>
    [Fact]
    public void Words_have_ids_by_frequency()
    {
        var reader = new NameReader(Training);
        var batch = reader.Batch([NameSentences.Parse("the cat saw the dog"), NameSentences.Parse("cat")]);
        Assert.Equal(4, reader.Words);
        Assert.Equal([3L, 2, 1, 3, 1, 2, 0, 0, 0, 0], Read<long>(batch.Words));
        Assert.Equal([5L, 1], Read<long>(batch.Lengths));
        Assert.Equal([1f, 1, 1, 1, 1, 1, 0, 0, 0, 0], Read<float>(batch.Mask));
    }

    /// <summary>Letters have ids by their code points, unseen ones are unknown; a missing word counts one letter of padding.</summary>
    [Fact]
    public void Letters_are_padded_behind_each_word()
    {
        var reader = new NameReader(Training);
        var batch = reader.Batch([NameSentences.Parse("Bo .z"), NameSentences.Parse("a")]);
        Assert.Equal(".Bacehnorstw".Length + 2, reader.Letters);
        Assert.Equal([2L, 2, 2], batch.Letters.shape);
        Assert.Equal([3L, 9, 2, 1, 4, 0, 0, 0], Read<long>(batch.Letters));
        Assert.Equal([2L, 2, 1, 1], Read<long>(batch.LetterCounts));
    }

    /// <summary>Shapes are one-hot, zero behind the end; names are marked.</summary>
    [Fact]
    public void Shapes_and_names_stand_at_their_words()
    {
        var batch = new NameReader(Training).Batch([NameSentences.Parse("[Bo] saw NATO"), NameSentences.Parse("[McNeil]")]);
        Assert.Equal([2L, 3, 5], batch.Shapes.shape);
        Assert.Equal([1L, 0, 2, 3], Read<long>(batch.Shapes.argmax(2)).Take(4));
        Assert.Equal([1f, 1, 1, 1, 0, 0], Read<float>(batch.Shapes.sum(2)));
        Assert.Equal([1f, 0, 0, 1, 0, 0], Read<float>(batch.IsName));
        Assert.Contains("at least one sentence", Assert.Throws<ArgumentException>(() => new NameReader(Training).Batch([])).Message, StringComparison.Ordinal);
    }

    /// <summary>The shape of a word does not depend on which letters it has.</summary>
    [Theory]
    [InlineData("umbrella", "small"), InlineData("cousin's", "small"), InlineData("Þóra", "Capitalised"), InlineData("Soo-jin", "Capitalised")]
    [InlineData("J.", "CAPITALS"), InlineData("USA", "CAPITALS"), InlineData("McNeil", "MixeD"), InlineData("iPad", "MixeD"), InlineData(",", "no letters"), InlineData("1987", "no letters")]
    public void Shape_of_a_word(string word, string shape) => Assert.Equal(shape, WordShape.Names[WordShape.Of(word)]);

    /// <summary>Words are counted, padding is not: 2 of 3 called are right, 2 of 4 names found.</summary>
    [Fact]
    public void Score_counts_words()
    {
        TaggedSentence[] sentences = [NameSentences.Parse("[Bo Li] saw [Al]"), NameSentences.Parse("[Bo] ran")];
        var logits = torch.tensor(new float[,] { { 1, -1, 2, -3 }, { 4, -5, 6, 7 } });
        var score = NameScore.Of(logits, sentences);
        Assert.Equal(new NameScore(Found: 2, Called: 3, Names: 4), score);
        Assert.Equal((2 / 3.0, 0.5, 4 / 7.0), (score.Precision, score.Recall, score.F1));
        Assert.Equal(score, NameScore.Of((sentence, t) => sentence.Words[t] is "Bo" or "saw", sentences));
        Assert.Equal((0, 0, 0), (new NameScore(0, 0, 3).Precision, new NameScore(0, 0, 3).F1, new NameScore(0, 2, 0).Recall));
        Assert.Equal(0, new NameScore(0, 0, 0).F1);
    }

    private static T[] Read<T>(torch.Tensor tensor) where T : unmanaged => tensor.contiguous().data<T>().ToArray();
}
