using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>Words of three kinds and their splits.</summary>
public sealed class WordKindsTests
{
    /// <summary>At least thirty words of each kind, none twice; unusable words are left out.</summary>
    [Fact]
    public void Words_are_many_and_different()
    {
        var all = new WordKinds(_ => true);
        Assert.Equal(all.Words.Count, all.Words.Distinct().Count());
        Assert.All(all.Labels.CountBy(label => label), kind => Assert.True(kind.Value >= 30));
        Assert.Equal(WordKinds.Kinds.Count, all.Labels.Distinct().Count());
        var some = new WordKinds(word => word != "cat");
        Assert.Equal(all.Words.Count - 1, some.Words.Count);
        Assert.DoesNotContain("cat", some.Words);
    }

    /// <summary>So many of each kind on one side, all others on the other; the seed decides.</summary>
    [Fact]
    public void Split_is_even_and_complete()
    {
        var kinds = new WordKinds(_ => true);
        var (train, test) = kinds.Split(8, seed: 1);
        Assert.All(train.CountBy(id => kinds.Labels[(int)id - 1]), kind => Assert.Equal(8, kind.Value));
        Assert.Equal(Enumerable.Range(1, kinds.Words.Count).Select(id => (long)id), train.Concat(test).Order());
        Assert.Equal(train, kinds.Split(8, seed: 1).Train);
        Assert.NotEqual(train, kinds.Split(8, seed: 2).Train);
    }
}
