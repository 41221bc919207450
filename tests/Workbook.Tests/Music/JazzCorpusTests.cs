using System.Security.Cryptography;
using Workbook.Corpora;
using Workbook.Music;
using static TorchSharp.torch;

namespace Workbook.Tests.Music;

/// <summary>The bundled solos: what data/README.md and lesson 12 say of them.</summary>
public sealed class JazzCorpusTests
{
    private static readonly JazzCorpus Corpus = JazzCorpus.Read();

    public static TheoryData<string> Names() => [.. JazzCorpus.Names];

    /// <summary>The committed files are what the scores sound like; data/jazz/render.csx writes them anew.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Files_are_the_scores_played(string name) =>
        Assert.Equal(SoloFile.From(JazzCorpus.Score(name)).ToBytes(), File.ReadAllBytes(JazzCorpus.PathOf(name)));

    /// <summary>Reading a file finds exactly the notes, chords and choruses of its score, and its swing within 0.05.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Quantisation_finds_the_score_again(string name)
    {
        var (score, read) = (JazzCorpus.Score(name), SoloFile.Read(JazzCorpus.PathOf(name)));
        Assert.Equal(score.Whole.Notes, read.Whole.Notes);
        Assert.Equal(score.Whole.Chords.ToString(), read.Whole.Chords.ToString());
        Assert.Equal(score.ChorusStarts, read.ChorusStarts);
        Assert.Equal(score.Whole.Swing, read.Whole.Swing, 0.05);
        Assert.Equal(score.Whole.Tempo, read.Whole.Tempo);
        Assert.Equal(score.Whole.Title, read.Whole.Title);
    }

    /// <summary>Eighteen choruses, three of them for the test and one to stop by; values round trip for all.</summary>
    [Fact]
    public void Choruses_are_divided()
    {
        Assert.Equal((14, 1, 3), (Corpus.Training.Count, Corpus.Validation.Count, Corpus.Test.Count));
        Assert.Equal(18, Corpus.Choruses.Select(chorus => chorus.Title).Distinct().Count());
        Assert.All(Corpus.Choruses, chorus => Assert.Equal(chorus.Notes, ValueCoding.Decode(ValueCoding.Encode(chorus), chorus.Chords, "x").Notes));
    }

    /// <summary>The figures and the checksums of data/README.md.</summary>
    [Fact]
    public void Readme_says_what_is_there()
    {
        string readme = File.ReadAllText(DataFolder.PathOf("README.md"));
        Assert.Contains(new SoloMeasures([.. Corpus.Choruses]).ToString(), readme, StringComparison.Ordinal);
        foreach (string name in JazzCorpus.Names)
            Assert.Contains($"`jazz/{name}.mid`", readme.Split('\n').Single(line => line.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(JazzCorpus.PathOf(name)))), StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>78 to 100 distinct values, at least 60 training sequences of 30; labels are the inputs shifted by one, the first input is zero.</summary>
    [Fact]
    public void Training_sequences_are_as_in_the_homework()
    {
        var vocabulary = new ValueVocabulary(Corpus.Choruses.SelectMany(ValueCoding.Encode));
        Assert.InRange(vocabulary.Count, 78, 100);
        var sequences = ValueSequences.Cut(Corpus.Training.Select(solo => ValueCoding.Encode(solo).Select(vocabulary.Id).ToList()), vocabulary.Count, 30, 12);
        Assert.InRange(sequences.X.shape[0], 60, 80);
        Assert.Equal([sequences.X.shape[0], 30, vocabulary.Count], sequences.X.shape);
        Assert.Equal(0, sequences.X.select(1, 0).abs().sum().item<float>());
        Assert.Equal(sequences.Y.narrow(1, 0, 29).reshape(-1).data<long>().ToArray(), sequences.X.narrow(1, 1, 29).argmax(-1).reshape(-1).data<long>().ToArray());
        Assert.Equal(29 * sequences.X.shape[0], sequences.X.sum().item<float>());
    }

    /// <summary>The ceiling of four short sequences, counted by hand: half share the first label, of those with 1 two of three go on with 2.</summary>
    [Fact]
    public void Ceiling_counts_ambiguous_beginnings()
    {
        var sequences = ValueSequences.Cut([[1, 2, 0], [1, 2, 3], [1, 3, 0], [0, 1, 1]], 4, 3, 1);
        Assert.Equal([0.75, 0.75, 0.75], sequences.AccuracyCeiling());
    }

    /// <summary>Every epoch holds every sequence once, the last batch is smaller, and fewer epochs are the beginning of more.</summary>
    [Fact]
    public void Batches_go_through_all_sequences()
    {
        var sequences = ValueSequences.Cut([[0, 1, 2, 3, 4, 5, 6]], 7, 2, 1);
        var batches = sequences.Batches(4, 3, seed: 1);
        Assert.Equal([4, 2, 4, 2, 4, 2], batches.Select(batch => batch.Y.shape[0]));
        long[] Labels(int batch) => batches[batch].Y.reshape(-1).data<long>().ToArray();
        Assert.Equal([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6], Labels(2).Concat(Labels(3)).Order());
        Assert.NotEqual(Labels(0), Labels(2));
        Assert.Equal(Labels(2), sequences.Batches(4, 2, seed: 1)[2].Y.reshape(-1).data<long>().ToArray());
        Assert.Equal(Labels(0).Chunk(2).Select(pair => pair[0]), batches[0].X.select(1, 1).argmax(1).data<long>().ToArray());
    }

    /// <summary>Two of three right at the first step, all at the second.</summary>
    [Fact]
    public void Accuracies_are_per_step()
    {
        var sequences = ValueSequences.Cut([[0, 1, 2, 0]], 3, 2, 1);
        var scores = eye(3);
        Tensor[] outputs = [scores.index_select(0, tensor(new long[] { 0, 1, 1 })), scores.index_select(0, tensor(new long[] { 1, 2, 0 }))];
        Assert.Equal([2 / 3.0, 1], sequences.Accuracies(outputs));
    }

    /// <summary>No solo is long enough: said at once.</summary>
    [Fact]
    public void Sequences_longer_than_the_solos_are_refused() =>
        Assert.Contains("30 values", Assert.Throws<ArgumentException>(() => ValueSequences.Cut([[1, 2, 3]], 4, 30, 1)).Message, StringComparison.Ordinal);
}
