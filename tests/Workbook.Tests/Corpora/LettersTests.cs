using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>Words of the letters a to z.</summary>
public sealed class LettersTests
{
    /// <summary>What is spelled with small letters alone.</summary>
    [Theory]
    [InlineData("ada", true)]
    [InlineData("Ada", false)]
    [InlineData("zoë", false)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    public void Letters_spell(string word, bool expected) => Assert.Equal(expected, Letters.Spell(word));

    /// <summary>Capitals, accents, and what is no letter.</summary>
    [Theory]
    [InlineData("Zoë", "zoe")]
    [InlineData("Frédéric", "frederic")]
    [InlineData("Fre\u0301de\u0301ric", "frederic")]
    [InlineData("ÉMILIE", "emilie")]
    [InlineData("İpek Nguyễn", "ipeknguyen")]
    [InlineData("Łukasz", "ukasz")]
    [InlineData("O'Neill 3rd", "oneillrd")]
    [InlineData("Ærø", "r")]
    [InlineData("東京", "")]
    public void Text_is_folded(string text, string folded) => Assert.Equal(folded, Letters.Fold(text));
}
