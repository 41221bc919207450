using Workbook.Cli.Grading;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Hosting;

namespace Workbook.Cli.Scores;

/// <summary>How the exercises of one notebook stand.</summary>
/// <param name="Notebook">The learner's notebook and the authored one.</param>
/// <param name="Exercises">In the order of the authored notebook.</param>
internal sealed record LessonScores(LearnerNotebook Notebook, IReadOnlyList<ExerciseScore> Exercises)
{
    /// <summary>Why the exercises cannot be graded now, with what to do; null if they can.</summary>
    public string? Problem { get; init; }

    /// <summary>The key of the learner's whole notebook; empty if it cannot be read.</summary>
    public string Key { get; init; } = "";

    /// <summary>Things to know that belong to no exercise.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public double Points => Exercises.Sum(exercise => exercise.Points);

    public double Earned => Exercises.Sum(exercise => exercise.Earned);

    public int Passed => Exercises.Count(exercise => exercise.Outcome == Outcome.Passed);

    /// <summary>
    /// Reads both notebooks. A blank cell is an exercise without an answer; an answer that is remembered as it stands has
    /// its result; all others are still to be graded.
    /// </summary>
    public static LessonScores Read(LearnerNotebook notebook, ProgressFile remembered)
    {
        if (!File.Exists(notebook.File))
        {
            return Unreadable(notebook, $"{notebook.File}: the notebook is not there; put it back, or run 'release', which restores those of the course");
        }

        try
        {
            var sheet = AnswerSheet.Read(notebook.Official, notebook.File);
            return new LessonScores(notebook, [.. sheet.Answers.Select(answer => ScoreOf(answer, sheet.LearnerKey, remembered))])
            {
                Key = sheet.LearnerKey,
                Notes = [.. sheet.Notes.Select(note => CaseResults.WithDisplayPath(note).ToString())],
            };
        }
        catch (NotebookFormatException e)
        {
            return Unreadable(notebook, ProblemOf(e));
        }
    }

    /// <summary>What is wrong with a file, and what to do.</summary>
    public static string ProblemOf(NotebookFormatException e) => CaseResults.WithDisplayPath(CaseResults.ErrorOf(NotebookProblem.From(e))).ToString();

    /// <summary>The lesson with one exercise replaced.</summary>
    public LessonScores With(ExerciseScore score) => this with { Exercises = [.. Exercises.Select(old => old.Id == score.Id ? score : old)] };

    /// <summary>The lesson with nothing graded yet, blank cells neither.</summary>
    public LessonScores Fresh() => Problem is not null ? this : this with
    {
        Exercises = [.. Exercises.Select(exercise => exercise.Answer.Problem is null ? new ExerciseScore(exercise.Answer) { Title = exercise.Title } : exercise)],
    };

    /// <summary>The ids of the exercises whose answers are still to be graded.</summary>
    public IReadOnlyList<string> Ungraded() => Problem is not null ? [] : [.. Exercises.Where(exercise => exercise.Outcome == Outcome.NotRun).Select(exercise => exercise.Id)];

    /// <summary>The lesson after a grading of the notebook as it was read here.</summary>
    /// <param name="run">What came of it.</param>
    /// <param name="time">When.</param>
    public LessonScores After(GradingRun run, DateTimeOffset time) => run.Stopped is { } stopped
        ? this with { Problem = CaseResults.WithDisplayPath(stopped).ToString() }
        : run.Exercises.Aggregate(this, (lesson, result) => lesson.With(Exercises.First(exercise => exercise.Id == result.Id).After(CaseResults.Of(result), Key, time)));

    private static ExerciseScore ScoreOf(LearnerAnswer answer, string notebookKey, ProgressFile remembered)
    {
        var open = new ExerciseScore(answer);
        if (answer.IsBlank)
        {
            return open with { Outcome = Outcome.Unanswered };
        }

        if (answer.Problem is { } problem)
        {
            return open with { Outcome = Outcome.Failed, Feedback = CaseResults.WithDisplayPath(problem).ToString() };
        }

        return remembered.Find(answer, notebookKey) is { } found ? found.Restore(open) : open;
    }

    // The exercises are those of the authored notebook, which is not the learner's to break.
    private static LessonScores Unreadable(LearnerNotebook notebook, string problem)
    {
        try
        {
            var official = AnswerSheet.Read(notebook.Official, notebook.Official);
            return new LessonScores(notebook, [.. official.Answers.Select(answer => new ExerciseScore(answer with { Key = "", Cell = 0 }))]) { Problem = problem };
        }
        catch (NotebookFormatException e)
        {
            return new LessonScores(notebook, []) { Problem = ProblemOf(e) };
        }
    }
}
