using Workbook.Vocabularies;

namespace Workbook.Tests.Vocabularies;

/// <summary>Words and their ids, and how text becomes words.</summary>
public sealed class WordVocabularyTests
{
    private static readonly string[][] Sentences = [["the", "cat", "sat", "."], ["the", "dog", "sat", "."], ["a", "cat", "."]];

    /// <summary>Special tokens first, then words by frequency, ties by the alphabet.</summary>
    [Fact]
    public void Words_are_ordered_by_frequency()
    {
        var vocabulary = WordVocabulary.Of(Sentences);
        Assert.Equal(["<pad>", "<unk>", "<eos>", ".", "cat", "sat", "the", "a", "dog"], vocabulary.Symbols);
        Assert.Equal((0, 1, 2), (vocabulary.PaddingId, vocabulary.UnknownId, vocabulary.EndId));
    }

    /// <summary>The size counts the special tokens; rare words can be left out.</summary>
    [Fact]
    public void Vocabulary_is_cut()
    {
        Assert.Equal(["<pad>", "<unk>", "<eos>", ".", "cat"], WordVocabulary.Of(Sentences, size: 5).Symbols);
        Assert.Equal(["<pad>", "<unk>", "<eos>", "."], WordVocabulary.Of(Sentences, minimumCount: 3).Symbols);
    }

    /// <summary>Words outside become the unknown word; a sentence ends with its end token.</summary>
    [Fact]
    public void Sentence_is_encoded()
    {
        var vocabulary = WordVocabulary.Of(Sentences);
        Assert.Equal([6, 1, 5, 2], vocabulary.EncodeSentence(["the", "lion", "sat"]));
        Assert.Equal(["the", "<unk>", "sat", "<eos>"], vocabulary.Decode([6, 1, 5, 2]));
    }

    /// <summary>Sentences that hold special tokens do not get them twice.</summary>
    [Fact]
    public void Special_tokens_in_the_text_are_the_special_tokens() =>
        Assert.Equal(["<pad>", "<unk>", "<eos>", "yes"], WordVocabulary.Of([["yes", "<eos>"]]).Symbols);

    /// <summary>No words, too small a size, a word twice.</summary>
    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("no words", Assert.Throws<ArgumentException>(() => WordVocabulary.Of([[]])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 3", Assert.Throws<ArgumentOutOfRangeException>(() => WordVocabulary.Of(Sentences, size: 2)).Message, StringComparison.Ordinal);
        Assert.Contains("The word 'cat' is in the vocabulary twice", Assert.Throws<ArgumentException>(() => new WordVocabulary(["cat", "cat"])).Message, StringComparison.Ordinal);
    }

    /// <summary>Words keep what stands inside them; marks are tokens.</summary>
    [Theory]
    [InlineData("Cats average 15 hours of sleep a day.", "cats average 15 hours of sleep a day .")]
    [InlineData("Don't stop, well-known Egyptian Mau!", "don't stop , well-known egyptian mau !")]
    [InlineData("It’s 3.14 (or 1,000)", "it's 3.14 ( or 1,000 )")]
    [InlineData("a <unk> word", "a <unk> word")]
    [InlineData("end.Next", "end . next")]
    [InlineData("", "")]
    public void Text_is_cut_into_tokens(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', WordTokenizer.Tokenize(text)));

    /// <summary>Sentences end at their marks; the rest is one, too.</summary>
    [Fact]
    public void Text_is_cut_into_sentences()
    {
        var sentences = WordTokenizer.Sentences("Is it? It is! And then", lowerCase: false);
        Assert.Equal(["Is it ?", "It is !", "And then"], sentences.Select(sentence => string.Join(' ', sentence)));
    }

    /// <summary>Tokens are joined as people write them.</summary>
    [Fact]
    public void Tokens_are_joined() => Assert.Equal("well, (he said) it's 3 %!".Replace(" %", "%", StringComparison.Ordinal), WordTokenizer.Join(["well", ",", "(", "he", "said", ")", "it's", "3", "%", "!"]));
}
