using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Kernel;

/// <summary>C# cells: state, values, errors.</summary>
public sealed class CSharpTests : IDisposable
{
    private readonly KernelFixture _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("6 * 7", "42")]
    [InlineData("6 * 7 // with a comment", "42")]
    [InlineData("int y; y = 5", "5")]
    [InlineData("return \"text\";", "text")]
    [InlineData("(string)null", "<null>")]
    [InlineData("null", "<null>")]
    [InlineData("GC.KeepAlive(1)", "")]
    [InlineData("await Task.Delay(1)", "")]
    [InlineData("await Task.FromResult(3)", "3")]
    [InlineData("var z = 3;", "")]
    [InlineData("int Half(int n) { return n / 2; }", "")]
    [InlineData("new[] { 1, 2 }.Select(n => n * n)", "[ 1, 4 ]")]
    [InlineData("1.5 / 2", "0.75")]
    [InlineData("default(StringBuilder)", "<null>")]
    [InlineData("unsafe { int q = 1; int* p = &q; *p = 2; }", "")]
    public async Task OnlyATrailingExpressionOrAReturnIsShown(string code, string expected) =>
        Assert.Equal(expected, await _kernel.ShowAsync(code));

    [Fact]
    public async Task DeclarationsHoldForLaterCellsAndCanBeRepeated()
    {
        await _kernel.ShowAsync("using System.IO; int a = 1; record Cat(string Name); static int Twice(this int n) => 2 * n;");
        await _kernel.ShowAsync("string a = \"again\";");
        Assert.Equal("again Cat { Name = Tom } 6 x", await _kernel.ShowAsync("$\"{a} {new Cat(\"Tom\")} {3.Twice()} {Path.GetFileName(\"/d/x\")}\""));
    }

    [Fact]
    public async Task TheWholeFrameworkIsReferenced() =>
        Assert.Equal("{\"A\":1}", await _kernel.ShowAsync("System.Text.Json.JsonSerializer.Serialize(new { A = 1 })"));

    [Fact]
    public async Task AnExceptionKeepsWhatRanBeforeIt()
    {
        CellRecord record = await _kernel.RunAsync("int kept = 7;\nConsole.WriteLine();\nint Fail(int n)\n{\n    return n / (n - n);\n}\n\nFail(3)");
        CellError error = Assert.Single(record.Errors);
        Assert.Equal(("exception", 5, "return n / (n - n);"), (error.Kind, error.Line, error.Text));
        Assert.Equal("System.DivideByZeroException: Attempted to divide by zero.", error.Message);
        Assert.Equal([5, 8], error.Frames.Select(f => f.Line));
        Assert.Equal("7", await _kernel.ShowAsync("kept"));
    }

    [Fact]
    public async Task AnExceptionInAMethodOfAnEarlierCellIsLocatedThere()
    {
        await _kernel.ShowAsync("void Fail() => throw new ArgumentException(\"no\");");
        CellError error = await _kernel.FailAsync("\nAction call = Fail;\ncall.DynamicInvoke();");
        Assert.Equal((1, 1), (error.Cell, error.Line));
        Assert.Equal("System.ArgumentException: no", error.Message);
    }

    [Fact]
    public async Task ACompileErrorNamesLineAndTextAndNothingRuns()
    {
        CellRecord record = await _kernel.RunAsync("Console.Write(1);\nint n = \"text\";\nm = 2;");
        Assert.Equal([("CS0029", 2, "int n = \"text\";"), ("CS0103", 3, "m = 2;")], record.Errors.Select(e => (e.Code!, e.Line, e.Text)));
        Assert.Equal("CS0103: The name 'm' does not exist in the current context", record.Errors[1].Message);
        Assert.Empty(record.Outputs);
        Assert.All(record.Errors, e => Assert.Equal((_kernel.Folder["notebook.dib"], 1, "compile"), (e.File, e.Cell, e.Kind)));
    }

    [Fact]
    public async Task SeveralCellsCanGoOnFromOneState()
    {
        await _kernel.ShowAsync("int n = 1;");
        KernelState common = _kernel.State;
        await _kernel.ShowAsync("int only = n + 1;");
        _kernel.State = common;
        Assert.Equal("CS0103", (await _kernel.FailAsync("only")).Code);
        Assert.Equal("1", await _kernel.ShowAsync("n"));
    }

    [Fact]
    public async Task AValueWhoseFormattingThrowsFailsTheCell()
    {
        CellError error = await _kernel.FailAsync("public class Bad { public override string ToString() => throw new Exception(\"in ToString\"); }\nnew Bad()");
        Assert.Equal(("System.Exception: in ToString", 1), (error.Message, error.Line));
    }

    [Fact]
    public async Task LoadAndReferenceAreRelativeToTheNotebook()
    {
        _kernel.Folder.Write("sub/more.csx", "#load \"deep.csx\"\nint Loaded() => 40 + Deep;");
        _kernel.Folder.Write("sub/deep.csx", "const int Deep = 2;");
        Assert.Equal("42", await _kernel.ShowAsync("#load \"sub/more.csx\"\nLoaded()"));
        CellError missing = await _kernel.FailAsync("int one = 1;\n#r \"missing.dll\"\n2");
        Assert.Equal(("CS0006", 2), (missing.Code, missing.Line));
    }

    [Fact]
    public async Task AnErrorInALoadedFileIsLocatedInThatFile()
    {
        string path = _kernel.Folder.Write("broken.csx", "int a = 1;\nint b = nothing;");
        CellError error = await _kernel.FailAsync("#load \"broken.csx\"\n1");
        Assert.Equal((path, 0, 2, "int b = nothing;"), (error.File, error.Cell, error.Line, error.Text));
    }
}
