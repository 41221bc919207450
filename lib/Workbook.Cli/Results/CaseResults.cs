using System.Globalization;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Results;

/// <summary>Makes cases of what the host process and the rules say.</summary>
internal static class CaseResults
{
    public static CaseResult Of(ExerciseRun run) => new("exercise", run.Id, OutcomeOf(run))
    {
        Title = run.Title,
        Cell = run.Cell,
        Seconds = run.Milliseconds / 1000,
        Points = run.Points,
        Earned = run.Earned,
        Errors = [.. run.Errors.Select(WithDisplayPath)],
        Outputs = [.. run.Outputs.Where(output => output.Stream is not null)],
        Feedback = run.Check?.Text ?? "",
        Check = run.Check,
    };

    /// <summary>The case of an exercise with its own solution, which may not be without an answer.</summary>
    public static CaseResult OfSolution(ExerciseRun run)
    {
        CaseResult item = Of(run);
        return item.Outcome == Outcome.Unanswered ? item with { Outcome = Outcome.Failed } : item;
    }

    /// <summary>The case of a cell.</summary>
    /// <param name="run">What became of it.</param>
    /// <param name="file">The document, for a failure that does not say where it was.</param>
    /// <param name="title">The cell's first line.</param>
    public static CaseResult Of(CellRun run, string file, string title)
    {
        Outcome outcome = !run.Ran ? Outcome.NotRun : run.Ok ? Outcome.Passed : Outcome.Failed;
        IEnumerable<CellError> unsaid = outcome == Outcome.Failed && run.Errors.Count == 0 ? [Unsaid(run, file)] : [];
        return new CaseResult("cell", run.Cell.ToString(CultureInfo.InvariantCulture), outcome)
        {
            Title = title,
            Cell = run.Cell,
            Seconds = run.Milliseconds / 1000,
            Errors = [.. run.Errors.Select(WithDisplayPath), .. unsaid],
            Outputs = run.Outputs,
        };
    }

    /// <summary>The error of a cell that has none and yet did not run to its end.</summary>
    public static CellError Unsaid(CellRun run, string file) =>
        new("process", file, run.Cell, 0, "", run.Ran ? "the cell failed without saying why" : "the cell was not run");

    public static CellError WithDisplayPath(CellError error) =>
        error.File.Length == 0 ? error : error with { File = DisplayPath.Of(error.File) };

    public static CellError ErrorOf(NotebookProblem problem) =>
        new("rule", problem.File, problem.Cell, problem.Line, "", problem.What + "; " + problem.Remedy);

    // A full score is every point, not only the word of the check.
    private static Outcome OutcomeOf(ExerciseRun run) => run.State switch
    {
        "passed" when run.Earned >= run.Points => Outcome.Passed,
        "unanswered" => Outcome.Unanswered,
        _ => Outcome.Failed,
    };
}
