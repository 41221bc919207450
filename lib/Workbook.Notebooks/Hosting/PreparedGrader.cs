using System.ComponentModel;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>
/// Grades one learner's notebook again and again, and fast: a child process waits that has run the set-up cells, and has
/// rehearsed an exercise with its official solution, so that all code is loaded and compiled. As soon as an answer has run
/// in a process, that process is replaced, so that each grading is like the first. Not for use from several threads at once.
/// </summary>
public sealed class PreparedGrader : IAsyncDisposable
{
    private readonly GradeRequest _request;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly List<Task> _retiring = [];
    private Task<PreparedChild?> _prepared = Task.FromResult<PreparedChild?>(null);
    private string? _rehearsal;

    /// <summary>Makes a grader; nothing is started yet.</summary>
    /// <param name="request">Both notebooks, limits and program.</param>
    public PreparedGrader(GradeRequest request) => _request = request with
    {
        Official = Path.GetFullPath(request.Official),
        Learner = Path.GetFullPath(request.Learner),
    };

    /// <summary>Called with the exercises that the library knows, whenever a process has told them; on any thread.</summary>
    public Action<IReadOnlyList<CourseExercise>>? CourseKnown { get; init; }

    /// <summary>Gets a process ready in the background, rehearsed for an exercise.</summary>
    /// <param name="exercise">The exercise that is probably next; null for none.</param>
    public void Prepare(string? exercise)
    {
        _rehearsal = exercise;
        Task<PreparedChild?> before = _prepared;
        _prepared = Task.Run(() => PrepareAsync(before, exercise));
    }

    /// <summary>Waits for what <see cref="Prepare"/> has begun.</summary>
    public Task ReadyAsync() => _prepared;

    /// <summary>Grades exercises of the notebook as it is now, then gets the next process ready.</summary>
    /// <param name="exercises">Their ids.</param>
    /// <param name="seed">Seed of the checks' random inputs; null lets each check draw its own.</param>
    /// <param name="observer">Takes the events as they come; null for none.</param>
    /// <param name="cancellation">Ends the grading and its process.</param>
    /// <exception cref="NotebookFormatException">One of the notebooks is missing or broken.</exception>
    /// <exception cref="ArgumentException">An exercise is not of the official notebook.</exception>
    /// <exception cref="FileNotFoundException">The host's program is not complete; build the solution.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<GradingRun> GradeAsync(
        IReadOnlyList<string> exercises, long? seed = null, Action<HostEvent>? observer = null, CancellationToken cancellation = default)
    {
        using var scratch = new ScratchFolder(_request.ScratchFolder);
        GradeRequest full = NotebookProcess.Full(_request with { Exercises = exercises, Seed = seed }, scratch);
        try
        {
            return await NotebookProcess.Session(full, observer, ServeAsync).FinishAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Prepare(_rehearsal ?? exercises.FirstOrDefault());
        }
    }

    /// <summary>Ends the processes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        Retire(await _prepared.ConfigureAwait(false));
        await Task.WhenAll(_retiring.ToArray()).ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task<PreparedChild?> PrepareAsync(Task<PreparedChild?> before, string? exercise)
    {
        PreparedChild? prepared = await before.ConfigureAwait(false);
        if (exercise != _rehearsal || _end.IsCancellationRequested)
        {
            // Something else is wanted by now, and waits for this to end.
            return prepared;
        }

        try
        {
            prepared = Valid(prepared, AnswerSheet.Read(_request.Official, _request.Official).OfficialKey);
            return prepared is not null && prepared.Rehearsed == exercise ? prepared : await RehearseAsync(prepared, exercise).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotebookFormatException or FileNotFoundException or Win32Exception or OperationCanceledException)
        {
            // Whoever grades is told.
            return null;
        }
    }

    private PreparedChild? Valid(PreparedChild? prepared, string officialKey)
    {
        if (prepared is null || (prepared.OfficialKey == officialKey && prepared.Child.IsAlive))
        {
            return prepared;
        }

        Retire(prepared);
        return null;
    }

    private async Task<PreparedChild?> RehearseAsync(PreparedChild? prepared, string? exercise)
    {
        string officialKey = prepared?.OfficialKey ?? AnswerSheet.Read(_request.Official, _request.Official).OfficialKey;
        HostChild child = prepared?.Child ?? HostChild.Start(_request);
        var next = new PreparedChild(child, officialKey, exercise);
        bool stopped = false;
        try
        {
            GradeRequest rehearsal = _request with { Learner = _request.Official, Exercises = exercise is null ? [] : [exercise] };
            HostExit exit = await child.AskAsync(rehearsal, isLast: false, Note, _end.Token).ConfigureAwait(false);
            stopped |= !exit.Completed;
        }
        catch (OperationCanceledException)
        {
            stopped = true;
        }

        if (stopped)
        {
            Retire(next);
        }

        return stopped ? null : next;

        void Note(HostEvent item)
        {
            stopped |= item is GradingStopped;
            if (item is CourseDescribed course)
            {
                CourseKnown?.Invoke(course.Exercises);
            }
        }
    }

    private async Task<HostExit> ServeAsync(GradeRequest request, Action<HostEvent> onEvent, CancellationToken cancellation)
    {
        string officialKey = AnswerSheet.Read(_request.Official, _request.Official).OfficialKey;
        PreparedChild? prepared = Valid(await _prepared.WaitAsync(cancellation).ConfigureAwait(false), officialKey);
        _prepared = Task.FromResult<PreparedChild?>(null);
        if (prepared is null)
        {
            return await HostChild.RunAsync(request, onEvent, cancellation).ConfigureAwait(false);
        }

        bool ran = true;
        try
        {
            bool answerRan = false;
            HostExit exit = await prepared.Child.AskAsync(request, isLast: false, Note, cancellation).ConfigureAwait(false);
            ran = answerRan || !exit.Completed;
            return exit;

            void Note(HostEvent item)
            {
                answerRan |= item is CellEnded { Ok: true } ended ? ended.File == request.Learner : item is ErrorProduced { Error.Kind: not ("compile" or "notebook") };
                onEvent(item);
            }
        }
        finally
        {
            // What only failed to compile has changed nothing.
            if (ran)
            {
                Retire(prepared);
            }
            else
            {
                _prepared = KeepAsync(_prepared, prepared);
            }
        }
    }

    // Another may have been made ready meanwhile.
    private async Task<PreparedChild?> KeepAsync(Task<PreparedChild?> other, PreparedChild prepared)
    {
        if (await other.ConfigureAwait(false) is not { } newer)
        {
            return prepared;
        }

        Retire(prepared);
        return newer;
    }

    private void Retire(PreparedChild? prepared)
    {
        if (prepared is null)
        {
            return;
        }

        Task end = prepared.Child.DisposeAsync().AsTask();
        lock (_lock)
        {
            _retiring.RemoveAll(task => task.IsCompletedSuccessfully);
            _retiring.Add(end);
        }
    }

    /// <summary>A process that waits.</summary>
    /// <param name="Child">The process.</param>
    /// <param name="OfficialKey">What it has run.</param>
    /// <param name="Rehearsed">The exercise that it has rehearsed; null for none.</param>
    private sealed record PreparedChild(HostChild Child, string OfficialKey, string? Rehearsed);
}
