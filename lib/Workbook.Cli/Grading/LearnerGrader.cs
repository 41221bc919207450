using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Grading;

/// <summary>Grades one learner's notebook.</summary>
internal sealed class LearnerGrader(HostLimits limits, long seed, string? program)
{
    public async Task<NotebookResult> GradeAsync(LearnerNotebook notebook, NotebookProgress progress, CancellationToken cancellation)
    {
        try
        {
            GradingRun run = await NotebookProcess.GradeAsync(
                new GradeRequest(notebook.Official, notebook.File) { Limits = limits, Seed = seed, Program = program }, progress.Observe, cancellation).ConfigureAwait(false);
            return new NotebookResult(notebook.Name, notebook.File)
            {
                Seconds = progress.Seconds,
                Cases = [.. run.Exercises.Select(CaseResults.Of)],
                Notes = [.. run.Notes.Select(CaseResults.WithDisplayPath)],
            };
        }
        catch (NotebookFormatException e)
        {
            return Unreadable(notebook, e, progress.Seconds);
        }
    }

    // The file costs all its points, and the notebook itself counts as failed, so that one without exercises does too.
    private static NotebookResult Unreadable(LearnerNotebook notebook, NotebookFormatException e, double seconds)
    {
        CellError error = CaseResults.ErrorOf(NotebookProblem.From(e));
        return new NotebookResult(notebook.Name, notebook.File)
        {
            Seconds = seconds,
            Cases = [new CaseResult("notebook", notebook.Name, Outcome.Failed) { Errors = [error] }, .. LostExercises(notebook.Official)],
        };
    }

    private static IEnumerable<CaseResult> LostExercises(string official)
    {
        foreach (Cell cell in Notebook.Load(official).Cells)
        {
            if (ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header))
            {
                yield return new CaseResult("exercise", header.Id, Outcome.Failed) { Points = header.Points, Feedback = "The notebook cannot be read." };
            }
        }
    }
}
