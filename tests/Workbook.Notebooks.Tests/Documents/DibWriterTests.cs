using System.Text.Json.Nodes;
using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>The writer's rules, one by one.</summary>
public class DibWriterTests
{
    private const string VsCodeMetadata = """
        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"},{"name":"fsharp","languageName":"F#","aliases":["f#","fs"]},{"name":"html","languageName":"HTML"},{"name":"http","languageName":"HTTP"},{"name":"javascript","languageName":"JavaScript","aliases":["js"]},{"name":"mermaid","languageName":"Mermaid"},{"name":"pwsh","languageName":"PowerShell","aliases":["powershell"]},{"name":"value"}]}}
        """;

    [Theory]
    [InlineData(VsCodeMetadata)]
    [InlineData("""{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"languageName":"C#","name":"csharp"}]}}""")]
    [InlineData("""{"kernelInfo":{"defaultKernelName":"csharp","items":[]},"später":"<b>&+'\" \uD83D\uDE00 \u0001","number":1.50,"deep":[{"x":null,"y":true}]}""")]
    [InlineData("""{"polyglot_notebook":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}""")]
    public void WhatVsCodeWritesComesBackByteForByte(string metadata)
    {
        string text = $"#!meta\n\n{metadata}\n\n#!markdown\n\n# Ein Täßt <&>\n\n#!csharp\n\nvar a = 1;\n\n \na\n\n#!value\n\n#!value --name x\n7\n";
        Assert.Equal(text, Notebook.Parse(text).ToDib());
    }

    [Fact]
    public void MetadataIsWrittenOnOneLineAndCarriageReturnsBecomeLineFeeds() =>
        Assert.Equal("#!meta\n\n{\"a\":[1,2]}\n\n#!csharp\n\n1\n2\n",
            Notebook.Parse("\uFEFF#!meta\r\n{\r\n \"a\": [1,\r\n 2]\r\n}\r\n#!c#\r\n1\r\n2").ToDib());

    [Fact]
    public void WithoutMetadataNoneIsInvented() => Assert.Equal("#!csharp\n\n1\n", Notebook.Parse("1").ToDib());

    [Fact]
    public void EmptyCellsAreNotWritten() =>
        Assert.Equal("#!csharp\n\n1\n", new Notebook([new("markdown", "", 0), new("csharp", "\n1\n\n", 0), new("csharp", "\n", 0)]).ToDib());

    [Fact]
    public void ATextThatLooksLikeMetadataGetsRealMetadataBeforeIt()
    {
        var cell = new Cell("markdown", "#!metadata is this", 0);
        Notebook read = Notebook.Parse(new Notebook([cell]).ToDib());
        Assert.Equal(cell.Text, Assert.Single(read.Cells).Text);
    }

    [Fact]
    public void ALineThatWouldSplitTheCellIsAnError() =>
        Assert.Equal("a.ipynb: the line '#!html' in cell 2 would start a new cell; indent it by one blank",
            Assert.Throws<NotebookFormatException>(() => new Notebook([new("csharp", "1", 0), new("csharp", "1\n#!html\n", 0)], null, "a.ipynb").ToDib()).Message);

    [Fact]
    public void AKernelThatNoReaderWouldKnowIsAnErrorUnlessTheMetadataListsIt()
    {
        Cell[] cells = [new("sql", "select 1", 0)];
        Assert.Equal("notebook: cell 1 has the kernel 'sql', which no reader would know; add {\"name\":\"sql\"} to kernelInfo.items in the metadata",
            Assert.Throws<NotebookFormatException>(() => new Notebook(cells).ToDib()).Message);
        var metadata = (JsonObject)JsonNode.Parse("""{"kernelInfo":{"items":[{"name":"sql"}]}}""")!;
        Assert.EndsWith("#!sql\n\nselect 1\n", new Notebook(cells, metadata).ToDib());
    }

    [Fact]
    public void SaveReplacesTheFileWithoutByteOrderMarkAndLeavesNothingElse()
    {
        using var folder = new ScratchFolder();
        string path = folder.Write("a.dib", "old");
        Notebook.Parse("#!markdown\nä").Save(path);
        Assert.Equal("#!markdown\n\nä\n"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void AFailedSaveLeavesTheOldFileAndNothingElse()
    {
        using var folder = new ScratchFolder();
        string path = folder.Write("a.dib", "old");
        Assert.ThrowsAny<ArgumentException>(() => new Notebook([new("csharp", "\ud800", 0)]).Save(path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
    }
}
