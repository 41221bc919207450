using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The list of first names and its reader.</summary>
public sealed class FirstNamesTests
{
    /// <summary>6,907 names in alphabetical order, none twice, each of 2 to 12 letters.</summary>
    [Fact]
    public void Names_are_sorted_and_different()
    {
        var names = FirstNames.All();
        Assert.Equal(6907, names.Count);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.All(names, name => Assert.InRange(name.Length, 2, 12));
        Assert.Contains("angelina", names);
        Assert.Contains("brad", names);
    }

    /// <summary>Every letter of the alphabet occurs in at least 40 names.</summary>
    [Fact]
    public void Letters_are_all_there()
    {
        var names = FirstNames.All();
        Assert.All(Enumerable.Range('a', 26), letter => Assert.True(names.Count(name => name.Contains((char)letter)) >= 40, $"{(char)letter}"));
    }

    /// <summary>A line that is no name is an error that names file, line and remedy.</summary>
    [Theory]
    [InlineData("Ada", "'Ada'")]
    [InlineData("zoë", "'zoë'")]
    [InlineData("mary ann", "'mary ann'")]
    [InlineData("", "''")]
    public void Malformed_line_is_named(string line, string shown)
    {
        string path = Path.GetTempFileName();
        File.WriteAllLines(path, ["ada", line]);
        var error = Assert.Throws<InvalidDataException>(() => FirstNames.Read(path));
        File.Delete(path);
        Assert.StartsWith($"{path}(2): {shown}", error.Message, StringComparison.Ordinal);
        Assert.Contains("one name per line", error.Message, StringComparison.Ordinal);
    }

    /// <summary>An empty file is an error.</summary>
    [Fact]
    public void Empty_file_is_named()
    {
        string path = Path.GetTempFileName();
        var error = Assert.Throws<InvalidDataException>(() => FirstNames.Read(path));
        File.Delete(path);
        Assert.StartsWith($"{path}: there is no name", error.Message, StringComparison.Ordinal);
    }
}
