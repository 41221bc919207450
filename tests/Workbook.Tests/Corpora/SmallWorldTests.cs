using System.Text.RegularExpressions;
using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The small world: its prose, its grammar, and what it promises about "pair" and "pear".</summary>
public sealed partial class SmallWorldTests
{
    /// <summary>At least 390 sentences by hand, none twice, each from a capital to its end.</summary>
    [Fact]
    public void Prose_consists_of_sentences()
    {
        var prose = SmallWorld.Prose();
        Assert.True(prose.Count >= 390, $"{prose.Count} sentences");
        Assert.Equal(prose.Count, prose.Distinct().Count());
        Assert.All(prose, sentence => Assert.Matches(@"^[A-Z][A-Za-z0-9' ,-]*[.?]$", sentence));
    }

    /// <summary>Drawn sentences are different, well formed, and the same for the same seed.</summary>
    [Fact]
    public void Drawn_sentences_are_sentences()
    {
        var sentences = SmallWorld.Sentences(8000, seed: 1);
        Assert.Equal(8000, sentences.Distinct().Count());
        Assert.All(sentences, sentence => Assert.Matches(@"^[A-Z][A-Za-z ,]*[.?]$", sentence));
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("  ", StringComparison.Ordinal) || ArticleSlip().IsMatch(sentence));
        Assert.Equal(sentences, SmallWorld.Sentences(8000, seed: 1));
        Assert.NotEqual(sentences.Take(20), SmallWorld.Sentences(20, seed: 2));
    }

    /// <summary>Both words stand in hundreds of drawn sentences and after at least 25 different pairs of words; in prose each stands in at least 25.</summary>
    [Fact]
    public void Pair_and_pear_have_many_contexts()
    {
        var sentences = SmallWorld.Sentences(6000, seed: 1);
        foreach (string word in (string[])["pair", "pear"])
        {
            Assert.True(With(word, sentences).Count() >= 500, $"{word}: {With(word, sentences).Count()}");
            Assert.True(With(word, SmallWorld.Prose()).Count() >= 25, $"{word} in prose: {With(word, SmallWorld.Prose()).Count()}");
            var before = With(word, sentences).Select(sentence => Regex.Match(sentence.ToLowerInvariant(), @"(\w+) (\w+) " + word + @"\b").Value).Distinct();
            Assert.True(before.Count() >= 25, $"{word}: {before.Count()} contexts");
        }
    }

    /// <summary>Never has a drawn or written sentence a pear of shoes or a pair pie.</summary>
    [Fact]
    public void Pair_and_pear_are_used_rightly()
    {
        string text = string.Join(' ', SmallWorld.Sentences(8000, seed: 1)).ToLowerInvariant();
        Assert.DoesNotContain("pear of ", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bpairs? (pie|cake|tart|tree|juice|jam|is ripe|tastes)", text);
    }

    /// <summary>The test sentences occur nowhere in the text, filled rightly or wrongly; their words, mostly, do.</summary>
    [Fact]
    public void Gap_sentences_are_new()
    {
        var text = SmallWorld.Prose().Concat(SmallWorld.Sentences(20_000, seed: 1)).ToHashSet();
        string words = string.Join(' ', text).ToLowerInvariant();
        Assert.Equal([8, 8], SmallWorld.PairOrPear.GroupBy(gap => gap.Right).Select(group => group.Count()));
        Assert.All(SmallWorld.PairOrPear, gap => Assert.DoesNotContain(gap.With(gap.Right), text));
        Assert.DoesNotContain("apple and pear salad", words, StringComparison.Ordinal);
        var known = words.Split([' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var asked = SmallWorld.PairOrPear.SelectMany(gap => gap.With(gap.Right).ToLowerInvariant().Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        Assert.True(asked.Count(known.Contains) > 0.8 * asked.Count, string.Join(' ', asked.Where(word => !known.Contains(word))));
    }

    /// <summary>The lecture's sentences hold words that the small world has and words that it does not have.</summary>
    [Fact]
    public void Lecture_sentences_need_the_unknown_word()
    {
        var known = string.Join(' ', SmallWorld.Prose().Concat(SmallWorld.Sentences(6000, seed: 1))).ToLowerInvariant().Split([' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        string[] Unknown(string sentence) => [.. sentence.ToLowerInvariant().TrimEnd('.').Split(' ').Where(word => !known.Contains(word))];
        Assert.Equal(["average", "15"], Unknown(SmallWorld.LectureSentences[0]));
        Assert.Equal(["egyptian", "mau", "breed"], Unknown(SmallWorld.LectureSentences[1]));
    }

    /// <summary>A gap shows itself and can be filled.</summary>
    [Fact]
    public void Gap_can_be_filled()
    {
        var gap = SmallWorld.PairOrPear[0];
        Assert.Equal("The apple and ___ salad was delicious.", gap.ToString());
        Assert.Equal("The apple and pear salad was delicious.", gap.With(gap.Right));
    }

    /// <summary>More sentences than the grammar can give differently in reasonable time are refused.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(20_001)]
    public void Count_is_checked(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => SmallWorld.Sentences(count, seed: 1));

    private static IEnumerable<string> With(string word, IEnumerable<string> sentences) => sentences.Where(sentence => Regex.IsMatch(sentence, $@"\b{word}\b", RegexOptions.IgnoreCase));

    [GeneratedRegex(@"\b[Aa] [aeiou]|\b[Aa]n [^aeiou]|\{|\(")]
    private static partial Regex ArticleSlip();
}
