using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Tests.Hosting;

namespace Workbook.Notebooks.Tests.Grading;

/// <summary>Answers that take their process with them cost only themselves, and the right one is blamed.</summary>
public sealed class DeathTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnEndlessLoopCostsOnlyItsExercise()
    {
        GradingRun run = await GradeAsync(seconds: 1,
            "// EXERCISE double (2 points)\nint Double(int x) { while (true) { } }", CourseNotebook.Quadruple, CourseNotebook.Answer);
        Assert.Equal(["error", "passed", "passed"], run.Exercises.Select(e => e.State));
        CellError error = Assert.Single(run.Exercises[0].Errors);
        Assert.Equal("ran longer than 1 s; look for a loop that does not end", error.Message);
        Assert.Equal((run.Learner, 2), (error.File, error.Cell));
    }

    [Fact]
    public async Task ADeathInALaterExerciseIsItsOwnIfItDiesAloneAsWell()
    {
        GradingRun run = await GradeAsync(seconds: 10,
            CourseNotebook.Double, "// EXERCISE quadruple (3 points)\nint Quadruple(int x) { Environment.Exit(0); return 1; }", CourseNotebook.Answer);
        Assert.Equal(["passed", "error", "passed"], run.Exercises.Select(e => e.State));
        Assert.StartsWith("ended the process with exit code 0", run.Exercises[1].Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACrashInThreadsOfAnEarlierExerciseIsChargedToTheOneInTheStack()
    {
        GradingRun run = await GradeAsync(seconds: 10,
            "// EXERCISE double (2 points)\nint Double(int x) { new System.Threading.Thread(() => { System.Threading.Thread.Sleep(700); throw new FormatException(\"late\"); }).Start(); return 2 * x; }",
            "// EXERCISE quadruple (3 points)\nint Quadruple(int x) => 4 * x;",
            "// EXERCISE answer (1 point)\nint Answer() { System.Threading.Thread.Sleep(2000); return 42; }");
        Assert.Equal(["error", "passed", "passed"], run.Exercises.Select(e => e.State));
        CellError error = Assert.Single(run.Exercises[0].Errors);
        Assert.StartsWith("what this exercise left running ended the process later: an exception on another thread ended the process: System.FormatException: late", error.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (error.Cell, error.Line));
        Assert.Equal(0, run.Exercises[0].Earned);
    }

    [Fact]
    public async Task ACrashWithoutAStackIsChargedToTheExerciseBeforeIfTheCurrentOneSurvivesAlone()
    {
        GradingRun run = await GradeAsync(seconds: 10,
            CourseNotebook.Double,
            "// EXERCISE quadruple (3 points)\nint Quadruple(int x) { new System.Threading.Thread(() => { System.Threading.Thread.Sleep(700); Environment.Exit(5); }).Start(); return 4 * x; }",
            "// EXERCISE answer (1 point)\nint Answer() { System.Threading.Thread.Sleep(4000); return 42; }");
        Assert.Equal(["passed", "error", "passed"], run.Exercises.Select(e => e.State));
        Assert.Contains("exit code 5", run.Exercises[1].Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal((run.Learner, 3), (run.Exercises[1].Errors[0].File, run.Exercises[1].Errors[0].Cell));
    }

    [Fact]
    public async Task WhatAnAnswerChangesInTheProcessIsResetForTheNextOne()
    {
        GradingRun run = await GradeAsync(seconds: 10,
            "// EXERCISE double (2 points)\nint Double(int x) { Environment.SetEnvironmentVariable(\"LEFT\", \"x\"); System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new(\"de-DE\"); Console.SetOut(System.IO.TextWriter.Null); System.IO.Directory.SetCurrentDirectory(\"/\"); return 2 * x; }",
            CourseNotebook.Quadruple,
            "// EXERCISE answer (1 point)\nint Answer() { Console.Write($\"{Environment.GetEnvironmentVariable(\"LEFT\") ?? \"none\"} {1.5} {Environment.CurrentDirectory.Length > 1}\"); return 42; }");
        Assert.Equal("none 1.5 True", run.Exercises[2].Outputs[0].Data[MimeTypes.PlainText]);
    }

    [Fact]
    public async Task ADeathDuringSetUpStopsTheGrading()
    {
        string official = _folder.Notebook("o.dib", "Environment.Exit(0);", CourseNotebook.Double, CourseNotebook.CheckDouble);
        GradingRun run = await NotebookProcess.GradeAsync(new GradeRequest(official, official));
        Assert.StartsWith("ended the process with exit code 0", run.Stopped!.Message, StringComparison.Ordinal);
        Assert.Equal("error", Assert.Single(run.Exercises).State);
    }

    private Task<GradingRun> GradeAsync(double seconds, params string[] answers) => NotebookProcess.GradeAsync(
        new GradeRequest(CourseNotebook.Official(_folder, seconds), CourseNotebook.Learner(_folder, answers)));
}
