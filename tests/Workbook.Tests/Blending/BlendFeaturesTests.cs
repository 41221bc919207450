using Workbook.Blending;

namespace Workbook.Tests.Blending;

/// <summary>What is measured of a blend.</summary>
public sealed class BlendFeaturesTests
{
    /// <summary>All readings of a blend, from the shortest beginning on.</summary>
    [Fact]
    public void Cuts_are_found()
    {
        Assert.Equal([new Cut(2, 0), new Cut(3, 1)], Cut.Of("brad", "angelina", "brangelina"));
        Assert.Equal([new Cut(1, 0), new Cut(2, 1), new Cut(3, 2)], Cut.Of("pop", "opera", "popera"));
        Assert.Empty(Cut.Of("chuckle", "snort", "chortle"));
        Assert.Empty(Cut.Of("motor", "hotel", "motor"));
    }

    /// <summary>Letters shared, sounds shared, sounds cut through, onset and rhyme.</summary>
    [Theory]
    [InlineData("brad", "angelina", "brangelina", 1, 1, 0, 1)]
    [InlineData("pop", "opera", "popera", 2, 2, 0, 1)]
    [InlineData("lion", "tiger", "liger", 1, 1, 0, 1)]
    [InlineData("phone", "fan", "phan", 0, 1, 0, 1)]
    [InlineData("char", "lizard", "clizard", 0, 0, 1, 0)]
    [InlineData("work", "play", "woplay", 0, 0, 0, 0)]
    public void Joins_are_measured(string first, string second, string blend, double letters, double sounds, double cutsSound, double onset)
    {
        double[] features = BlendFeatures.Of(first, second, blend, new double[blend.Length + 1]);
        Assert.Equal([letters, sounds, cutsSound, onset], features[..4]);
    }

    /// <summary>Shares, lengths and syllables; shared letters count for both words.</summary>
    [Fact]
    public void Parts_are_measured()
    {
        double[] features = BlendFeatures.Of("brad", "angelina", "brangelina", new double[11]);
        double[] expected = [0.75, 0.5625, 0, 1, 1, 1, 3, 4, 2 / 8.0, 0, 0];
        Assert.Equal(expected, features[4..15]);
    }

    /// <summary>The mean, the smallest, and the best join of the log-probabilities.</summary>
    [Fact]
    public void Likelihood_is_measured()
    {
        double[] features = BlendFeatures.Of("motor", "hotel", "motel", [-1, -2, -3, -4, -5, -3]);
        Assert.Equal([-3, -5, -1 - 2], features[15..]);
        Assert.Equal(BlendFeatures.Names.Count, features.Length);
        Assert.Equal(BlendFeatures.Names.Count, BlendFeatures.Names.Distinct().Count());
    }

    /// <summary>What is no blend, and log-probabilities of another word, are refused.</summary>
    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("'chortle' is not a beginning", Assert.Throws<ArgumentException>(() => BlendFeatures.Of("chuckle", "snort", "chortle", new double[8])).Message, StringComparison.Ordinal);
        Assert.Contains("needs 6 log-probabilities", Assert.Throws<ArgumentException>(() => BlendFeatures.Of("motor", "hotel", "motel", new double[5])).Message, StringComparison.Ordinal);
    }
}
