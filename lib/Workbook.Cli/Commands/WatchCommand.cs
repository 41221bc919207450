using System.CommandLine;
using System.Globalization;
using Workbook.Cli.Courses;
using Workbook.Cli.Grading;
using Workbook.Cli.Progress;
using Workbook.Cli.Scores;
using Workbook.Cli.Watching;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary><c>watch [FILE]</c>: grades again whenever a notebook is saved.</summary>
internal static class WatchCommand
{
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 24;

    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var file = new Argument<string?>("FILE") { Description = "A learner's notebook; all of notebooks/ if left out.", Arity = ArgumentArity.ZeroOrOne };
        var run = new RunOptions();
        var command = new Command("watch", "Grade again whenever a notebook is saved; show the exercise, feedback, hints on a key, progress of the course.") { file };
        run.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(screen, find(), parsed, parsed.GetValue(file), run, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, CourseFolder course, ParseResult parsed, string? file, RunOptions run, CancellationToken cancellation)
    {
        _ = RunEnvironment.Read(course, null);
        var notebooks = new LessonNotebooks(course, file);
        (IReadOnlyList<LearnerNotebook> found, IReadOnlyList<string> notes) = notebooks.Find();
        TimeProvider clock = TimeProvider.System;
        (ProgressFile memory, string? aside) = ProgressFile.Open(Path.GetDirectoryName(Path.GetFullPath(found[0].File))!, clock);
        LessonScores[] lessons = [.. found.Select(notebook => LessonScores.Read(notebook, memory))];
        if (lessons.All(lesson => lesson.Exercises.Count == 0))
        {
            throw new CannotRunException($"{found[0].File}: there is no exercise in it", "watch a notebook that has one");
        }

        var model = new WatchModel(lessons, memory, notebooks.IsCourse ? "course" : found[0].Name);
        string?[] news = [Welcome(model, notebooks), .. lessons.Select(lesson => lesson.Problem), .. notes, aside];
        foreach (string note in news.OfType<string>())
        {
            model.Tell(note);
        }

        GradeRequest settings = new("", "") { Limits = run.Limits(parsed), Seed = run.Seed(parsed), Program = run.Program(parsed) };
        var loop = new WatchLoop(model, memory, notebooks, course.LibraryPointer, settings, clock);
        using (IWatchView view = ViewOf(screen))
        {
            await loop.RunAsync(view, screen.HasKeys ? KeyReader.Start() : null, cancellation).ConfigureAwait(false);
        }

        await screen.Output.WriteLineAsync(Farewell(model)).ConfigureAwait(false);
        return 0;
    }

    private static IWatchView ViewOf(Screen screen) => screen.HasKeys
        ? new TerminalView(screen.Output, screen.HasColours, SizeOfConsole, Glyphs.OfConsole())
        : new PlainLinesView(screen.Output);

    private static (int Width, int Height) SizeOfConsole() =>
        Console.WindowWidth > 0 && Console.WindowHeight > 0 ? (Console.WindowWidth, Console.WindowHeight) : (DefaultWidth, DefaultHeight);

    private static string Welcome(WatchModel model, LessonNotebooks notebooks) =>
        (notebooks.IsCourse
            ? string.Create(CultureInfo.InvariantCulture, $"Watching {model.Lessons.Count} {(model.Lessons.Count == 1 ? "notebook" : "notebooks")}. ")
            : $"Watching {model.CurrentLesson.Notebook.File}. ") + "Save one in your editor, and its answers are graded.";

    private static string Farewell(WatchModel model) => string.Create(CultureInfo.InvariantCulture,
        $"{model.Lessons.Sum(lesson => lesson.Passed)} of {model.All.Count()} exercises passed, {Column.Points(model.Lessons.Sum(lesson => lesson.Earned), model.Lessons.Sum(lesson => lesson.Points))} points");
}
