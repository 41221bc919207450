using System.Diagnostics;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>A run in a child process, and the grading that may follow in the same process, or in others if that dies.</summary>
internal sealed class RunSession(RunRequest request, RunRecorder recorder, GradingSession? grading, Action<HostEvent>? observer)
{
    private readonly GradingAttempt? _attempt = grading?.NewAttempt();
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan? _runTime;

    /// <summary>Runs and grades.</summary>
    public async Task<NotebookRun> RunAsync(CancellationToken cancellation)
    {
        HostExit exit = await HostChild.RunAsync(request, Observe, cancellation).ConfigureAwait(false);
        bool diedRunning = _runTime is null && !exit.Completed;
        if (diedRunning)
        {
            recorder.Fail(exit.Failure!);
        }

        _runTime ??= Stopwatch.GetElapsedTime(_start);
        NotebookRun run = recorder.Result(_runTime.Value.TotalMilliseconds);
        return grading is null ? run : run with { Grading = await GradeAsync(grading, diedRunning ? null : exit, cancellation).ConfigureAwait(false) };
    }

    private async Task<GradingRun> GradeAsync(GradingSession session, HostExit? exit, CancellationToken cancellation)
    {
        if (exit is not null)
        {
            await session.AbsorbAsync(_attempt!, exit, cancellation).ConfigureAwait(false);
        }

        return await session.FinishAsync(cancellation).ConfigureAwait(false);
    }

    private void Observe(HostEvent item)
    {
        observer?.Invoke(item);
        if (item is GradingStarted)
        {
            _runTime = Stopwatch.GetElapsedTime(_start);
        }

        if (_runTime is null)
        {
            recorder.Observe(item);
        }
        else
        {
            _attempt?.Observe(item);
        }
    }
}
