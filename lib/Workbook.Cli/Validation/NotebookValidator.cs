using System.Globalization;
using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Validation;

/// <summary>Proves one authored notebook: its rules, all its cells, and each exercise with its own solution.</summary>
internal sealed class NotebookValidator(HostLimits limits, long seed, string? program)
{
    /// <summary>Validates a notebook.</summary>
    /// <param name="file">The file as messages show it.</param>
    /// <param name="problems">What is known to be wrong with it already.</param>
    /// <param name="progress">Takes the progress.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<NotebookResult> ValidateAsync(string file, IEnumerable<NotebookProblem> problems, NotebookProgress progress, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        try
        {
            Notebook notebook = Notebook.Load(file);
            IEnumerable<NotebookProblem> broken = CourseRules.Check(notebook).Union(problems);
            NotebookRun run = await NotebookProcess.RunAsync(
                new RunRequest(file) { Grade = true, Limits = limits, Seed = seed, Program = program }, progress.Observe, cancellation).ConfigureAwait(false);
            CellError[] errors = [.. broken.Select(CaseResults.ErrorOf), .. ErrorsOf(run), .. WrongPoints(notebook, file, run)];
            return new NotebookResult(name, file)
            {
                Cells = run.Cells.Count,
                Seconds = progress.Seconds,
                Cases = [WholeNotebook(name, errors, run.Milliseconds) with { Outputs = FailedOutputs(run) }, .. (run.Grading?.Exercises ?? []).Select(CaseResults.OfSolution)],
            };
        }
        catch (NotebookFormatException e)
        {
            CellError[] errors = [CaseResults.ErrorOf(NotebookProblem.From(e))];
            return new NotebookResult(name, file) { Seconds = progress.Seconds, Cases = [WholeNotebook(name, errors, 0)] };
        }
    }

    private static CaseResult WholeNotebook(string name, IReadOnlyList<CellError> errors, double milliseconds) =>
        new("notebook", name, errors.Count == 0 ? Outcome.Passed : Outcome.Failed) { Errors = errors, Seconds = milliseconds / 1000 };

    // What a cell printed before it failed often tells why.
    private static IReadOnlyList<CellDisplay> FailedOutputs(NotebookRun run) => [.. run.Cells.Where(cell => !cell.Ok).SelectMany(cell => cell.Outputs)];

    private static List<CellError> ErrorsOf(NotebookRun run)
    {
        IEnumerable<CellError> stopped = run.Grading?.Stopped is { } error ? [error] : [];
        List<CellError> errors = [.. run.Cells.SelectMany(cell => cell.Errors), .. run.Errors, .. run.Grading?.Notes ?? [], .. stopped];
        if (errors.Count == 0 && run.Cells.FirstOrDefault(cell => !cell.Ok) is { } cell)
        {
            errors.Add(CaseResults.Unsaid(cell, run.Path));
        }

        return [.. errors.Select(CaseResults.WithDisplayPath)];
    }

    // The header is what a learner reads, the library is what counts.
    private static IEnumerable<CellError> WrongPoints(Notebook notebook, string file, NotebookRun run)
    {
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            if (ExerciseCells.TryReadHeader(notebook.Cells[i], out ExerciseHeader? header)
                && run.Grading?.Exercises.FirstOrDefault(exercise => exercise.Id == header.Id) is { } graded
                && graded.Points != header.Points)
            {
                yield return new CellError("rule", file, i + 1, 1, "", string.Create(CultureInfo.InvariantCulture,
                    $"the header gives {header.Points} points, the check {graded.Points}; make them the same"));
            }
        }
    }
}
