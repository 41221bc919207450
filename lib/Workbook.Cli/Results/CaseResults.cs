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
        Seconds = run.Milliseconds / 1000,
        Points = run.Points,
        Earned = run.Earned,
        Errors = [.. run.Errors.Select(WithDisplayPath)],
        Feedback = run.Check?.Text ?? "",
        Check = run.Check,
    };

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
