using Workbook.Vocabularies;

namespace Workbook.Tests.Vocabularies;

/// <summary>Characters and their ids.</summary>
public sealed class CharacterVocabularyTests
{
    /// <summary>The ids follow the codes of the characters, whatever the order in the text.</summary>
    [Fact]
    public void Characters_are_ordered_by_code()
    {
        var vocabulary = CharacterVocabulary.Of("to be\nor not");
        Assert.Equal("\n benort", string.Concat(vocabulary.Symbols));
        Assert.Equal(8, vocabulary.Count);
        Assert.All(vocabulary.Symbols, (symbol, id) => Assert.Equal(id, vocabulary.Ids[symbol]));
        Assert.Equal('b', vocabulary[2]);
        Assert.Equal(2, vocabulary.Id('b'));
    }

    /// <summary>Decoding what was encoded gives the text back.</summary>
    [Fact]
    public void Decoding_undoes_encoding()
    {
        const string Text = "Shall I compare thee\nto a summer's day?";
        var vocabulary = CharacterVocabulary.Of(Text);
        Assert.Equal(Text, vocabulary.Decode(vocabulary.Encode(Text)));
        Assert.Empty(vocabulary.Encode(""));
    }

    /// <summary>A character outside the vocabulary is named with its code and its position.</summary>
    [Theory]
    [InlineData("abzé", "'z' (U+007A) at position 2")]
    [InlineData("é", "'é' (U+00E9) at position 0")]
    [InlineData("ab\t", "U+0009 at position 2")]
    public void Foreign_character_is_named(string text, string place)
    {
        string message = Assert.Throws<ArgumentException>(() => CharacterVocabulary.Of("abc").Encode(text)).Message;
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains("one of the 3 symbols", message, StringComparison.Ordinal);
    }

    /// <summary>With an unknown character, foreign ones become it.</summary>
    [Fact]
    public void Unknown_character_stands_for_all_others()
    {
        var vocabulary = CharacterVocabulary.Of("abc", unknown: '?');
        Assert.Equal("a?c?", vocabulary.Decode(vocabulary.Encode("axcé")));
        Assert.Equal(vocabulary.UnknownId, vocabulary.Id('x'));
        Assert.False(vocabulary.Contains('x'));
    }

    /// <summary>The names of lesson 13: newline ends a name, and its id is known.</summary>
    [Fact]
    public void Special_characters_have_ids()
    {
        var vocabulary = new CharacterVocabulary("\nabc", end: '\n', padding: '\n');
        Assert.Equal((0, 0, null), (vocabulary.EndId, vocabulary.PaddingId, vocabulary.UnknownId));
        Assert.Contains("The character 'z' (U+007A) is to be the end character", Assert.Throws<ArgumentException>(() => new CharacterVocabulary("abc", end: 'z')).Message, StringComparison.Ordinal);
    }

    /// <summary>No text, no vocabulary; no character twice; no id outside.</summary>
    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("text is empty", Assert.Throws<ArgumentException>(() => CharacterVocabulary.Of("")).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => new CharacterVocabulary("")).Message, StringComparison.Ordinal);
        Assert.Contains("'a' (U+0061) is in the vocabulary twice", Assert.Throws<ArgumentException>(() => new CharacterVocabulary("aba")).Message, StringComparison.Ordinal);
        Assert.Contains("The id 3 at position 1", Assert.Throws<ArgumentException>(() => CharacterVocabulary.Of("abc").Decode([0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => CharacterVocabulary.Of("abc")[-1]).Message, StringComparison.Ordinal);
    }
}
