using System.Text;
using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>The reader's rules, one by one.</summary>
public class DibReaderTests
{
    private static (string Kernel, string Text)[] Read(string text) =>
        [.. Notebook.Parse(text).Cells.Select(cell => (cell.Kernel, cell.Text))];

    [Theory]
    [InlineData("#!csharp ")]
    [InlineData(" #!csharp")]
    [InlineData("#!CSharp")]
    [InlineData("#!value --name x")]
    [InlineData("#!time")]
    [InlineData("#!python")]
    [InlineData("#!")]
    public void OnlyAWholeKnownNameAtColumnZeroIsAMarker(string line) =>
        Assert.Equal([("markdown", "a\n" + line + "\nb")], Read("#!markdown\na\n" + line + "\nb\n"));

    [Theory]
    [InlineData("csharp", "csharp")]
    [InlineData("c#", "csharp")]
    [InlineData("cs", "csharp")]
    [InlineData("fsharp", "fsharp")]
    [InlineData("f#", "fsharp")]
    [InlineData("fs", "fsharp")]
    [InlineData("pwsh", "pwsh")]
    [InlineData("powershell", "pwsh")]
    [InlineData("html", "html")]
    [InlineData("http", "http")]
    [InlineData("mermaid", "mermaid")]
    [InlineData("value", "value")]
    [InlineData("javascript", "javascript")]
    [InlineData("js", "javascript")]
    [InlineData("markdown", "markdown")]
    [InlineData("md", "markdown")]
    public void MarkersOfWellKnownKernelsAreNormalised(string marker, string kernel) =>
        Assert.Equal([(kernel, "text")], Read($"#!{marker}\n\ntext\n"));

    [Fact]
    public void EmptyLinesAtBothEndsAreDroppedAndLinesOfBlanksAreKept() =>
        Assert.Equal([("csharp", " \na\n\nb\n  ")], Read("#!csharp\n\n\n \na\n\nb\n  \n\n\n#!markdown\n\n"));

    [Fact]
    public void AnEmptyCellIsDropped() =>
        Assert.Equal([("csharp", "1"), ("csharp", "2")], Read("#!csharp\n1\n#!markdown\n\n#!csharp\n2\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("#!markdown\n\n")]
    [InlineData("#!meta\n\n{}\n")]
    public void AFileWithoutCellsIsOneEmptyCellOfTheDefaultKernel(string text) => Assert.Equal([("csharp", "")], Read(text));

    [Fact]
    public void TextBeforeTheFirstMarkerBelongsToTheReadersDefaultKernelWhateverTheMetadataSays() =>
        Assert.Equal([("csharp", "1 + 1"), ("markdown", "x")],
            Read("1 + 1\n#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[]}}\n#!markdown\nx"));

    [Fact]
    public void MetadataMaySpanLinesAndStandAnywhere()
    {
        Notebook notebook = Notebook.Parse("#!csharp\n1\n#!metadata!\n{\n  \"a\":\n  1\n}\n#!time\n2\n");
        Assert.Equal("csharp", Assert.Single(notebook.Cells).Kernel);
        Assert.Equal("1\n#!time\n2", notebook.Cells[0].Text);
        Assert.Equal(1, (int?)notebook.Metadata!["a"]);
    }

    [Fact]
    public void ASecondMetadataLineIsText() =>
        Assert.Equal([("csharp", "#!meta\nnot json")], Read("#!meta\n{}\n#!csharp\n#!meta\nnot json\n"));

    [Fact]
    public void MetadataOnTheLastLineWithoutNewlineIsNotAlsoACell_UnlikeVsCode() =>
        Assert.Equal([("csharp", "")], Read("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}"));

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":", "file.dib(3): the metadata after '#!meta' is not valid JSON; ")]
    [InlineData("#!csharp\n#!meta\n{\n \"a\": 1,\n}\n", "file.dib(5): the metadata after '#!meta' is not valid JSON; ")]
    [InlineData("#!meta\n\n#!csharp\n1", "file.dib(2): the metadata after '#!meta' is not valid JSON; ")]
    [InlineData("#!meta\n[1]\n#!csharp\n1", "file.dib(2): the metadata after '#!meta' is not a JSON object; ")]
    [InlineData("#!meta\n{\"a\":1,\"a\":2}\n", "file.dib(2): the metadata after '#!meta' is not valid JSON; ")]
    [InlineData("#!meta\n{\"a\":\"\\ud800\"}\n", "file.dib(2): the metadata after '#!meta' has a text that is not Unicode; ")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"py\",\"aliases\":[\"c#\"]}]}}\n", "file.dib(2): the kernels in the metadata after '#!meta' cannot be used: the kernel 'py' uses the alias 'c#' of another kernel; ")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"a\\nb\"}]}}\n", "file.dib(2): the kernels in the metadata after '#!meta' cannot be used: 'name' is empty or has a line break; ")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":5}]}}\n", "file.dib(2): the kernels in the metadata after '#!meta' cannot be used: 'name' is not a text; ")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"items\":[{}]}}\n", "file.dib(2): the kernels in the metadata after '#!meta' cannot be used: an item has no 'name'; ")]
    [InlineData("#!meta\n{\"kernelInfo\":[]}\n", "file.dib(2): the kernels in the metadata after '#!meta' cannot be used: 'kernelInfo' is not what it should be; ")]
    public void BrokenMetadataIsAnErrorThatNamesFileAndLine(string text, string message)
    {
        var e = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, "file.dib"));
        Assert.StartsWith(message, e.Message);
        Assert.EndsWith("restore the line after '#!meta' from the original notebook, or delete '#!meta' and that line", e.Message);
    }

    [Theory]
    [InlineData("{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"sql\",\"aliases\":[\"db\"]}]}}")]
    [InlineData("{\"polyglot_notebook\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"sql\",\"aliases\":[\"db\"]}]}}")]
    [InlineData("{\"polyglot_notebook\":{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"sql\",\"aliases\":[\"db\"]}]}}}")]
    [InlineData("{\"dotnet_interactive\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"sql\",\"aliases\":[\"db\"]}]}}")]
    public void KernelsOfTheMetadataAreMarkersInItsPresentAndInItsOlderForms(string metadata) =>
        Assert.Equal([("sql", "1"), ("sql", "2")], Read($"#!meta\n{metadata}\n#!sql\n1\n#!db\n2\n"));

    [Fact]
    public void AKernelThatIsKnownAlreadyIsSkippedWithItsAliases() =>
        Assert.Equal([("csharp", "#!sharp\n1")],
            Read("#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"csharp\",\"aliases\":[\"sharp\"]}]}}\n#!csharp\n#!sharp\n1"));

    [Fact]
    public void AMarkerLineSplitsACellEvenInsideARawStringAndAnIndentedOneDoesNot()
    {
        Assert.Equal([("csharp", "var s = \"\"\""), ("html", "\"\"\";")], Read("#!csharp\nvar s = \"\"\"\n#!html\n\"\"\";\n"));
        Assert.Equal([("csharp", "var s = \"\"\"\n #!html\n\"\"\";")], Read("#!csharp\nvar s = \"\"\"\n #!html\n\"\"\";\n"));
    }

    [Fact]
    public void ByteOrderMarkIsSkippedAndCarriageReturnsBeforeALineFeedBelongToTheLineEnd()
    {
        Assert.Equal([("csharp", "a\nb"), ("markdown", "c")], Read("\uFEFF#!csharp\r\n\r\na\r\nb\r\n\r\n#!markdown\r\nc\r\n"));
        Assert.Equal([("csharp", "a\rb"), ("markdown", "c")], Read("#!csharp\na\rb\r\r\n#!markdown\nc\r"));
    }

    [Fact]
    public void LineIsThatOfTheFirstLineOfTextInTheFile() =>
        Assert.Equal([1, 7, 10], Notebook.Parse("first\n#!meta\n{}\n#!markdown\n\n\nprose\n#!csharp\n\n1\n").Cells.Select(cell => cell.Line));

    [Fact]
    public void BytesThatAreNotUtf8AreAnErrorAndNotReplaced()
    {
        using var folder = new ScratchFolder();
        string path = folder.Write("a.dib", "#!csharp\n\n1\n");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("#!csharp\n\n"), 0xC3, 0x28, (byte)'\n']);
        var e = Assert.Throws<NotebookFormatException>(() => Notebook.Load(path));
        Assert.Equal(path + "(3): the file is not UTF-8 text; save it with the encoding UTF-8", e.Message);
    }

    [Fact]
    public void AMissingFileAndAnUnknownExtensionAreNamed()
    {
        Assert.Equal("no/such.dib: there is no such file; check the path and the spelling",
            Assert.Throws<NotebookFormatException>(() => Notebook.Load("no/such.dib")).Message);
        Assert.StartsWith("a.txt: the extension '.txt' is not one of a notebook; use .dib, ",
            Assert.Throws<NotebookFormatException>(() => Notebook.Load("a.txt")).Message);
    }

    [Theory]
    [InlineData("a.cs", "csharp")]
    [InlineData("a.csx", "csharp")]
    [InlineData("a.fsx", "fsharp")]
    [InlineData("a.ps1", "pwsh")]
    [InlineData("a.html", "html")]
    [InlineData("a.http", "http")]
    [InlineData("a.js", "javascript")]
    [InlineData("a.md", "markdown")]
    public void OtherFilesAreOneCellInWhichMarkersAreText(string name, string kernel)
    {
        using var folder = new ScratchFolder();
        Cell cell = Assert.Single(Notebook.Load(folder.Write(name, "\uFEFF\nx\r\n#!html\r\n")).Cells);
        Assert.Equal(new Cell(kernel, "\nx\n#!html", 1), cell);
    }
}
