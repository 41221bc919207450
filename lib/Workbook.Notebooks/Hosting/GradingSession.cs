using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>
/// Grades the exercises of a notebook in as many child processes as it takes. When a child dies, the guilty exercise
/// gets the message and a new child goes on with the rest. In a child that has graded other exercises before, the guilty
/// one may be an earlier one that left a thread behind; then the stack decides, or grading the current one again alone.
/// </summary>
internal sealed class GradingSession
{
    private readonly GradingPlan _plan;
    private readonly GradeRequest _request;
    private readonly Action<HostEvent> _observer;
    private readonly HostService _host;
    private readonly List<string> _remaining;
    private readonly Dictionary<string, ExerciseRun> _results = new(StringComparer.Ordinal);
    private CellError? _stopped;

    /// <summary>Prepares a session.</summary>
    /// <param name="plan">Both notebooks.</param>
    /// <param name="request">What to grade.</param>
    /// <param name="observer">Takes the events of all children.</param>
    /// <param name="host">Serves a request in a child that has graded nothing before; null for a new one each time.</param>
    public GradingSession(GradingPlan plan, GradeRequest request, Action<HostEvent> observer, HostService? host = null)
    {
        _host = host ?? HostChild.RunAsync;
        _plan = plan;
        _request = request;
        _observer = observer;
        _remaining = [.. plan.Exercises.Select(e => e.Id).Where(id => request.Exercises?.Contains(id) ?? true)];
    }

    /// <summary>Notes for an attempt of this session.</summary>
    public GradingAttempt NewAttempt() => new(_plan.Exercises);

    /// <summary>Grades what is left and returns the result of all.</summary>
    public async Task<GradingRun> FinishAsync(CancellationToken cancellation)
    {
        while (_remaining.Count > 0)
        {
            (GradingAttempt attempt, HostExit exit) = await TryAsync(_remaining, cancellation).ConfigureAwait(false);
            await AbsorbAsync(attempt, exit, cancellation).ConfigureAwait(false);
        }

        return new GradingRun(Path.GetFullPath(_request.Official), Path.GetFullPath(_request.Learner))
        {
            Exercises = [.. _plan.Exercises.Where(e => _results.ContainsKey(e.Id)).Select(e => _results[e.Id])],
            Notes = _plan.Notes,
            Stopped = _stopped,
        };
    }

    /// <summary>Takes the results of a child, and finds out which exercise is to blame if it died.</summary>
    public async Task AbsorbAsync(GradingAttempt attempt, HostExit exit, CancellationToken cancellation)
    {
        foreach (ExerciseRun finished in attempt.Finished)
        {
            Settle(finished);
        }

        if (attempt.Stopped is { } stopped)
        {
            Stop(attempt, stopped);
        }
        else if (exit.Failure is { } failure)
        {
            await BlameAsync(attempt, exit, failure, cancellation).ConfigureAwait(false);
        }
        else if (_remaining.Count > 0)
        {
            Stop(attempt, new CellError("process", "", 0, 0, "", "the host ended without grading all exercises"));
        }
    }

    private async Task BlameAsync(GradingAttempt attempt, HostExit exit, CellError failure, CancellationToken cancellation)
    {
        string? located = Owner(exit.Crash);
        bool earlier = attempt.Finished.Any(run => run.Id == located);
        if (attempt.Current is null && attempt.Finished.Count == 0)
        {
            Stop(attempt, failure);
        }
        else if (earlier || attempt.Current is null)
        {
            Charge(attempt, earlier ? located! : attempt.Finished[^1].Id, failure);
        }
        else if (attempt.Finished.Count == 0 || located == attempt.Current)
        {
            Settle(attempt.Fail(failure));
        }
        else
        {
            await RetryAloneAsync(attempt, failure, cancellation).ConfigureAwait(false);
        }
    }

    private async Task RetryAloneAsync(GradingAttempt attempt, CellError failure, CancellationToken cancellation)
    {
        (GradingAttempt alone, HostExit exit) = await TryAsync([attempt.Current!], cancellation).ConfigureAwait(false);
        if (alone.Finished is [var survived])
        {
            Settle(survived);
            Charge(attempt, attempt.Finished[^1].Id, failure);
        }
        else
        {
            Settle(alone.Current is null ? attempt.Fail(failure) : alone.Fail(exit.Failure ?? failure));
        }
    }

    private async Task<(GradingAttempt Attempt, HostExit Exit)> TryAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        GradingAttempt attempt = NewAttempt();
        HostExit exit = await _host(_request with { Exercises = [.. ids] }, Observe, cancellation).ConfigureAwait(false);
        return (attempt, exit);

        void Observe(HostEvent item)
        {
            attempt.Observe(item);
            _observer(item);
        }
    }

    private void Settle(ExerciseRun run)
    {
        _results[run.Id] = run;
        _remaining.Remove(run.Id);
    }

    private void Charge(GradingAttempt attempt, string id, CellError failure)
    {
        CellError error = attempt.AtAnswer(id, failure) with { Message = "what this exercise left running ended the process later: " + failure.Message };
        _results[id] = _results[id] with { State = "error", Earned = 0, Check = null, Errors = [error] };
    }

    private void Stop(GradingAttempt attempt, CellError error)
    {
        _stopped = error;
        foreach (string id in _remaining.ToList())
        {
            Settle(attempt.Blank(id) with { Errors = [error] });
        }
    }

    private string? Owner(CellError? crash) => crash is null ? null : _plan.Exercises.FirstOrDefault(exercise =>
        exercise.Answer is { } answer && answer.File == crash.File && answer.Number == crash.Cell)?.Id;
}

/// <summary>Serves a request in a child process.</summary>
/// <param name="request">What to do.</param>
/// <param name="onEvent">Takes the events in order, one at a time.</param>
/// <param name="cancellation">Ends the process.</param>
internal delegate Task<HostExit> HostService(GradeRequest request, Action<HostEvent> onEvent, CancellationToken cancellation);
