using System.Globalization;
using System.Text.Json;
using Workbook.Cli.Corpora;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests.Downloads;

/// <summary><c>data list</c>, and the real corpora against what data/README.md says of them.</summary>
public sealed class DataListTests : IDisposable
{
    private const string Readme = """
        # Data

        | corpus | what | lessons | licence | origin |
        |---|---|---|---|---|
        | `poems` | two poems | 10 | public domain | a library |

        | file | lines | bytes | sha256 |
        |---|---|---|---|
        | `poems/one.txt` | 1 | 4 | `7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed` |
        """;

    private readonly DataFolderOfTest _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task WhatComesWithTheCourseIsComparedWithItsChecksums()
    {
        _data.Course.Write("data/README.md", Readme);
        _data.Course.Write("data/poems/one.txt", "one\n");
        Assert.Equal((0, ""), (await ListAsync()) is var good ? (good.ExitCode, good.Error) : default);
        Assert.Contains("\n  poems               DAMAGED       4 bytes   lessons 10\n    two poems; public domain; a library\n    data/poems/one.txt was changed -> git restore data/poems\n", good.Output);
        _data.Course.Write("data/poems/one.txt", "one");
        _data.Course.Write("data/README.md", Readme.Replace("| 4 |", "| 3 |", StringComparison.Ordinal));
        Assert.Contains("\n  poems               here          3 bytes   lessons 10\n", (await ListAsync()).Output);
        File.Delete(_data.Course["data/poems/one.txt"]);
        Assert.Contains("\n    data/poems/one.txt is not there -> git restore data/poems\n", (await ListAsync()).Output);
        File.Delete(_data.Course["data/README.md"]);
        Assert.Equal((2, "data/README.md is not there, and it says what the corpora are; restore it: git restore data/README.md\n"), (await ListAsync()) is var bad ? (bad.ExitCode, bad.Error) : default);
    }

    [Fact]
    public async Task WhatCanBeFetchedSaysHowMuchOfItIsHere()
    {
        Assert.Contains("\n  words               not here    200.", (await ListAsync()).Output);
        _data.Write("words.zip.part", new byte[1500]);
        Assert.Contains("\n    1.5 kB have arrived; 'data get words' continues\n", (await ListAsync()).Output);
        _data.Write("words/words.txt", "half"u8);
        Assert.Contains("\n    words/words.txt has 4 bytes instead of 200,009 -> dotnet run ", (await ListAsync()).Output);
        _data.Write("words/words.txt", FakeCorpora.Words);
        (_, string output, _) = await ListAsync();
        Assert.Contains("\n  words               here        ", output);
        Assert.Contains("\n    licence: for research; checked by size, sha256 and structure\n    from http://127.0.0.1:9/words.zip\n", output);
    }

    [Fact]
    public async Task InJsonNothingIsMissing()
    {
        _data.Course.Write("data/README.md", Readme);
        _data.Write("words/words.txt", FakeCorpora.Words);
        JsonElement root = JsonDocument.Parse((await ListAsync("--format", "json")).Output).RootElement;
        JsonElement poems = root.GetProperty("bundled")[0], words = root.GetProperty("downloads")[0];
        Assert.Equal(("poems", "damaged", "data/poems/one.txt is not there"), (Text(poems, "name"), Text(poems, "state"), Text(poems, "problem")));
        Assert.Equal(("words", "complete", "http://127.0.0.1:9/words.zip"), (Text(words, "name"), Text(words, "state"), Text(words, "address")));
        Assert.Equal(FakeCorpora.WordsZip.Length, words.GetProperty("downloadBytes").GetInt32());
        Assert.Equal(JsonValueKind.Null, words.GetProperty("problem").ValueKind);
    }

    [Fact]
    public void TheCoursesOwnCorporaAreAsDescribedAndEachFolderHasItsRow()
    {
        CourseFolder course = CourseFolder.Find();
        IReadOnlyList<BundledCorpus> corpora = BundledCorpora.Read(course);
        Assert.All(corpora, corpus => Assert.Null(BundledCorpora.Problem(course, corpus)));
        Assert.All(corpora, corpus => Assert.NotEmpty(corpus.Files));
        IEnumerable<string> folders = Directory.EnumerateDirectories(course.Data).Select(folder => Path.GetFileName(folder)).Where(name => name != "downloads");
        Assert.Equal(folders.Order(StringComparer.Ordinal), corpora.Select(corpus => corpus.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheDescriptionNamesAddressSizeAndChecksumOfEachDownload()
    {
        string[] lines = File.ReadAllLines(Path.Combine(CourseFolder.Find().Data, "README.md"));
        Assert.All(PublishedCorpora.All, corpus =>
        {
            string row = Assert.Single(lines, line => line.StartsWith($"| `{corpus.Name}` | <", StringComparison.Ordinal));
            Assert.Contains($"<{corpus.Address}>", row);
            Assert.Contains(corpus.Bytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"| {bytes:N0} bytes |") : "| ", row);
            Assert.Contains(corpus.Sha256 is { } sha ? $"`{sha}`" : "structure", row);
            Assert.Contains($"| {corpus.Licence}", row);
            Assert.Contains(corpus.FileName, string.Concat(lines));
            Assert.Equal("https", corpus.Address.Scheme);
            Assert.NotNull(corpus.Inspect(_data[""]));
        });
        Assert.Equal(PublishedCorpora.All.Count, PublishedCorpora.All.Select(corpus => corpus.FileName).Distinct().Count());
    }

    [Fact]
    public void VectorsAreRecognized()
    {
        PublishedCorpus corpus = Real("glove.6B");
        Assert.Equal("glove.6B/glove.6B.50d.txt", corpus.Unpacks("glove.6B.50d.txt"));
        Assert.Null(corpus.Unpacks("glove.6B.100d.txt"));
        string line = "the" + string.Concat(Enumerable.Repeat(" -0.25", 50));
        _data.Write("glove.6B/glove.6B.50d.txt", System.Text.Encoding.ASCII.GetBytes(line + "\n"));
        Assert.Equal("glove.6B/glove.6B.50d.txt has 304 bytes instead of 171,350,079", corpus.Inspect(_data[""]));
        Grow("glove.6B/glove.6B.50d.txt", 171_350_079);
        Assert.Null(corpus.Inspect(_data[""]));
        _data.Write("glove.6B/glove.6B.50d.txt", "the 0.25\n"u8);
        Grow("glove.6B/glove.6B.50d.txt", 171_350_079);
        Assert.Equal("the first line of glove.6B/glove.6B.50d.txt is not a word and 50 numbers", corpus.Inspect(_data[""]));
    }

    [Fact]
    public void ReviewsAreRecognized()
    {
        PublishedCorpus corpus = Real("imdb");
        Assert.Equal("aclImdb/train/pos/0_9.txt", corpus.Unpacks("aclImdb/train/pos/0_9.txt"));
        Assert.Equal("aclImdb/README", corpus.Unpacks("aclImdb/README"));
        Assert.Null(corpus.Unpacks("aclImdb/train/unsup/0_0.txt"));
        Assert.Null(corpus.Unpacks("aclImdb/train/posters/0_9.txt"));
        _data.Write("aclImdb/train/pos/0_9.txt", "good"u8);
        Assert.Equal("aclImdb/train/pos holds 1 of 12,500 files", corpus.Inspect(_data[""]));
    }

    [Fact]
    public void NamesAreRecognized()
    {
        PublishedCorpus first = Real("us-first-names"), last = Real("us-surnames");
        Assert.Equal("us-first-names/yob1999.txt", first.Unpacks("yob1999.txt"));
        Assert.Null(first.Unpacks("NationalReadMe.pdf"));
        foreach (int year in Enumerable.Range(1880, 145))
        {
            _data.Write($"us-first-names/yob{year}.txt", "Mary,F,7065\nAnna,F,2604\n"u8);
        }

        Assert.Null(first.Inspect(_data[""]));
        _data.Write("us-first-names/yob1950.txt", "<html>"u8);
        Assert.Equal("the first line of us-first-names/yob1950.txt is not NAME,F,NUMBER", first.Inspect(_data[""]));
        File.Delete(_data["us-first-names/yob1950.txt"]);
        Assert.Equal("us-first-names/yob1950.txt is not there", first.Inspect(_data[""]));
        Assert.Equal("us-surnames/Names_2010Census.csv", last.Unpacks("Names_2010Census.csv"));
        Assert.Null(last.Unpacks("Names_2010Census.xlsx"));
        _data.Write("us-surnames/Names_2010Census.csv", "name,rank,count,prop100k,cum_prop100k\nSMITH,1,2442977,828.19,828.19\n"u8);
        Assert.Null(last.Inspect(_data[""]));
    }

    private static PublishedCorpus Real(string name) => PublishedCorpora.All.Single(corpus => corpus.Name == name);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private Task<(int ExitCode, string Output, string Error)> ListAsync(params string[] options) =>
        _data.RunAsync(FakeCorpora.Zipped(new Uri("http://127.0.0.1:9/words.zip")), CancellationToken.None, ["data", "list", .. options]);

    private void Grow(string path, long bytes)
    {
        using FileStream file = File.OpenWrite(_data[path]);
        file.SetLength(bytes);
    }
}
