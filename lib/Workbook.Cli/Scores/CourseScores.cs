using System.Globalization;
using Workbook.Cli.Progress;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;

namespace Workbook.Cli.Scores;

/// <summary>How the whole course stands, as <c>progress</c> shows it.</summary>
/// <param name="Lessons">In the order of the course.</param>
/// <param name="MemoryOf">What is remembered of an exercise.</param>
internal sealed record CourseScores(IReadOnlyList<LessonScores> Lessons, Func<string, RememberedScore> MemoryOf)
{
    private const string Command = "dotnet run -c Release --project lib/Workbook.Cli -- ";

    private ExerciseScore[] All => [.. Lessons.SelectMany(lesson => lesson.Exercises)];

    private ExerciseScore[] Remembered => [.. All.Where(exercise => exercise.IsRemembered)];

    private double Points => Lessons.Sum(lesson => lesson.Points);

    private double Earned => Lessons.Sum(lesson => lesson.Earned);

    private int Passed => Lessons.Sum(lesson => lesson.Passed);

    private bool IsFinished => Lessons.All(lesson => lesson.Problem is null) && All.Length > 0 && Passed == All.Length;

    /// <summary>0, or 1 if a notebook could not be graded, so that the numbers are not the whole truth.</summary>
    public int ExitCode => Lessons.All(lesson => lesson.Problem is null) ? 0 : 1;

    /// <summary>Each lesson, the sum, where the results are from, and what is next; or the final page.</summary>
    public void WriteText(TextWriter output)
    {
        IEnumerable<string> lines = IsFinished
            ? [.. FinalPage.Lines(Lessons, MemoryOf), "", .. Source()]
            : [.. Table(), "", Sum(), .. Source(), .. Next()];
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }
    }

    // One object: command; exitCode; isFinished; earned and points; passed and exercises (numbers); remembered (number of
    // results that were not graded now), oldest (time of the oldest of them, null for none); next (exercise, title, file,
    // cell, command; null if there is none); lessons: name, file, earned, points, passed, problem (null for none),
    // exercises: id, title, outcome (passed, failed, unanswered, notRun), earned, points, cell, graded (time), isRemembered,
    // hints (shown by watch).
    public void WriteJson(TextWriter output) => JsonText.Write(
        new
        {
            Command = "progress",
            ExitCode,
            IsFinished,
            Earned,
            Points,
            Passed,
            Exercises = All.Length,
            Remembered = Remembered.Length,
            Oldest = Remembered.Min(exercise => exercise.Graded),
            Next = NextExercise() is var (lesson, exercise) ? new { Exercise = exercise.Id, exercise.Title, lesson.Notebook.File, exercise.Answer.Cell, Command = Command + "watch" } : null,
            Lessons = Lessons.Select(JsonOf),
        },
        output);

    private object JsonOf(LessonScores lesson) => new
    {
        lesson.Notebook.Name,
        lesson.Notebook.File,
        lesson.Earned,
        lesson.Points,
        lesson.Passed,
        lesson.Problem,
        Exercises = lesson.Exercises.Select(exercise => new
        {
            exercise.Id,
            exercise.Title,
            exercise.Outcome,
            exercise.Earned,
            exercise.Points,
            exercise.Answer.Cell,
            exercise.Graded,
            exercise.IsRemembered,
            MemoryOf(exercise.Id).Hints,
        }),
    };

    private IEnumerable<string> Table()
    {
        int width = Math.Max("lesson".Length, Lessons.Max(lesson => lesson.Notebook.Name.Length));
        yield return "lesson".PadRight(width) + "  exercises       points";
        foreach (LessonScores lesson in Lessons)
        {
            string passed = string.Create(CultureInfo.InvariantCulture, $"{lesson.Passed}/{lesson.Exercises.Count}");
            string state = lesson.Problem is not null ? "cannot be graded" : lesson.Passed == lesson.Exercises.Count ? "done" : "";
            yield return $"{lesson.Notebook.Name.PadRight(width)}  {passed,9}  {Column.Points(lesson.Earned, lesson.Points),11}  {state}".TrimEnd();
        }
    }

    private string Sum() => string.Create(CultureInfo.InvariantCulture, $"{Passed} of {All.Length} exercises, {Column.Points(Earned, Points)} points");

    private IEnumerable<string> Source()
    {
        if (Remembered.Length > 0)
        {
            DateTimeOffset[] times = [.. Remembered.Select(exercise => exercise.Graded).OfType<DateTimeOffset>().Order()];
            string from = Time(times[0]);
            string to = Time(times[^1]);
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{Remembered.Length} {(Remembered.Length == 1 ? "result is" : "results are")} remembered from {(from == to ? from : $"{from} to {to}")}; each belongs to the answer as it is now. 'progress --fresh' grades everything again.");
        }
    }

    private IEnumerable<string> Next()
    {
        if (NextExercise() is var (lesson, exercise))
        {
            string title = exercise.Title == exercise.Id ? exercise.Id : $"{exercise.Title} ({exercise.Id})";
            yield return string.Create(CultureInfo.InvariantCulture, $"next: {title}, {exercise.Points:0.##} points, cell {exercise.Answer.Cell} of {lesson.Notebook.File}");
            yield return "  " + Command + "watch";
        }
    }

    private (LessonScores Lesson, ExerciseScore Exercise)? NextExercise()
    {
        foreach (LessonScores lesson in Lessons.Where(lesson => lesson.Problem is null))
        {
            if (lesson.Exercises.FirstOrDefault(exercise => exercise.Outcome != Outcome.Passed) is { } open)
            {
                return (lesson, open);
            }
        }

        return null;
    }

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
