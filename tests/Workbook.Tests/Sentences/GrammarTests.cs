using Workbook.Sentences;

namespace Workbook.Tests.Sentences;

/// <summary>What a grammar writes, and the mistakes that rules can have.</summary>
public sealed class GrammarTests
{
    /// <summary>Symbols are replaced inside symbols, the article fits, the sentence begins with a capital.</summary>
    [Fact]
    public void Symbols_are_replaced()
    {
        var grammar = new Grammar(new Dictionary<string, string[]> { ["thing"] = ["a(n) {fruit}"], ["fruit"] = ["apple", "pear"] });
        var written = Enumerable.Range(0, 40).Select(seed => grammar.Write("{thing} falls.", new Random(seed))).Distinct().Order();
        Assert.Equal(["A pear falls.", "An apple falls."], written);
    }

    /// <summary>An alternative that stands twice is drawn twice as often.</summary>
    [Fact]
    public void Repetition_is_weight()
    {
        var grammar = new Grammar(new Dictionary<string, string[]> { ["word"] = ["yes", "yes", "no"] });
        var random = new Random(3);
        Assert.InRange(Enumerable.Range(0, 3000).Count(_ => grammar.Write("{word}", random) == "Yes"), 1900, 2100);
    }

    /// <summary>Unknown, empty and endless symbols are errors that name them.</summary>
    [Fact]
    public void Mistakes_are_named()
    {
        var unknown = Assert.Throws<ArgumentException>(() => new Grammar(new Dictionary<string, string[]> { ["a"] = ["{b}"] }));
        Assert.Contains("{b}", unknown.Message, StringComparison.Ordinal);
        var empty = Assert.Throws<ArgumentException>(() => new Grammar(new Dictionary<string, string[]> { ["a"] = [] }));
        Assert.Contains("{a} has no alternative", empty.Message, StringComparison.Ordinal);
        var grammar = new Grammar(new Dictionary<string, string[]> { ["a"] = ["again {a}"] });
        Assert.Contains("{a} goes on replacing itself", Assert.Throws<ArgumentException>(() => grammar.Write("{a}", new Random(1))).Message, StringComparison.Ordinal);
        Assert.Contains("{c} has no rule", Assert.Throws<ArgumentException>(() => grammar.Write("{c}", new Random(1))).Message, StringComparison.Ordinal);
    }
}
