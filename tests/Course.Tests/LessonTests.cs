using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Releases;

namespace Course.Tests;

/// <summary>What holds for every lesson, seen by running its notebook.</summary>
public sealed class LessonTests
{
    private const int Seeds = 20;

    public static TheoryData<string> Names() => CourseFolders.Names();

    /// <summary>Notebook and library agree on the exercises of a lesson, their order and their points.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Exercises_of_notebook_and_library_agree(string name)
    {
        var lesson = Workbook.Grading.Course.FindLesson(name);
        var headers = Headers(Notebook.Load(CourseFolders.Solution(name)));
        Assert.Equal(lesson.Exercises.Select(exercise => (exercise.Id, exercise.Points)), headers.Select(header => (header.Id, header.Points)));
    }

    /// <summary>Every lesson of the library has its notebook.</summary>
    [Fact]
    public void Every_lesson_has_a_notebook() =>
        Assert.All(Workbook.Grading.Course.Lessons, lesson => Assert.True(File.Exists(CourseFolders.Solution(lesson.Name)), lesson.Name));

    /// <summary>In the real kernel every blank is unanswered and earns nothing.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Every_blank_is_unanswered(string name)
    {
        var solution = Notebook.Load(CourseFolders.Solution(name));
        using var folder = new LearnerFolder();
        string blank = folder.Write(name, new Notebook([.. solution.Cells.Select(SolutionRegions.Blank)]));
        var run = await NotebookProcess.GradeAsync(new GradeRequest(CourseFolders.Solution(name), blank));
        Assert.Equal(Headers(solution).Select(header => (header.Id, "unanswered")), run.Exercises.Select(exercise => (exercise.Id, exercise.State)));
    }

    /// <summary>In the real kernel every official solution passes its check on every seed.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Every_solution_passes_on_every_seed(string name)
    {
        var solution = Notebook.Load(CourseFolders.Solution(name));
        using var folder = new LearnerFolder();
        var needed = solution.Cells.Where(cell => IsLoader(cell) || ExerciseCells.IsSetup(cell) || ExerciseCells.TryReadHeader(cell, out _));
        var checks = solution.Cells.Where(cell => cell.Text.StartsWith("Exercise.Check(", StringComparison.Ordinal) && Ids(solution).Any(id => cell.Text.Contains($"\"{id}\"", StringComparison.Ordinal)));
        var official = checks.Where(cell => FollowsAnExercise(solution, cell)).Select(OnEverySeed);
        string path = folder.Write(name, new Notebook([.. needed.Where(IsLoader), .. needed.Where(cell => !IsLoader(cell)), .. official]));
        var run = await NotebookProcess.RunAsync(new RunRequest(path));
        Assert.True(run.Ok, string.Join("\n", run.Errors.Concat(run.Cells.SelectMany(cell => cell.Errors))));
        Assert.Equal(Ids(solution).Count, run.Cells.Count(cell => cell.Outputs.Any(output => output.Data.GetValueOrDefault("text/plain") == $"{Seeds} seeds")));
    }

    /// <summary>One solution copied into a blank notebook passes, and nothing else does.</summary>
    [Fact]
    public async Task One_answer_earns_exactly_its_own_points()
    {
        var solution = Notebook.Load(CourseFolders.Solution("02-rnn-forward"));
        using var folder = new LearnerFolder();
        string learner = folder.Write("02-rnn-forward", new Notebook([.. solution.Cells.Select(cell =>
            ExerciseCells.TryReadHeader(cell, out var header) && header.Id == "rnn-forward" ? cell : SolutionRegions.Blank(cell))]));
        var run = await NotebookProcess.GradeAsync(new GradeRequest(CourseFolders.Solution("02-rnn-forward"), learner));
        Assert.Equal(["rnn-forward"], run.Exercises.Where(exercise => exercise.State == "passed").Select(exercise => exercise.Id));
        Assert.All(run.Exercises.Where(exercise => exercise.Id != "rnn-forward"), exercise => Assert.Equal("unanswered", exercise.State));
    }

    /// <summary>The feedback on a wrong answer is the same for the same seed, and its numbers are others for another one.</summary>
    [Fact]
    public async Task The_same_seed_gives_the_same_feedback()
    {
        var solution = Notebook.Load(CourseFolders.Solution("02-rnn-forward"));
        using var folder = new LearnerFolder();
        string learner = folder.Write("02-rnn-forward", new Notebook([.. solution.Cells.Select(cell => cell with { Text = cell.Text.Replace(".softmax(1)", ".softmax(0)", StringComparison.Ordinal) })]));
        string first = await FeedbackAsync(learner, 7);
        Assert.Contains("expected", first, StringComparison.Ordinal);
        Assert.Equal(first, await FeedbackAsync(learner, 7));
        Assert.NotEqual(first.Replace("seed 7", "seed 8", StringComparison.Ordinal), await FeedbackAsync(learner, 8));
    }

    private static async Task<string> FeedbackAsync(string learner, long seed)
    {
        var request = new GradeRequest(CourseFolders.Solution("02-rnn-forward"), learner) { Seed = seed, Exercises = ["rnn-cell-forward"] };
        return Assert.Single((await NotebookProcess.GradeAsync(request)).Exercises).Check!.Text;
    }

    private static List<ExerciseHeader> Headers(Notebook notebook) =>
        [.. notebook.Cells.Select(cell => ExerciseCells.TryReadHeader(cell, out var header) ? header : null).OfType<ExerciseHeader>()];

    private static List<string> Ids(Notebook notebook) => [.. Headers(notebook).Select(header => header.Id)];

    private static bool IsLoader(Cell cell) => cell.Text.StartsWith("#!import", StringComparison.Ordinal);

    private static bool FollowsAnExercise(Notebook notebook, Cell check)
    {
        int index = notebook.Cells.ToList().IndexOf(check);
        return index > 0 && ExerciseCells.TryReadHeader(notebook.Cells[index - 1], out _);
    }

    /// <summary>The check cell, once per seed; the cell fails with the feedback of the first seed that does not pass.</summary>
    private static Cell OnEverySeed(Cell check)
    {
        string seeded = check.Text.TrimEnd()[..^1] + ", seed: seed)";
        return check with
        {
            Text = $$"""
                for (int seed = 0; seed < {{Seeds}}; seed++)
                {
                    var result = {{seeded}};
                    if (result.State != CheckState.Passed) throw new InvalidOperationException(result.ToString());
                }
                "{{Seeds}} seeds"
                """,
        };
    }
}
