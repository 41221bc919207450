using System.CommandLine;
using System.Globalization;
using Workbook.Cli.Courses;
using Workbook.Cli.Grading;
using Workbook.Cli.Reports;
using Workbook.Cli.Scores;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary><c>progress</c>: what is done, points of each lesson, what is next.</summary>
internal static class ProgressCommand
{
    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var fresh = new Option<bool>("--fresh") { Description = "Grade every answer again, also those whose results are remembered." };
        var run = new RunOptions();
        var destination = new FileOptions([ReportFormats.Text, ReportFormats.Json]);
        var command = new Command("progress", "Show what is done in notebooks/, the points of each lesson, and what is next.") { fresh };
        run.AddTo(command);
        run.AddJobsTo(command);
        destination.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(screen, find(), parsed, parsed.GetValue(fresh), run, destination, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, CourseFolder course, ParseResult parsed, bool isFresh, RunOptions run, FileOptions destination, CancellationToken cancellation)
    {
        _ = RunEnvironment.Read(course, null);
        var (notebooks, notes) = new LessonNotebooks(course, null).Find();
        (ProgressFile memory, string? aside) = ProgressFile.Open(course.Notebooks, TimeProvider.System);
        LessonScores[] read = [.. notebooks.Select(notebook => LessonScores.Read(notebook, memory)).Select(lesson => isFresh ? lesson.Fresh() : lesson)];
        int ungraded = read.Sum(lesson => lesson.Ungraded().Count);
        await WriteNotesAsync(screen, [.. notes, aside, ungraded > 0 ? Announce(ungraded) : null]).ConfigureAwait(false);

        GradeRequest settings = new("", "") { Limits = run.Limits(parsed, read.Count(lesson => lesson.Ungraded().Count > 0)), Seed = run.Seed(parsed), Program = run.Program(parsed) };
        LessonScores[] lessons = await GradeAsync(read, settings, run.Jobs(parsed), cancellation).ConfigureAwait(false);
        foreach (ExerciseScore score in lessons.SelectMany(lesson => lesson.Exercises).Where(exercise => exercise is { IsRemembered: false, Graded: not null }))
        {
            memory.Remember(score);
        }

        var scores = new CourseScores(lessons, memory.Of);
        destination.Write(parsed, screen.Output, destination.Format(parsed) == ReportFormats.Text ? scores.WriteText : scores.WriteJson);
        await screen.Output.FlushAsync(cancellation).ConfigureAwait(false);
        await WriteNotesAsync(screen, [.. lessons.Select(lesson => lesson.Problem), memory.Save()]).ConfigureAwait(false);
        return scores.ExitCode;
    }

    private static string Announce(int answers) => string.Create(CultureInfo.InvariantCulture, $"grading {answers} {(answers == 1 ? "answer" : "answers")} ...");

    private static async Task<LessonScores[]> GradeAsync(LessonScores[] lessons, GradeRequest settings, int jobs, CancellationToken cancellation)
    {
        var graded = new LessonScores[lessons.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, lessons.Length), options, async (i, token) =>
            graded[i] = await GradeAsync(lessons[i], settings, token).ConfigureAwait(false)).ConfigureAwait(false);
        return graded;
    }

    private static async Task<LessonScores> GradeAsync(LessonScores lesson, GradeRequest settings, CancellationToken cancellation)
    {
        if (lesson.Ungraded() is not { Count: > 0 } ids)
        {
            return lesson;
        }

        try
        {
            GradeRequest request = settings with { Official = lesson.Notebook.Official, Learner = lesson.Notebook.File, Exercises = ids };
            return lesson.After(await NotebookProcess.GradeAsync(request, null, cancellation).ConfigureAwait(false), TimeProvider.System.GetLocalNow());
        }
        catch (NotebookFormatException e)
        {
            return lesson with { Problem = LessonScores.ProblemOf(e) };
        }
    }

    private static async Task WriteNotesAsync(Screen screen, IEnumerable<string?> notes)
    {
        foreach (string note in notes.OfType<string>())
        {
            await screen.Error.WriteLineAsync(note).ConfigureAwait(false);
        }
    }
}
