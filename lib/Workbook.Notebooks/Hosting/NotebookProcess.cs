using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>
/// Runs and grades notebooks in child processes. A child that exceeds a limit is ended with all that it has started;
/// the results say what happened. This guards against accidents; it is not a sandbox against an attacker.
/// </summary>
public static class NotebookProcess
{
    /// <summary>Runs all cells of a notebook in one process, and grades its exercises afterwards if the request says so.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="observer">Takes the events as they come, one at a time; null for none.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <exception cref="NotebookFormatException">The notebook is missing or broken.</exception>
    /// <exception cref="FileNotFoundException">The host's program is not complete; build the solution.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no child is left.</exception>
    public static async Task<NotebookRun> RunAsync(RunRequest request, Action<HostEvent>? observer = null, CancellationToken cancellation = default)
    {
        string path = Path.GetFullPath(request.Path);
        using var scratch = new ScratchFolder(request.ScratchFolder);
        RunRequest full = request with { Path = path, ScratchFolder = scratch.FullPath };
        GradingSession? grading = request.Grade ? Session(GradeRequestOf(full), observer) : null;
        var session = new RunSession(full, new RunRecorder(path, CodeCells(path)), grading, observer);
        return await session.RunAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Grades a learner's notebook, each exercise in isolation.</summary>
    /// <param name="request">What to grade.</param>
    /// <param name="observer">Takes the events as they come, one at a time, of one child after the other if one of them dies; null for none.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <exception cref="NotebookFormatException">One of the notebooks is missing or broken.</exception>
    /// <exception cref="ArgumentException">The request names an exercise that the official notebook does not have.</exception>
    /// <exception cref="FileNotFoundException">The host's program is not complete; build the solution.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no child is left.</exception>
    public static async Task<GradingRun> GradeAsync(GradeRequest request, Action<HostEvent>? observer = null, CancellationToken cancellation = default)
    {
        using var scratch = new ScratchFolder(request.ScratchFolder);
        return await Session(Full(request, scratch), observer).FinishAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The request with full paths and a scratch folder.</summary>
    internal static GradeRequest Full(GradeRequest request, ScratchFolder scratch) => request with
    {
        Official = Path.GetFullPath(request.Official),
        Learner = Path.GetFullPath(request.Learner),
        ScratchFolder = scratch.FullPath,
    };

    /// <summary>A session for a request with full paths.</summary>
    /// <exception cref="NotebookFormatException">One of the notebooks is missing or broken.</exception>
    /// <exception cref="ArgumentException">The request names an exercise that the official notebook does not have.</exception>
    internal static GradingSession Session(GradeRequest request, Action<HostEvent>? observer, HostService? host = null)
    {
        GradingPlan plan = GradingPlan.Load(request.Official, request.Learner);
        List<string> known = [.. plan.Exercises.Select(exercise => exercise.Id)];
        string? unknown = request.Exercises?.FirstOrDefault(id => !known.Contains(id));
        return unknown is null
            ? new GradingSession(plan, request, observer ?? (_ => { }), host)
            : throw new ArgumentException($"{request.Official} has no exercise '{unknown}'; it has {string.Join(", ", known)}.", nameof(request));
    }

    private static GradeRequest GradeRequestOf(RunRequest request) => new(request.Path, request.Path)
    {
        Limits = request.Limits,
        Seed = request.Seed,
        ScratchFolder = request.ScratchFolder,
        Program = request.Program,
    };

    private static List<CellSource> CodeCells(string path) =>
        [.. CellSource.AllOf(Notebook.Load(path)).Where(cell => !cell.Cell.IsMarkdown)];
}
