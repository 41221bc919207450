using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Tests.Hosting;

namespace Workbook.Notebooks.Tests.Grading;

/// <summary>A grader that keeps a process ready gives the results that a new process would give.</summary>
public sealed class PreparedGraderTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ThePreparedProcessHasRunTheSetUpAndKnowsTheCourse()
    {
        var known = new List<string>();
        await using PreparedGrader grader = Grader(seconds: 10, exercises => known.AddRange(exercises.Select(e => e.Id)));
        grader.Prepare("quadruple");
        await grader.ReadyAsync();
        Assert.Equal(["double", "quadruple", "answer"], known);
        Learner(CourseNotebook.Quadruple);
        var events = new List<HostEvent>();
        GradingRun run = await grader.GradeAsync(["quadruple"], seed: 7, events.Add);
        Assert.Equal(("passed", 7L), (run.Exercises[0].State, run.Exercises[0].Check!.Seed));
        Assert.DoesNotContain(events, item => item is Hello);
        Assert.Equal(["learner.dib", "official.dib"], events.OfType<CellStarted>().Select(cell => Path.GetFileName(cell.File)));
    }

    [Fact]
    public async Task WhatAnAnswerDoesToTheSetUpIsGoneAtTheNextGrading()
    {
        await using PreparedGrader grader = Grader();
        Learner("// EXERCISE answer (1 point)\noffset = 7;\nint Answer() => offset;");
        Assert.Equal("failed", await StateAsync(grader, "answer"));
        await grader.ReadyAsync();
        Learner(CourseNotebook.Answer);
        Assert.Equal("passed", await StateAsync(grader, "answer"));
    }

    [Fact]
    public async Task AnAnswerThatDoesNotCompileIsFollowedByOneThatDoes()
    {
        await using PreparedGrader grader = Grader();
        grader.Prepare("double");
        await grader.ReadyAsync();
        Learner("// EXERCISE double (2 points)\nint Double(int x) => 2 * y;");
        Assert.Equal("error", await StateAsync(grader, "double"));
        Learner(CourseNotebook.Double);
        Assert.Equal("passed", await StateAsync(grader, "double"));
    }

    [Fact]
    public async Task AnEndlessLoopAndACrashCostOnlyTheirOwnGrading()
    {
        await using PreparedGrader grader = Grader(seconds: 1);
        grader.Prepare("double");
        Learner("// EXERCISE double (2 points)\nint Double(int x) { while (true) { } }");
        GradingRun run = await grader.GradeAsync(["double"]);
        Assert.StartsWith("ran longer than 1 s", run.Exercises[0].Errors[0].Message, StringComparison.Ordinal);
        await grader.ReadyAsync();
        Learner("// EXERCISE double (2 points)\nint Double(int x) => Double(x + 1) + 1;");
        run = await grader.GradeAsync(["double"]);
        Assert.StartsWith("overflowed the stack", run.Exercises[0].Errors[0].Message, StringComparison.Ordinal);
        Learner(CourseNotebook.Double);
        Assert.Equal("passed", await StateAsync(grader, "double"));
    }

    [Fact]
    public async Task ACancelledGradingLeavesTheNextOneUntouched()
    {
        await using PreparedGrader grader = Grader();
        grader.Prepare("double");
        await grader.ReadyAsync();
        Learner("// EXERCISE double (2 points)\nint Double(int x) { while (true) { } }");
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            grader.GradeAsync(["double"], null, item => Cancel(item is ExerciseStarted, cancellation), cancellation.Token));
        Learner(CourseNotebook.Double);
        Assert.Equal("passed", await StateAsync(grader, "double"));
    }

    [Fact]
    public async Task AChangedOfficialNotebookIsRunAnew()
    {
        await using PreparedGrader grader = Grader();
        grader.Prepare("answer");
        await grader.ReadyAsync();
        string official = File.ReadAllText(Path.Combine(_folder.FullPath, "official.dib"));
        _folder.Write("official.dib", official.Replace("int offset = 42;", "int offset = 41;", StringComparison.Ordinal));
        Learner(CourseNotebook.Answer);
        Assert.Equal("failed", await StateAsync(grader, "answer"));
    }

    [Fact]
    public async Task ASetUpThatFailsIsReportedByTheGrading()
    {
        string official = _folder.Notebook("official.dib", "int zero = 0;", "// SETUP\nint offset = 1 / zero;", CourseNotebook.Answer, CourseNotebook.CheckAnswer);
        await using var grader = new PreparedGrader(new GradeRequest(official, CourseNotebook.Learner(_folder, CourseNotebook.Answer)));
        grader.Prepare("answer");
        await grader.ReadyAsync();
        GradingRun run = await grader.GradeAsync(["answer"]);
        Assert.Equal(2, run.Stopped!.Cell);
    }

    private static void Cancel(bool now, CancellationTokenSource cancellation)
    {
        if (now)
        {
            cancellation.Cancel();
        }
    }

    private static async Task<string> StateAsync(PreparedGrader grader, string exercise) => (await grader.GradeAsync([exercise])).Exercises[0].State;

    private PreparedGrader Grader(double seconds = 10, Action<IReadOnlyList<CourseExercise>>? known = null)
    {
        string official = CourseNotebook.Official(_folder, seconds);
        return new PreparedGrader(new GradeRequest(official, Path.Combine(_folder.FullPath, "learner.dib"))) { CourseKnown = known };
    }

    private void Learner(params string[] answers) => CourseNotebook.Learner(_folder, answers);
}
