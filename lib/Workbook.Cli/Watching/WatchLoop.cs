using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Workbook.Cli.Grading;
using Workbook.Cli.Scores;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Watching;

/// <summary>Turns keys, saved files and results into changes of the model, one after the other on one thread.</summary>
internal sealed class WatchLoop(WatchModel model, ProgressFile memory, LessonNotebooks notebooks, string libraryPointer, GradeRequest settings, TimeProvider clock)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_lookForNames = TimeSpan.FromSeconds(1);

    // Who leafs through the exercises does not want a process for each.
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(300);

    private readonly FileChanges _files = new(clock, FileStamp.Of);
    private readonly Channel<IReadOnlyList<CourseExercise>> _course = Channel.CreateUnbounded<IReadOnlyList<CourseExercise>>();
    private (string Id, long Since) _settled = ("", 0);
    private string _prepared = "";
    private Task _key = Task.CompletedTask;
    private long _lookedForNames = clock.GetTimestamp();

    /// <summary>Runs until the learner quits or it is cancelled.</summary>
    /// <param name="view">Shows the model.</param>
    /// <param name="keys">The keys that are pressed; null for none.</param>
    /// <param name="cancellation">Ends it, as Ctrl+C does.</param>
    public async Task RunAsync(IWatchView view, ChannelReader<ConsoleKeyInfo>? keys, CancellationToken cancellation)
    {
        _files.Look(Files());
        await using var desk = new GradingDesk(settings, clock, exercises => _course.Writer.TryWrite(exercises));
        while (!cancellation.IsCancellationRequested && !PressKeys(keys, desk))
        {
            LookAtFiles(desk);
            LookForNames(desk);
            TakeCourse();
            TakeResults(desk);
            PrepareCurrent(desk);
            StartNext(desk);
            ShowBusy(desk);
            view.Show(model);
            await WaitAsync(desk, keys, cancellation).ConfigureAwait(false);
        }

        TellIfUnsaved();
    }

    // Until there is something to do, or it is time to look at the files.
    private async Task WaitAsync(GradingDesk desk, ChannelReader<ConsoleKeyInfo>? keys, CancellationToken cancellation)
    {
        if (_key.IsCompleted && keys is not null)
        {
            _key = keys.WaitToReadAsync(CancellationToken.None).AsTask();
        }

        Task[] key = keys is null ? [] : [_key];
        await Task.WhenAny([Task.Delay(s_look, cancellation), desk.Done, .. key]).ConfigureAwait(false);
    }

    private bool PressKeys(ChannelReader<ConsoleKeyInfo>? keys, GradingDesk desk)
    {
        while (keys is not null && keys.TryRead(out ConsoleKeyInfo key))
        {
            switch (WatchKeys.Press(model, key))
            {
                case WatchAction.Quit:
                    return true;
                case WatchAction.ShowSolution:
                    ShowSolution();
                    break;
                case WatchAction.Reset:
                    Reset(desk);
                    break;
            }

            TellIfUnsaved();
        }

        return false;
    }

    private IEnumerable<string> Files() => model.Lessons.SelectMany(lesson => new[] { lesson.Notebook.File, lesson.Notebook.Official }).Append(libraryPointer).Distinct();

    private void LookAtFiles(GradingDesk desk)
    {
        IReadOnlyList<string> changed = _files.Look(Files());
        foreach (LessonScores lesson in model.Lessons.ToArray())
        {
            bool isSaved = changed.Contains(lesson.Notebook.File);
            if (isSaved || changed.Contains(lesson.Notebook.Official) || changed.Contains(libraryPointer))
            {
                Read(lesson.Notebook, isSaved, desk);
            }
        }
    }

    private void Read(LearnerNotebook notebook, bool isSaved, GradingDesk desk)
    {
        model.Replace(LessonScores.Read(notebook, memory), isSaved);
        if (desk.Job is not { } job)
        {
            return;
        }

        // What is being graded is out of date, or in the way of what the learner waits for.
        LessonScores now = model.Lessons.First(lesson => lesson.Notebook.Official == notebook.Official);
        bool isSame = job.Lesson.Notebook == notebook;
        bool isStale = isSame && job.Lesson.Exercises.Any(exercise => job.Ids.Contains(exercise.Id) && now.Exercises.All(current => current.Answer.Key != exercise.Answer.Key));
        if (isStale || (isSaved && now.Ungraded().Except(job.Ids).Any()))
        {
            desk.Cancel();
        }
    }

    private void LookForNames(GradingDesk desk)
    {
        if (clock.GetElapsedTime(_lookedForNames) < s_lookForNames)
        {
            return;
        }

        _lookedForNames = clock.GetTimestamp();
        try
        {
            if (notebooks.HaveChanged())
            {
                FollowNames(notebooks.Find().Notebooks, desk);
            }
        }
        catch (Exception e) when (e is CannotRunException or IOException or UnauthorizedAccessException)
        {
            model.Tell(e.Message, Ink.Bad);
        }
    }

    private void FollowNames(IReadOnlyList<LearnerNotebook> found, GradingDesk desk)
    {
        foreach (LearnerNotebook notebook in found)
        {
            LearnerNotebook? known = model.Lessons.FirstOrDefault(lesson => lesson.Notebook.Official == notebook.Official)?.Notebook;
            if (known is null || (known != notebook && !File.Exists(known.File)))
            {
                _files.Look([notebook.File]);
                model.Tell(known is null ? $"{notebook.File} is there, and watched." : $"{known.File} is now {notebook.File}.");
                Read(notebook, isSaved: false, desk);
            }
        }
    }

    private void TakeCourse()
    {
        while (_course.Reader.TryRead(out IReadOnlyList<CourseExercise>? exercises))
        {
            model.Know(exercises);
        }
    }

    private void TakeResults(GradingDesk desk)
    {
        GradingJob? job = desk.Job;
        if (!desk.TryTake(out LessonScores? lesson))
        {
            return;
        }

        model.Grading(null, []);
        if (lesson is { Problem: not null })
        {
            model.Replace(lesson, isSaved: false);
        }
        else if (lesson is not null)
        {
            string seconds = Stopwatch.GetElapsedTime(job!.Start).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            model.Take([.. lesson.Exercises.Where(exercise => job.Ids.Contains(exercise.Id))], job.IsAsked, string.Create(CultureInfo.InvariantCulture, $"Graded at {clock.GetLocalNow():HH:mm:ss}, in {seconds} s."));
            TellIfUnsaved();
        }
    }

    // First what the learner looks at, alone, so that it waits for nothing; the others when the next process is ready.
    private void StartNext(GradingDesk desk)
    {
        if (desk.Job is not null)
        {
            return;
        }

        LessonScores current = model.CurrentLesson;
        if (current.Ungraded().Contains(model.CurrentId))
        {
            desk.Start(new GradingJob(current, [model.CurrentId], IsAsked: true));
        }
        else if (desk.IsReady(current.Notebook) && model.Lessons.Prepend(current).FirstOrDefault(lesson => lesson.Ungraded().Count > 0) is { } next)
        {
            desk.Start(new GradingJob(next, next.Ungraded(), IsAsked: false));
        }
    }

    private void PrepareCurrent(GradingDesk desk)
    {
        string id = model.CurrentId;
        if (_settled.Id != id)
        {
            bool isFirst = _settled.Id.Length == 0;
            _settled = (id, clock.GetTimestamp());
            if (!isFirst)
            {
                return;
            }
        }

        if (_prepared != id && desk.Job?.Lesson.Notebook != model.CurrentLesson.Notebook && (_prepared.Length == 0 || clock.GetElapsedTime(_settled.Since) >= s_settle))
        {
            _prepared = id;
            desk.Prepare(model.CurrentLesson.Notebook, id);
        }
    }

    private void ShowBusy(GradingDesk desk)
    {
        if (desk.Job is not { } job)
        {
            return;
        }

        double seconds = Math.Floor(Stopwatch.GetElapsedTime(job.Start).TotalSeconds);
        string time = seconds < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {seconds:0} s");
        string what = job.Ids is [var only] ? only : string.Create(CultureInfo.InvariantCulture, $"{job.Ids.Count} answers of {job.Lesson.Notebook.Name}");
        string text = $"Grading {what} ...{time}";
        if (model.Busy != text)
        {
            model.Grading(text, job.Ids);
        }
    }

    private void ShowSolution()
    {
        try
        {
            Cell solution = Notebook.Load(model.CurrentLesson.Notebook.Official).Cells
                .First(cell => ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header) && header.Id == model.CurrentId);
            model.ShowSolution(CodeOf(solution));
        }
        catch (NotebookFormatException e)
        {
            model.Say(LessonScores.ProblemOf(e), Ink.Bad);
        }
    }

    // What is documented above the method stands in the notebook as well; only the code is news.
    private static string CodeOf(Cell solution) => string.Join('\n', SolutionRegions.WithoutMarkers(solution).Split('\n')
        .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("// EXERCISE ", StringComparison.Ordinal)));

    private void Reset(GradingDesk desk)
    {
        LearnerNotebook notebook = model.CurrentLesson.Notebook;
        try
        {
            string copy = AnswerReset.Write(notebook.Official, notebook.File, model.CurrentId, clock);
            _files.Accept(notebook.File);
            Read(notebook, isSaved: false, desk);
            model.Tell($"The cell is blank again; the notebook as it was is {copy}. If your editor has it open, let it read the file again.");
        }
        catch (NotebookFormatException e)
        {
            model.Say(LessonScores.ProblemOf(e), Ink.Bad);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            model.Say($"{notebook.File}: the notebook cannot be written ({e.Message}); nothing was changed", Ink.Bad);
        }
    }

    private void TellIfUnsaved()
    {
        if (memory.Save() is { } problem)
        {
            model.Tell(problem, Ink.Bad);
        }
    }
}
