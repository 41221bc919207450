using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The lists of portmanteaus and their reader.</summary>
public sealed class PortmanteausTests
{
    /// <summary>309 to fit on, 108 held out, no blend twice in the two together.</summary>
    [Fact]
    public void Blends_differ()
    {
        Assert.Equal(309, Portmanteaus.Fitting().Count);
        Assert.Equal(108, Portmanteaus.HeldOut().Count);
        var all = Portmanteaus.Fitting().Concat(Portmanteaus.HeldOut()).Select(entry => entry.Blend).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    /// <summary>The lecture's three blends, and the two that lean on them, are held out and nowhere else.</summary>
    [Theory]
    [InlineData("brad", "angelina", "brangelina")]
    [InlineData("char", "lizard", "charizard")]
    [InlineData("britain", "exit", "brexit")]
    [InlineData("greece", "exit", "grexit")]
    [InlineData("char", "chameleon", "charmeleon")]
    public void Blends_of_the_lecture_are_held_out(string first, string second, string blend)
    {
        Assert.Contains(Portmanteaus.HeldOut(), entry => (entry.First, entry.Second, entry.Blend) == (first, second, blend));
        Assert.DoesNotContain(Portmanteaus.Fitting(), entry => entry.Blend == blend);
    }

    /// <summary>All but eight are a beginning and an end of their parts, and none is one of its parts.</summary>
    [Fact]
    public void Blends_are_made_of_their_parts()
    {
        var all = Portmanteaus.Fitting().Concat(Portmanteaus.HeldOut()).ToList();
        Assert.Equal(["chortle", "cyborg", "mansplain", "modem", "podcast", "sitcom", "velcro", "workaholic"], all.Where(entry => !entry.IsBeginningAndEnd).Select(entry => entry.Blend).Order(StringComparer.Ordinal));
        Assert.All(all, entry => Assert.True(entry.Blend != entry.First && entry.Blend != entry.Second, entry.ToString()));
    }

    /// <summary>What a beginning and an end are.</summary>
    [Theory]
    [InlineData("motel", "motor", "hotel", true)]
    [InlineData("liger", "lion", "tiger", true)]
    [InlineData("chortle", "chuckle", "snort", false)]
    [InlineData("sitcom", "situation", "comedy", false)]
    [InlineData("motor", "motor", "hotel", false)]
    [InlineData("a", "abc", "xya", false)]
    public void Beginning_and_end_are_recognized(string blend, string first, string second, bool expected) =>
        Assert.Equal(expected, new Portmanteau(blend, first, second, "word").IsBeginningAndEnd);

    /// <summary>A malformed file is an error that names file, line, problem and remedy.</summary>
    [Theory]
    [InlineData("", "(1): the headings are missing", "blend, first, second, kind")]
    [InlineData("motel\tmotor\thotel\tword", "(1): the headings are missing", "blend, first, second, kind")]
    [InlineData("blend\tfirst\tsecond\tkind", ": there is no portmanteau", "one per line")]
    [InlineData("blend\tfirst\tsecond\tkind\nmotel\tmotor\thotel", "(2): 3 columns instead of 4", "single tabs")]
    [InlineData("blend\tfirst\tsecond\tkind\nmotel\tmotor\thotel\tword\nsmog\tSmoke\tfog\tword", "(3): 'Smoke'", "small letters")]
    [InlineData("blend\tfirst\tsecond\tkind\nmotel\t\thotel\tword", "(2): ''", "small letters")]
    public void Malformed_file_is_named(string text, string problem, string remedy)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        var error = Assert.Throws<InvalidDataException>(() => Portmanteaus.Read(path));
        File.Delete(path);
        Assert.StartsWith(path + problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }
}
