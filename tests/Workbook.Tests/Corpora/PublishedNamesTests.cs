using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>Lists of names in the forms in which their publishers give them.</summary>
public sealed class PublishedNamesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbook-names-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Counts of all years and both sexes are added; the most frequent come back in alphabetical order.</summary>
    [Fact]
    public void First_names_are_counted_over_the_years()
    {
        Write("yob1880.txt", "Mary,F,50\nAnna,F,30\nJohn,M,60\nMary,M,5\n");
        Write("yob1881.txt", "Anna,F,40\r\nBo,M,6\r\n");
        Write("NationalReadMe.txt", "no list");
        Assert.Equal(["anna", "john"], PublishedNames.ReadFirstNames(folder, 2));
        Assert.Equal(["anna", "bo", "john", "mary"], PublishedNames.ReadFirstNames(folder, 100));
    }

    /// <summary>The heading and the sum of all other names are no names.</summary>
    [Fact]
    public void Surnames_come_from_the_table_below_its_heading()
    {
        string file = Write("Names_2010Census.csv", "name,rank,count,prop100k\nSMITH,1,2442977,828.19\nO'BRIEN,2,9,1\nALL OTHER NAMES,0,29312001,9936.97\n");
        Assert.Equal(["obrien", "smith"], PublishedNames.ReadSurnames(file, 10));
    }

    /// <summary>A line that is no row is named with its file.</summary>
    [Theory]
    [InlineData("Mary,F")]
    [InlineData("Mary,F,many")]
    [InlineData("")]
    public void A_malformed_line_is_named(string line)
    {
        Write("yob1880.txt", "Anna,F,40\n" + line + "\n");
        var error = Assert.Throws<InvalidDataException>(() => PublishedNames.ReadFirstNames(folder, 10));
        Assert.Contains("yob1880.txt(2): '" + line + "'", error.Message, StringComparison.Ordinal);
        Assert.Contains("--again", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What was not fetched says how to fetch it; what was, is read.</summary>
    [Fact]
    public void What_was_not_fetched_says_how()
    {
        Says(PublishedNames.FirstNamesAreThere, () => PublishedNames.FirstNames(10), "data get us-first-names");
        Says(PublishedNames.SurnamesAreThere, () => PublishedNames.Surnames(10), "data get us-surnames");
        Says(TinyShakespeare.IsThere, () => TinyShakespeare.Text(), "data get tiny-shakespeare");
    }

    private static void Says(bool isThere, Func<IEnumerable<object>> read, string command)
    {
        if (isThere) Assert.NotEmpty(read());
        else Assert.Contains(command, Assert.Throws<FileNotFoundException>(() => read()).Message, StringComparison.Ordinal);
    }

    private static void Says(bool isThere, Func<string> read, string command) => Says(isThere, () => [read()], command);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
