using System.Text.Json;

namespace Workbook.Cli.Tests;

/// <summary><c>run</c> prints what a notebook prints and shows, in its order, and says where it failed.</summary>
public class RunTests
{
    private const string Mixed = """
        #!markdown

        # Title

        #!csharp

        // first
        Console.Write("printed"); 40 + 2

        #!html

        <b>x</b>

        #!csharp

        Console.WriteLine("a"); "b".Display();
        """;

    [Fact]
    public async Task OutputsAreTextBelowTheNumberAndTheFirstLineOfTheirCell()
    {
        using var course = new FakeCourse();
        string file = course.Write("mine/a.dib", Mixed);
        string expected = "[2] // first\nprinted\n42\n[3] <b>x</b>\n<b>x</b>\n[4] Console.WriteLine(\"a\"); \"b\".Display();\na\nb\n3 passed, 0 failed\n";
        Assert.Equal((0, expected, ""), await course.RunAsync("run", file));
        (int exitCode, string screen, _) = await course.RunAsync("run", file, "--output", course["a.txt"]);
        Assert.Equal((0, expected, expected), (exitCode, screen, course.Read("a.txt")));
    }

    [Theory]
    [InlineData("a.csx", "int a = 1;\na + 1", "[1] int a = 1;\n2\n1 passed, 0 failed\n")]
    [InlineData("a.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","metadata":{},"source":["1 + 1"],"outputs":[],"execution_count":null}]}""", "[1] 1 + 1\n2\n1 passed, 0 failed\n")]
    [InlineData("a.md", "# only prose", "0 passed, 0 failed\n")]
    public async Task WhateverHasCellsCanBeRunWithoutALibrary(string name, string text, string expected)
    {
        using var course = new FakeCourse();
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        Assert.Equal((0, expected, ""), await course.RunAsync("run", course.Write(name, text)));
    }

    [Fact]
    public async Task AFailedCellIsNamedOnStandardErrorAndTheNextOnesRun()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", "#!csharp\n\nConsole.Write(\"before\");\nthrow new Exception(\"no\");\n\n#!csharp\n\nint n = \"\";\n\n#!csharp\n\n3");
        (int exitCode, string output, string error) = await course.RunAsync("run", file);
        Assert.Equal(1, exitCode);
        Assert.Equal("[1] Console.Write(\"before\");\nbefore\n[2] int n = \"\";\n[3] 3\n3\n1 passed, 2 failed\n", output);
        string[] lines = error.TrimEnd().Split('\n');
        Assert.Equal(["a.dib(1,2): System.Exception: no", "    throw new Exception(\"no\");"], lines[..2]);
        Assert.StartsWith("a.dib(2,1): CS0029: ", lines[2]);
        Assert.Equal("    int n = \"\";", lines[3]);
    }

    [Fact]
    public async Task CellsAfterOneThatEndsTheProcessAreCountedAsNotRun()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", "#!csharp\n\n1\n\n#!csharp\n\nEnvironment.Exit(0);\n\n#!csharp\n\n3\n\n#!csharp\n\n4");
        (int exitCode, string output, string error) = await course.RunAsync("run", file);
        Assert.Equal((1, "[1] 1\n1\n[2] Environment.Exit(0);\n1 passed, 1 failed, 2 not run\n"), (exitCode, output));
        Assert.StartsWith("a.dib(2): ended the process with exit code 0", error);
    }

    [Fact]
    public async Task ACellThatTakesTooLongFails()
    {
        using var course = new FakeCourse();
        (int exitCode, _, string error) = await course.RunAsync("run", course.Write("a.csx", "while (true) { }"), "--timeout", "3");
        Assert.Equal(1, exitCode);
        Assert.Equal("a.csx(1): ran longer than 3 s; look for a loop that does not end\n", error);
    }

    [Fact]
    public async Task ADisplayThatIsUpdatedIsPrintedOnceMoreAsItIsAtTheEndOfTheCell()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.csx", "var shown = \"0 %\".Display();\nshown.Update(\"50 %\");\nshown.Update(\"100 %\");\nConsole.WriteLine(\"done\");");
        Assert.Equal((0, "[1] var shown = \"0 %\".Display();\n0 %\ndone\n100 %\n1 passed, 0 failed\n", ""), await course.RunAsync("run", file));
    }

    [Fact]
    public async Task WhatACellWritesToStandardErrorGoesThere()
    {
        using var course = new FakeCourse();
        (_, string output, string error) = await course.RunAsync("run", course.Write("a.csx", "Console.Write(1); Console.Error.Write(2);"));
        Assert.Equal("2", error);
        Assert.EndsWith("\n1\n1 passed, 0 failed\n", output);
    }

    [Theory]
    [InlineData("missing.dib", null, "missing.dib: ")]
    [InlineData("broken.dib", "#!meta\n[]\n", "broken.dib(2): the metadata after '#!meta' is not a JSON object; ")]
    [InlineData("a.txt", "1", "a.txt: the extension '.txt' is not one of a notebook; ")]
    public async Task AFileThatCannotBeReadCannotBeRun(string name, string? text, string message)
    {
        using var course = new FakeCourse();
        string file = text is null ? course[name] : course.Write(name, text);
        (int exitCode, string output, string error) = await course.RunAsync("run", file);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(message, error);
    }

    [Fact]
    public async Task JsonHasEachCellWithItsOutputs()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", Mixed + "\n\n#!csharp\n\nthrow new Exception(\"no\");");
        (int exitCode, string output, string error) = await course.RunAsync("run", file, "--format", "json", "--seed", "5");
        Assert.Equal(1, exitCode);
        Assert.Equal("a.dib(5,1): System.Exception: no\n    throw new Exception(\"no\");\n", error);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("run", 3, 1), (root.GetProperty("command").GetString(), root.GetProperty("passed").GetInt32(), root.GetProperty("failed").GetInt32()));
        Assert.Equal(5, root.GetProperty("environment").GetProperty("seed").GetInt64());
        JsonElement cells = root.GetProperty("notebooks")[0].GetProperty("cases");
        Assert.Equal(("cell", "2", "// first"), (cells[0].GetProperty("kind").GetString(), cells[0].GetProperty("name").GetString(), cells[0].GetProperty("title").GetString()));
        Assert.Equal("stdout", cells[0].GetProperty("outputs")[0].GetProperty("stream").GetString());
        Assert.Equal("42", cells[0].GetProperty("outputs")[1].GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("<b>x</b>", cells[1].GetProperty("outputs")[0].GetProperty("data").GetProperty("text/html").GetString());
        Assert.Equal(1, cells[3].GetProperty("errors")[0].GetProperty("line").GetInt32());
    }
}
