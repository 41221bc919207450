using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Tests.Hosting;

namespace Workbook.Notebooks.Tests.Grading;

/// <summary>Grading runs whose processes live to their end.</summary>
public sealed class GradingTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheOfficialNotebookHasFullScoreAndDemonstrationsDoNotRun()
    {
        string official = CourseNotebook.Official(_folder);
        GradingRun run = await NotebookProcess.GradeAsync(new GradeRequest(official, official) { Seed = 7 });
        Assert.Null(run.Stopped);
        Assert.Equal(["double", "quadruple", "answer"], run.Exercises.Select(e => e.Id));
        Assert.All(run.Exercises, e => Assert.Equal("passed", e.State));
        Assert.All(run.Exercises, e => Assert.Equal(7, e.Check!.Seed));
        Assert.Equal(6, run.Earned);
    }

    [Fact]
    public async Task OneMistakeCostsPointsOnce()
    {
        GradingRun run = await GradeAsync(
            "// EXERCISE double (2 points)\nint Double(int x) => x;",
            CourseNotebook.Quadruple,
            "// EXERCISE answer (1 point)\nint Answer() => throw new NotImplementedException();");
        Assert.Equal(["failed", "passed", "unanswered"], run.Exercises.Select(e => e.State));
        Assert.Equal("feedback", run.Exercises[0].Check!.Text);
    }

    [Fact]
    public async Task AnAnswerThatDoesNotCompileIsLocatedInTheLearnersFile()
    {
        GradingRun run = await GradeAsync("// EXERCISE double (2 points)\nint Double(int x) =>\n    y * 2;", CourseNotebook.Quadruple, CourseNotebook.Answer);
        Assert.Equal(["error", "passed", "passed"], run.Exercises.Select(e => e.State));
        CellError error = Assert.Single(run.Exercises[0].Errors);
        Assert.Equal((Path.Combine(_folder.FullPath, "learner.dib"), 2, 3, "y * 2;", "CS0103"), (error.File, error.Cell, error.Line, error.Text, error.Code));
        Assert.Equal(("Twice", 2.0), (run.Exercises[0].Title, run.Exercises[0].Points));
    }

    [Fact]
    public async Task ARenamedMethodIsNamed()
    {
        GradingRun run = await GradeAsync("// EXERCISE double (2 points)\nint Dubble(int x) => 2 * x;", CourseNotebook.Quadruple, CourseNotebook.Answer);
        CellError error = Assert.Single(run.Exercises[0].Errors);
        Assert.Equal("the check looks for 'Double', which this cell does not declare (it declares 'Dubble'); give it exactly that name", error.Message);
        Assert.Equal(2, error.Cell);
    }

    [Fact]
    public async Task AHelperInAnotherCellIsFoundForTheLearner()
    {
        GradingRun run = await GradeAsync("// EXERCISE double (2 points)\nint Double(int x) => Helper(x);", "int Helper(int x) => 2 * x;", CourseNotebook.Quadruple, CourseNotebook.Answer);
        Assert.Equal(
            "CS0103: The name 'Helper' does not exist in the current context: it is declared in cell 3, but each exercise is graded alone; move it into this cell",
            Assert.Single(run.Exercises[0].Errors).Message);
    }

    [Fact]
    public async Task AnUnknownExerciseIsRefusedWithTheOnesThereAre()
    {
        string official = CourseNotebook.Official(_folder);
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => NotebookProcess.GradeAsync(new GradeRequest(official, official) { Exercises = ["duoble"] }));
        Assert.Contains("has no exercise 'duoble'; it has double, quadruple, answer.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingDuplicateAndRenamedCellsAreToldApartAndTheRestGoesOn()
    {
        GradingRun run = await GradeAsync(
            "// EXERCISE dubble (2 points)\nint Double(int x) => 2 * x;",
            CourseNotebook.Answer, CourseNotebook.Answer,
            CourseNotebook.Quadruple);
        Assert.Equal(["error", "passed", "error"], run.Exercises.Select(e => e.State));
        Assert.Equal("no cell answers the exercise 'double', but this one has a similar id; write // EXERCISE double in its first line", run.Exercises[0].Errors[0].Message);
        Assert.Equal("the cells 3 and 4 all answer the exercise 'answer'; keep one of them", run.Exercises[2].Errors[0].Message);
        Assert.Equal("there is no exercise 'dubble'; the nearest is 'double', write its id in the cell's first line", Assert.Single(run.Notes).Message);
    }

    [Fact]
    public async Task AnAnswerRunsInAnEmptyFolderOfItsOwnThatIsDeleted()
    {
        GradingRun run = await GradeAsync(CourseNotebook.Double, CourseNotebook.Quadruple, CourseNotebook.Answer);
        string folder = run.Exercises[2].Outputs[0].Data[MimeTypes.PlainText].Trim();
        Assert.NotEqual(_folder.FullPath, folder);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task OnlyTheExercisesAskedForAreGraded()
    {
        string official = CourseNotebook.Official(_folder);
        GradingRun run = await NotebookProcess.GradeAsync(new GradeRequest(official, official) { Exercises = ["answer"] });
        Assert.Equal(["answer"], run.Exercises.Select(e => e.Id));
    }

    [Fact]
    public async Task ARunCanGradeInTheSameProcess()
    {
        string official = CourseNotebook.Official(_folder);
        int processes = 0;
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(official) { Grade = true }, item => processes += item is Hello ? 1 : 0);
        Assert.Equal(1, processes);
        Assert.Equal([true, false, true, true, true, true, true, true, true], run.Cells.Select(c => c.Ok));
        Assert.All(run.Grading!.Exercises, e => Assert.Equal("passed", e.State));
    }

    [Fact]
    public async Task ASetUpCellThatFailsStopsTheGradingWithItsPlace()
    {
        string official = _folder.Notebook("o.dib", "1", "// SETUP\nint a = 1;\nint b = a / (a - 1);", CourseNotebook.Double, CourseNotebook.CheckDouble);
        GradingRun run = await NotebookProcess.GradeAsync(new GradeRequest(official, official));
        Assert.Equal((2, 3, "int b = a / (a - 1);"), (run.Stopped!.Cell, run.Stopped.Line, run.Stopped.Text));
        Assert.Equal("error", Assert.Single(run.Exercises).State);
    }

    private Task<GradingRun> GradeAsync(params string[] answers) => NotebookProcess.GradeAsync(
        new GradeRequest(CourseNotebook.Official(_folder), CourseNotebook.Learner(_folder, answers)));
}
