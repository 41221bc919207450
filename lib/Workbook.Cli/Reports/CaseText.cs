using System.Globalization;
using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Cli.Transcripts;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Reports;

/// <summary>What formats of test results say of a case.</summary>
internal static class CaseText
{
    /// <summary>Its name in a list of tests.</summary>
    public static string Name(CaseResult item) => item.Kind switch
    {
        "cell" => CellHeading.Of(item.Cell, item.Title),
        "notebook" => item.Name + ": all cells",
        _ => item.Name,
    };

    /// <summary>Why it did not pass, in a line with its place: the first error, or the score.</summary>
    public static string Message(NotebookResult notebook, CaseResult item) => item switch
    {
        { Errors: [var first, ..] } => first.ToString(),
        { Outcome: Outcome.NotRun } => At(notebook, item, "the cell was not run"),
        { Outcome: Outcome.Unanswered } => At(notebook, item, "no answer yet"),
        { Kind: "exercise" } => At(notebook, item, Column.Points(item.Earned, item.Points) + " points"),
        _ => At(notebook, item, "failed"),
    };

    /// <summary>All of its errors, each with its place and line, and the feedback.</summary>
    public static string Details(CaseResult item)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        TextReport.WriteAll(item.Errors, text);
        text.Write(item.Feedback);
        return text.ToString().TrimEnd();
    }

    /// <summary>What it printed and showed.</summary>
    public static string Output(CaseResult item) => Lines(item.Outputs.Where(output => output.Stream != "stderr"));

    /// <summary>What it printed on standard error.</summary>
    public static string ErrorOutput(CaseResult item) => Lines(item.Outputs.Where(output => output.Stream == "stderr"));

    /// <summary>The plain text of outputs, each ending its last line.</summary>
    public static string Lines(IEnumerable<CellDisplay> outputs) =>
        string.Concat(outputs.Select(output => output.Data.GetValueOrDefault(MimeTypes.PlainText, "")).Select(text => text.EndsWith('\n') || text.Length == 0 ? text : text + "\n"));

    private static string At(NotebookResult notebook, CaseResult item, string message) => new CellError("", notebook.File, item.Cell, Math.Min(item.Cell, 1), "", message).ToString();
}
