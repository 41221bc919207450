using TorchSharp;
using Workbook.Embeddings;
using Workbook.Vocabularies;

namespace Workbook.Tests.Embeddings;

/// <summary>Looking up, comparing and filtering word vectors.</summary>
public sealed class WordVectorsTests
{
    private static readonly WordVectors Plane = WordVectors.Of(["east", "north", "west", "northeast", "far", "nothing"],
        torch.tensor(new float[,] { { 1, 0 }, { 0, 2 }, { -3, 0 }, { 1, 1 }, { 100, 1 }, { 0, 0 } }));

    /// <summary>A word without a vector is an error that names it.</summary>
    [Fact]
    public void Unknown_word_is_named() =>
        Assert.Contains("'East'", Assert.Throws<KeyNotFoundException>(() => Plane["East"]).Message, StringComparison.Ordinal);

    /// <summary>A matrix of another size, or a word twice, is an error.</summary>
    [Fact]
    public void Words_and_matrix_must_agree()
    {
        Assert.Contains("(2, d)", Assert.Throws<ArgumentException>(() => WordVectors.Of(["a", "b"], torch.zeros(3, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("more than once", Assert.Throws<ArgumentException>(() => WordVectors.Of(["a", "a"], torch.zeros(2, 2))).Message, StringComparison.Ordinal);
    }

    /// <summary>The angle counts, not the length; a word is not its own neighbour.</summary>
    [Fact]
    public void Nearest_by_angle()
    {
        var neighbours = Plane.Nearest("east", 3);
        Assert.Equal(["far", "northeast", "north"], neighbours.Select(neighbour => neighbour.Word));
        Assert.Equal(Math.Sqrt(0.5), neighbours[1].Similarity, 6);
        Assert.Equal(5, Plane.Nearest("east", 100).Count);
        Assert.Empty(Plane.Nearest("east", 0));
    }

    /// <summary>Equally near words come in the order of the file.</summary>
    [Fact]
    public void Ties_in_the_order_of_the_file()
    {
        var twins = WordVectors.Of(["a", "b", "c", "d"], torch.ones(4, 3));
        Assert.Equal(["b", "c"], twins.Nearest("a", 2).Select(neighbour => neighbour.Word));
    }

    /// <summary>east - west + north is nearest to what lies between east and north; the three words are no answers.</summary>
    [Fact]
    public void Analogy_excludes_its_words()
    {
        Assert.Equal("northeast", Plane.Analogy("west", "east", "north", 1)[0].Word);
        Assert.DoesNotContain(Plane.Analogy("west", "east", "north", 9), answer => answer.Word is "west" or "east" or "north");
    }

    /// <summary>Cosines of each pair; a zero vector is like nothing.</summary>
    [Fact]
    public void Cosine_matrix()
    {
        var cosines = Plane.CosineMatrix(["east", "west", "north", "nothing"]);
        Assert.Equal([1f, -1, 0, 0, -1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0], cosines.data<float>().ToArray());
        Assert.Equal(-1, Plane.Similarity("east", "west"), 6);
    }

    /// <summary>Length 1 for all but the zero vector, and the original is left alone.</summary>
    [Fact]
    public void Normalized_has_length_one()
    {
        var lengths = Plane.Normalized().Matrix().norm(1).data<float>().ToArray();
        Assert.All(lengths[..5], length => Assert.Equal(1, length, 6));
        Assert.Equal(0, lengths[5]);
        Assert.Equal(-3, Plane["west"][0].item<float>());
        Assert.Equal(["east", "north"], Plane.First(2).Words);
    }

    /// <summary>V + 1 rows: padding zero, found words copied, missing words zero and listed.</summary>
    [Fact]
    public void Filter_makes_a_row_per_word_and_one_for_padding()
    {
        var embedding = Plane.FilterTo(["west", "up", "north"]);
        Assert.Equal([0f, 0, -3, 0, 0, 0, 0, 2], embedding.Weight.data<float>().ToArray());
        Assert.Equal([4L, 2L], embedding.Weight.shape);
        Assert.Equal(["west", "north"], embedding.Found);
        Assert.Equal(["up"], embedding.Missing);
        Assert.Equal(2.0 / 3, embedding.Coverage, 9);
    }

    /// <summary>Ids of a vocabulary decide the rows; an id that no word has is a row of zeros.</summary>
    [Fact]
    public void Filter_follows_ids()
    {
        var embedding = Plane.FilterTo(new Dictionary<string, int> { ["<pad>"] = 0, ["north"] = 3, ["east"] = 1 });
        Assert.Equal([0f, 0, 1, 0, 0, 0, 0, 2], embedding.Weight.data<float>().ToArray());
        Assert.Empty(embedding.Missing);
    }

    /// <summary>A vocabulary's own ids are taken as they are: padding, unknown and end have rows of zeros.</summary>
    [Fact]
    public void Filter_takes_the_ids_of_a_vocabulary()
    {
        var vocabulary = WordVocabulary.Of([["north", "north", "up", "east"]]);
        var embedding = Plane.FilterTo(vocabulary.Ids);
        Assert.Equal([(long)vocabulary.Count, 2L], embedding.Weight.shape);
        Assert.Equal([0f, 2], embedding.Weight[vocabulary.Id("north")].data<float>().ToArray());
        Assert.Equal(0, embedding.Weight.narrow(0, 0, 3).abs().sum().item<float>());
        Assert.Equal(["north", "east"], embedding.Found);
        Assert.Equal(["<unk>", "<eos>", "up"], embedding.Missing);
    }

    /// <summary>Ids that would overwrite the row of padding or each other are refused.</summary>
    [Fact]
    public void Filter_refuses_ids_that_clash()
    {
        Assert.Contains("'east' has the id 0", Assert.Throws<ArgumentException>(() => Plane.FilterTo(new Dictionary<string, int> { ["east"] = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => Plane.FilterTo(new Dictionary<string, int> { ["east"] = -1 })).Message, StringComparison.Ordinal);
        Assert.Contains("both have the id 2", Assert.Throws<ArgumentException>(() => Plane.FilterTo(new Dictionary<string, int> { ["east"] = 2, ["up"] = 2 })).Message, StringComparison.Ordinal);
    }
}
