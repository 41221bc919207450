using Workbook.Cli.Results;

namespace Workbook.Cli.Reports;

/// <summary>
/// One JSON object. <c>command</c>; <c>exitCode</c>; <c>environment</c>: <c>stack</c>, <c>engine</c>, <c>runtime</c>,
/// <c>seed</c>; <c>passed</c>, <c>failed</c>, <c>unanswered</c>, <c>notRun</c>: numbers of cases; <c>earned</c> and
/// <c>points</c>; <c>notebooks</c>: each <c>name</c>, <c>file</c>, <c>cells</c> (code cells run), <c>seconds</c>,
/// <c>notes</c> (errors that belong to no case), <c>cases</c>. A case: <c>kind</c> (exercise, cell, notebook, release),
/// <c>name</c> (of a cell its number), <c>outcome</c> (passed, failed, unanswered, notRun), <c>title</c>,
/// <c>cell</c> (from 1, 0 for none), <c>seconds</c>, <c>points</c>, <c>earned</c>, <c>feedback</c>, <c>errors</c>,
/// <c>outputs</c>, and for exercises <c>check</c>, what the check said, null if it said nothing. An output: <c>data</c> (text by MIME type),
/// <c>displayId</c>, <c>stream</c> (stdout or stderr for printed text, null for values).
/// An error: <c>kind</c>, <c>file</c>, <c>cell</c> and <c>line</c> (from 1, 0 for unknown), <c>text</c> of that line,
/// <c>message</c>, <c>code</c>, <c>frames</c>. Members may be added, none will be renamed.
/// </summary>
internal sealed class JsonReport : IReport
{
    public void Write(CourseResult result, TextWriter output)
    {
        var document = new
        {
            result.Command,
            result.ExitCode,
            result.Environment,
            Passed = result.Count(Outcome.Passed),
            Failed = result.Count(Outcome.Failed),
            Unanswered = result.Count(Outcome.Unanswered),
            NotRun = result.Count(Outcome.NotRun),
            result.Earned,
            result.Points,
            Notebooks = result.Notebooks.Select(notebook => new
            {
                notebook.Name,
                notebook.File,
                notebook.Cells,
                notebook.Seconds,
                notebook.Notes,
                notebook.Cases,
            }),
        };
        JsonText.Write(document, output);
    }
}
