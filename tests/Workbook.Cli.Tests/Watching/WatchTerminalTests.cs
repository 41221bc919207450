using Workbook.Notebooks.Documents;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests.Watching;

/// <summary><c>watch</c> as a learner has it: a terminal, keys, and an editor that saves in its own way.</summary>
public sealed class WatchTerminalTests
{
    private static readonly string s_blank = Loader + Exercise("one", "    // YOUR CODE HERE\n    throw new NotImplementedException();", 1);

    [TerminalFact]
    public async Task AnExerciseIsFailedHintedSolvedResetAndTheTerminalIsLeftAsItWas()
    {
        using FakeCourse course = await GoodAsync();
        using var terminal = PseudoTerminal.Start(course[""], "watch");
        await terminal.SeeAsync("No answer yet.");
        await terminal.SeeAsync("0 of 2 exercises, 0 of 10 points");
        course.Write("notebooks/01-first.dib", Answer("return -1;"));
        await terminal.SeeAsync("Not yet: 2.5 / 5 points");
        await terminal.SeeAsync("expected 1, got -1");
        terminal.Type("h");
        await terminal.SeeAsync("Hint 1 of 2: a nudge");
        Assert.DoesNotContain("the shape of it", terminal.Text);
        course.Write("notebooks/01-first.dib", Answer("return 1 +;"));
        await terminal.SeeAsync("CS1525");
        terminal.Type("r");
        await terminal.SeeAsync("Make the cell blank again?");
        terminal.Type("y");
        await terminal.SeeAsync("No answer yet.");
        Assert.Equal(s_blank.TrimEnd() + "\n", course.Read("notebooks/01-first.dib"));
        Assert.Equal(Answer("return 1 +;"), File.ReadAllText(Assert.Single(Directory.GetFiles(course["notebooks/.backup"]))));
        course.Write("notebooks/01-first.dib", Answer("return 1;"));
        await terminal.SeeAsync("Passed: 5 / 5 points");
        await terminal.SeeAsync("1 of 2 exercises, 5 of 10 points");
        terminal.Type("s");
        await terminal.SeeAsync("a solution; others are as right");
        terminal.Type("\e");
        await terminal.SeeAsync("Passed: 5 / 5 points");
        terminal.Type("n");
        await terminal.SeeAsync("02-second  exercise 1 of 1");
        terminal.Type("q");
        Assert.Equal(0, await terminal.EndAsync());
        Assert.Contains("1 of 2 exercises passed, 5 / 10 points", terminal.Text);
    }

    [TerminalFact]
    public async Task ItSurvivesBrokenAndRenamedFilesLoopsAndCrashes()
    {
        using FakeCourse course = await GoodAsync();
        using var terminal = PseudoTerminal.Start(course[""], "watch --timeout 2");
        await terminal.SeeAsync("No answer yet.");
        course.Write("notebooks/01-first.dib", "#!meta\n{\n#!csharp\n1\n");
        await terminal.SeeAsync("notebooks/01-first.dib(2): the metadata after");
        SourceFile.WriteText(course["notebooks/01-first.dib"], Answer("while (true) { }"));
        await terminal.SeeAsync("ran longer than 2 s");
        course.Write("notebooks/01-first.dib", Answer("Environment.Exit(3); return 1;"));
        await terminal.SeeAsync("ended the process with exit code 3");
        File.Move(course["notebooks/01-first.dib"], course["notebooks/my-own.dib"]);
        await terminal.SeeAsync("notebooks/my-own.dib, cell 2");
        SourceFile.WriteText(course["notebooks/my-own.dib"], Answer("return 1;"));
        await terminal.SeeAsync("Passed: 5 / 5 points");
        File.Delete(course["notebooks/my-own.dib"]);
        await terminal.SeeAsync("the notebook is not there");
        terminal.Type("q");
        Assert.Equal(0, await terminal.EndAsync());
    }

    [TerminalFact]
    public async Task ItFitsItselfToTheWindowAndEndsByCtrlC()
    {
        using FakeCourse course = await GoodAsync();
        using var terminal = PseudoTerminal.Start(course[""], "watch");
        await terminal.SeeAsync("No answer yet.");
        await terminal.UntilAsync(screen => screen.Colours.Count > 0, "a colour");
        Assert.Equal(24, terminal.Text.Split('\n').Length);
        await terminal.ResizeAsync(40, 12);
        await terminal.UntilAsync(screen => screen.Text.Split('\n') is { Length: 12 } lines && lines.All(line => line.Length <= 40), "the smaller screen");
        await terminal.ResizeAsync(120, 40);
        await terminal.UntilAsync(screen => screen.Text.Split('\n') is { Length: 40 } lines && lines.Any(line => line.Length > 100), "the larger screen");
        terminal.Type("\u0003");
        Assert.Equal(0, await terminal.EndAsync());
    }

    [TerminalFact]
    public async Task WithoutColoursItSaysTheSame()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Answer("return 1;"));
        using var terminal = PseudoTerminal.Start(course[""], "watch", noColour: "1");
        await terminal.SeeAsync("1 of 2 exercises, 5 of 10 points");
        terminal.Type("q");
        Assert.Equal(0, await terminal.EndAsync());
        await terminal.UntilAsync(screen => screen.Colours.Count == 0, "no colours");
    }

    private static string Answer(string body) => Loader + Exercise("one", "    " + body, 1);
}
