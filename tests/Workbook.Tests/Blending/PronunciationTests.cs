using Workbook.Blending;

namespace Workbook.Tests.Blending;

/// <summary>How the small set of rules reads words aloud.</summary>
public sealed class PronunciationTests
{
    /// <summary>Letters that belong together, silent letters, long vowels, soft and hard consonants.</summary>
    [Theory]
    [InlineData("phone", "f oh n")]
    [InlineData("knight", "n ai t")]
    [InlineData("cute", "k oo t")]
    [InlineData("lizard", "l i z a r d")]
    [InlineData("angelina", "a n j e l i n a")]
    [InlineData("exit", "e k s i t")]
    [InlineData("brunch", "b r u n ch")]
    [InlineData("nation", "n a sh o n")]
    [InlineData("cooking", "k oo k i ng")]
    [InlineData("city", "s i t ee")]
    [InlineData("yellow", "y e l ow")]
    [InlineData("rose", "r oh z")]
    [InlineData("quiz", "k w i z")]
    [InlineData("happy", "h a p ee")]
    [InlineData("the", "th e")]
    [InlineData("", "")]
    public void Words_sound(string word, string sounds) => Assert.Equal(sounds, Pronunciation.Write(word));

    /// <summary>Words that sound alike sound alike here, too.</summary>
    [Theory]
    [InlineData("cat", "kat")]
    [InlineData("phil", "fil")]
    [InlineData("sale", "sail")]
    [InlineData("see", "sea")]
    [InlineData("jim", "gim")]
    public void Homophones_are_equal(string one, string other) => Assert.Equal(Pronunciation.Write(one), Pronunciation.Write(other));

    /// <summary>Vowels that are heard are syllables.</summary>
    [Theory]
    [InlineData("brad", 1)]
    [InlineData("machine", 2)]
    [InlineData("angelina", 4)]
    [InlineData("rhythm", 1)]
    public void Syllables_are_counted(string word, int count) => Assert.Equal(count, Pronunciation.Syllables(word));

    /// <summary>Sounds are in order, do not overlap except where one letter has two, and stay inside the word, for every name of the course.</summary>
    [Fact]
    public void Sounds_cover_the_word_in_order() => Assert.All(Workbook.Corpora.FirstNames.All(), name =>
    {
        var sounds = Pronunciation.Of(name);
        Assert.NotEmpty(sounds);
        Assert.Equal(sounds.OrderBy(sound => sound.Start), sounds);
        Assert.All(sounds, sound => Assert.True(sound.Start >= 0 && sound.Start < sound.End && sound.End <= name.Length));
    });

    /// <summary>A character without a sound is named.</summary>
    [Fact]
    public void Other_characters_are_refused() => Assert.Contains("'é' in 'zoé'", Assert.Throws<ArgumentException>(() => Pronunciation.Of("zoé")).Message, StringComparison.Ordinal);
}
