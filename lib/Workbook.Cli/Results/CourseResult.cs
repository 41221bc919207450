using System.Globalization;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Results;

/// <summary>What a command found out. Every report, whatever its format, is written from this.</summary>
/// <param name="Command">"validate", "grade" or "run".</param>
/// <param name="Environment">What it depends on.</param>
/// <param name="Notebooks">In the order of the course.</param>
internal sealed record CourseResult(string Command, RunEnvironment Environment, IReadOnlyList<NotebookResult> Notebooks)
{
    public double Points => Notebooks.SelectMany(notebook => notebook.Cases).Sum(item => item.Points);

    public double Earned => Notebooks.SelectMany(notebook => notebook.Cases).Sum(item => item.Earned);

    /// <summary>0 when every case passed, else 1.</summary>
    public int ExitCode => Notebooks.SelectMany(notebook => notebook.Cases).All(item => item.Outcome == Outcome.Passed) ? 0 : 1;

    public int Count(Outcome outcome) => Notebooks.Sum(notebook => notebook.Count(outcome));

    /// <summary>The last line of a report.</summary>
    public string Totals()
    {
        string both = string.Create(CultureInfo.InvariantCulture, $"{Count(Outcome.Passed)} passed, {Count(Outcome.Failed)} failed");
        string unanswered = string.Create(CultureInfo.InvariantCulture, $", {Count(Outcome.Unanswered)} not answered");
        string notRun = string.Create(CultureInfo.InvariantCulture, $", {Count(Outcome.NotRun)} not run");
        return both + (Command == "grade" ? unanswered : "") + (Count(Outcome.NotRun) > 0 ? notRun : "");
    }
}
