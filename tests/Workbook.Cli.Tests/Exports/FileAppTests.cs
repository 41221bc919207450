using System.Diagnostics;
using Workbook.Cli.Commands;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Tests.Exports;

/// <summary><c>export --to cs</c> writes programs that do what the notebook does, or says at which place they cannot.</summary>
public sealed class FileAppTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbook-");

    // What scripts have and one program's statements do not: names declared again, names of blocks and cells alike,
    // overloads, access modifiers, types and usings between statements, a value returned, names of members implied.
    private const string ScriptsOnly = """
        #!csharp

        using System.Globalization;
        var x = 1;
        int count;
        record Pair(int Left, int Right);
        public static int Twice(int n) => 2 * n;
        string Twice(string s) => s + s;
        for (int i = 0; i < 3; i++) count += i;
        (Twice(x), Twice("a"), count)

        #!csharp

        var i = 10;
        int Old() => x;
        foreach (var name in new[] { "p", "q" }) Console.WriteLine(name + i);
        var name = "outer";
        new { x, i, name }

        #!csharp

        // a word with the same name
        var x = "two";
        var before = Old();
        Func<int, int> f = x => x + 1;
        var tuple = (x, before);
        return tuple.x + before + f(4) + new Pair(1, 2).Right.ToString(CultureInfo.InvariantCulture);

        #!csharp

        enum Colour { Red, Green } // the last
        await Task.Delay(1);
        if (int.TryParse("12", out var number)) number += 1;
        number + (x == "two" ? 1 : 0)

        #!html

        <b>not run</b>

        #!csharp

        x = "three";
        Console.WriteLine($"{x} {Colour.Green}")
        """;

    [Fact]
    public async Task WhatOnlyScriptsHaveDoesTheSameInAProgram()
    {
        string file = Write("a.dib", ScriptsOnly);
        Assert.Equal((0, ""), await ExportAsync(file, "a.cs"));
        const string Expected = "(2, aa, 3)\np10\nq10\n{ x = 1, i = 10, name = outer }\ntwo152\n14\nthree Green\n";
        Assert.Equal(Expected, await ShownByNotebookAsync(file));
        Assert.Equal((0, Expected), await RunProgramAsync("a.cs"));
    }

    [Theory]
    [InlineData("00-start-here", "one-hot: passed, 5 of 5 points")]
    [InlineData("02-rnn-forward", "sequence-cross-entropy: passed, 10 of 10 points")]
    public async Task AQuickLessonRunsAsAProgram(string lesson, string part)
    {
        Assert.Equal((0, ""), await ExportAsync(Solution(lesson), lesson + ".cs"));
        (int exitCode, string output) = await RunProgramAsync(lesson + ".cs");
        Assert.Equal(0, exitCode);
        Assert.Contains(part, output);
    }

    [Fact]
    public async Task EveryLessonCompilesAsAProgram()
    {
        foreach (string file in CourseFolder.Find().SolutionFiles())
        {
            Assert.Equal((0, ""), await ExportAsync(file, "lesson.cs"));
            Assert.Contains("\n#:property BeforeMicrosoftNETSdkTargets=", File.ReadAllText(PathOf("lesson.cs")));
        }
    }

    [Fact]
    public async Task ABlankNotebookIsAProgramThatSaysWhatIsOpen()
    {
        string notebook = Path.Combine(CourseFolder.Find().Root, "notebooks", "00-start-here.dib");
        Assert.Equal((0, ""), await ExportAsync(notebook, "blank.cs"));
        Assert.Contains("throw new NotImplementedException();", File.ReadAllText(PathOf("blank.cs")));
    }

    [Theory]
    [InlineData("var n = 1;\nif (n > 0) return 5;\nn", "a.dib(2,2): 'return' would end the whole program")]
    [InlineData("int Half { get; set; }", "a.dib(2,1): a property or event of a cell")]
    [InlineData("#!time\n1", "a.dib(2,1): '#!time' is a command of notebooks")]
    [InlineData("var n = 1;\nvar m = n +;", "a.dib(2,2): Invalid expression term")]
    [InlineData("static int Next(this int n) => n + 1;\n1.Next()", "a.dib(2,1): in one program this does not compile")]
    [InlineData("var n = 1; class A { }", "a.dib(2,1): 'class A { }' shares a line")]
    [InlineData("var n = 1;\nint F() => m;\nvar m = 2;\nF()", "a.dib(2,2): in one program this does not compile: Cannot use local variable 'm' before it is declared; declare the variable in a line before")]
    public async Task WhatAProgramCannotSayIsRefusedWithItsPlace(string cell, string part)
    {
        (int exitCode, string error) = await ExportAsync(Write("a.dib", "#!markdown\n\nText.\n\n#!csharp\n\n" + cell + "\n"), "a.cs");
        Assert.Equal(1, exitCode);
        Assert.Contains(part, error);
        Assert.False(File.Exists(PathOf("a.cs")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Solution(string lesson) => Path.Combine(CourseFolder.Find().Root, "solutions", lesson + ".dib");

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private async Task<(int ExitCode, string Error)> ExportAsync(string file, string program)
    {
        (int exitCode, _, string error) = await CommandAsync("export", file, "--to", "cs", "--output", PathOf(program));
        return (exitCode, error);
    }

    private async Task<string> ShownByNotebookAsync(string file)
    {
        (int exitCode, string output, _) = await CommandAsync("run", file);
        Assert.Equal(0, exitCode);
        IEnumerable<string> lines = output.Split('\n')[..^2].Where(line => !line.StartsWith('[') && !line.Contains("not run"));
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static async Task<(int ExitCode, string Output, string Error)> CommandAsync(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int exitCode = await CommandLine.RunAsync(arguments, new Screen(output, error, IsTerminal: false));
        return (exitCode, output.ToString(), error.ToString());
    }

    private async Task<(int ExitCode, string Output)> RunProgramAsync(string program)
    {
        var start = new ProcessStartInfo("dotnet", ["run", PathOf(program)]) { RedirectStandardOutput = true, WorkingDirectory = _folder.FullName };
        // The test host's own settings are not those of a user's terminal.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ReplaceLineEndings("\n"));
    }
}
