using System.ComponentModel;
using System.Diagnostics;
using Workbook.Cli.Grading;
using Workbook.Cli.Scores;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Watching;

/// <summary>Answers of one notebook that are graded together.</summary>
/// <param name="Lesson">The notebook as it was read.</param>
/// <param name="Ids">The exercises whose answers are graded.</param>
/// <param name="IsAsked">Whether the learner waits for it.</param>
internal sealed record GradingJob(LessonScores Lesson, IReadOnlyList<string> Ids, bool IsAsked)
{
    public long Start { get; } = Stopwatch.GetTimestamp();
}

/// <summary>
/// Grades one notebook at a time. For those that the learner works on, a process is kept ready: for two, because people go
/// back and forth, and no more, because each takes memory.
/// </summary>
internal sealed class GradingDesk(GradeRequest settings, TimeProvider clock, Action<IReadOnlyList<CourseExercise>> courseKnown) : IAsyncDisposable
{
    private const int ReadyNotebooks = 2;

    private readonly List<(LearnerNotebook Notebook, PreparedGrader Grader)> _graders = [];
    private readonly List<Task> _leaving = [];
    private CancellationTokenSource? _cancellation;
    private Task<LessonScores?>? _running;

    /// <summary>What is being graded; null for nothing.</summary>
    public GradingJob? Job { get; private set; }

    /// <summary>Completes when what is being graded is done; never while nothing is.</summary>
    public Task Done => _running ?? Task.Delay(Timeout.Infinite);

    /// <summary>Gets a process ready for an exercise, unless its notebook is being graded: then one is, afterwards.</summary>
    public void Prepare(LearnerNotebook notebook, string exercise)
    {
        if (Job?.Lesson.Notebook != notebook)
        {
            GraderOf(notebook).Prepare(exercise);
        }
    }

    /// <summary>Whether the notebook's process is ready.</summary>
    public bool IsReady(LearnerNotebook notebook) => GraderOf(notebook).ReadyAsync().IsCompleted;

    /// <summary>Begins to grade; nothing else may be running.</summary>
    public void Start(GradingJob job)
    {
        Job = job;
        _cancellation = new CancellationTokenSource();
        _running = GradeAsync(job, _cancellation.Token);
    }

    /// <summary>Ends what is being graded, without a result.</summary>
    public void Cancel() => _cancellation?.Cancel();

    /// <summary>Whether a grading has come to its end; then the lesson with its results, or with its problem; null if it was cancelled.</summary>
    public bool TryTake(out LessonScores? outcome)
    {
        outcome = null;
        if (_running is not { IsCompleted: true })
        {
            return false;
        }

        outcome = _running.GetAwaiter().GetResult();
        _cancellation?.Dispose();
        (_running, _cancellation, Job) = (null, null, null);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        Cancel();
        if (_running is not null)
        {
            await _running.ConfigureAwait(false);
        }

        await Task.WhenAll([.. _graders.Select(pair => pair.Grader.DisposeAsync().AsTask()), .. _leaving]).ConfigureAwait(false);
        _cancellation?.Dispose();
    }

    private async Task<LessonScores?> GradeAsync(GradingJob job, CancellationToken cancellation)
    {
        try
        {
            LearnerNotebook notebook = job.Lesson.Notebook;
            GradingRun run = job.IsAsked
                ? await GraderOf(notebook).GradeAsync(job.Ids, settings.Seed, null, cancellation).ConfigureAwait(false)
                : await NotebookProcess.GradeAsync(Request(notebook) with { Exercises = job.Ids }, null, cancellation).ConfigureAwait(false);
            return job.Lesson.After(run, clock.GetLocalNow());
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (NotebookFormatException e)
        {
            return job.Lesson with { Problem = LessonScores.ProblemOf(e) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or Win32Exception)
        {
            return job.Lesson with { Problem = e.Message };
        }
    }

    private GradeRequest Request(LearnerNotebook notebook) => settings with { Official = notebook.Official, Learner = notebook.File };

    private PreparedGrader GraderOf(LearnerNotebook notebook)
    {
        int index = _graders.FindIndex(pair => pair.Notebook == notebook);
        PreparedGrader grader = index >= 0 ? _graders[index].Grader : new PreparedGrader(Request(notebook)) { CourseKnown = courseKnown };
        if (index >= 0)
        {
            _graders.RemoveAt(index);
        }

        _graders.Insert(0, (notebook, grader));
        foreach ((LearnerNotebook Notebook, PreparedGrader Grader) old in _graders.Skip(ReadyNotebooks).Where(pair => pair.Notebook != Job?.Lesson.Notebook).ToArray())
        {
            _graders.Remove(old);
            _leaving.RemoveAll(task => task.IsCompletedSuccessfully);
            _leaving.Add(old.Grader.DisposeAsync().AsTask());
        }

        return grader;
    }
}
