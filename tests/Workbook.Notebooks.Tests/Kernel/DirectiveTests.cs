using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Kernel;

/// <summary>Magic commands, imports and cells of other kernels.</summary>
public sealed class DirectiveTests : IDisposable
{
    private readonly KernelFixture _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("Console.Write(1);\n#!foo\n2", 2, "#!foo is not a magic command of this runner")]
    [InlineData("Console.Write(1);\n#!share x --from fsharp", 2, "#!share is not a magic command")]
    [InlineData("Console.Write(1);\n#!fsharp\nlet a = 1", 2, "this runner has no kernel named 'fsharp'")]
    [InlineData("Console.Write(1);\n#!import", 2, "#!import needs a file")]
    [InlineData("Console.Write(1);\n#!value\ntext", 2, "#!value needs a name")]
    public async Task ADirectiveThatCannotRunFailsTheCellAndNoneOfItRuns(string text, int line, string message)
    {
        CellRecord record = await _kernel.RunAsync(text);
        CellError error = Assert.Single(record.Errors);
        Assert.Equal(("directive", line), (error.Kind, error.Line));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(record.Outputs);
    }

    [Fact]
    public async Task ACellOfAnUnknownKernelFails() =>
        Assert.Contains("no kernel named 'pwsh'", (await _kernel.FailAsync("Get-Date", "pwsh")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task PiecesRunInOrderAroundDirectives() =>
        Assert.Equal("1|<b>x</b>|2", await _kernel.ShowAsync("Console.Write(1);\n#!html\n<b>x</b>\n#!c#\n2"));

    [Fact]
    public async Task LinesAreCountedFromTheStartOfTheCellInEveryPiece()
    {
        CellError error = await _kernel.FailAsync("int a = 1;\n#!time\nint b = 2;\nint c = nothing;");
        Assert.Equal((4, "int c = nothing;"), (error.Line, error.Text));
    }

    [Fact]
    public async Task TimeShowsTheWallTimeAtTheEnd()
    {
        string text = await _kernel.ShowAsync("#!time\n1 + 1");
        Assert.Matches(@"^2\|Wall time: [0-9.]+ms$", text);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#!time\n\"\"\"; s", "#!time")]
    [InlineData("var s = @\"\n#r \"\"nuget: x\"\"\"; s.Trim()", "#r \"nuget: x\"")]
    [InlineData("/*\n#!foo\n*/ 1", "1")]
    [InlineData("var s = $\"\"\"\n    #!foo\n    \"\"\"; s", "#!foo")]
    [InlineData("#region x\n1\n#endregion", "1")]
    public async Task WhatStandsInALiteralOrACommentOrBelongsToTheCompilerIsNoDirective(string text, string expected) =>
        Assert.Equal(expected, await _kernel.ShowAsync(text));

    [Theory]
    [InlineData("html", "<i>a</i>", "text/html", "<i>a</i>")]
    [InlineData("markdown", "# T", "text/markdown", "# T")]
    [InlineData("javascript", "f()", "text/html", "<script type=\"text/javascript\">f()</script>")]
    [InlineData("mermaid", "a-->b", "text/html", "<pre class=\"mermaid\">a--&gt;b</pre>")]
    public async Task CellsOfAPageAreShown(string kernel, string text, string mimeType, string expected)
    {
        CellRecord record = await _kernel.RunAsync(text, kernel);
        Assert.Equal(expected, Assert.Single(record.Outputs).Data[mimeType]);
    }

    [Fact]
    public async Task AnImportedScriptReachesLaterCellsWithItsGlobalUsings()
    {
        _kernel.Folder.Write("lib/all.csx", "global using System.IO;\nglobal using static System.Math;\nint Imported() => 42;");
        Assert.Equal("", await _kernel.ShowAsync("#!import lib/all.csx"));
        Assert.Equal("42 3 b", await _kernel.ShowAsync("$\"{Imported()} {Max(1, 3)} {Path.GetFileName(\"a/b\")}\""));
    }

    [Fact]
    public async Task ImportsAreRelativeToTheImportingDocumentAndNest()
    {
        _kernel.Folder.Write("a/first.dib", "#!markdown\n\nTitle\n\n#!csharp\n\n#!import \"../b/second.csx\"\nint n = Second();\n");
        _kernel.Folder.Write("b/second.csx", "int Second() => 2;");
        Assert.Equal("Title|2", await _kernel.ShowAsync("#!import a/first.dib\nn"));
    }

    [Fact]
    public async Task AnErrorOfAnImportedCellFailsTheImportingCellAtItsOwnPlace()
    {
        string path = _kernel.Folder.Write("a.dib", "#!csharp\n\nint a = 0;\n\n#!csharp\n\nConsole.Write(\"here\");\nint b = 1 / a;\n");
        CellRecord record = await _kernel.RunAsync("#!import a.dib\nConsole.Write(\"never\");");
        CellError error = Assert.Single(record.Errors);
        Assert.Equal((path, 2, 2, "int b = 1 / a;"), (error.File, error.Cell, error.Line, error.Text));
        Assert.Equal("here", record.Text);
    }

    [Fact]
    public async Task AnImportOfItselfIsFoundThroughOthers()
    {
        _kernel.Folder.Write("a.dib", "#!csharp\n\n#!import b.dib\n");
        _kernel.Folder.Write("b.dib", "#!csharp\n\n#!import a.dib\n");
        Assert.Contains("the document imports itself", (await _kernel.FailAsync("#!import a.dib")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingImportIsNamedWithItsFullPath() =>
        Assert.Contains(_kernel.Folder["build-the-solution-first.csx"], (await _kernel.FailAsync("#!import build-the-solution-first.csx")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ABrokenImportIsAnErrorOfTheImportingLine()
    {
        _kernel.Folder.Write("bad.dib", "#!meta\n\n{broken\n\n#!csharp\n\n1\n");
        CellError error = await _kernel.FailAsync("int a = 1;\n#!import bad.dib");
        Assert.Equal(2, error.Line);
    }
}
