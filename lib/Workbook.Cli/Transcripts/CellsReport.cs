using System.Globalization;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Transcripts;

/// <summary>A run as plain text: below a heading for each cell what it printed and showed, and its errors; the last line has the totals.</summary>
internal sealed class CellsReport : IReport
{
    public void Write(CourseResult result, TextWriter output)
    {
        foreach (CaseResult item in Cases(result).Where(item => item.Outcome != Outcome.NotRun))
        {
            WriteHeading(item, output);
            foreach (CellDisplay display in item.Outputs)
            {
                string text = display.Data.GetValueOrDefault(MimeTypes.PlainText, "");
                output.Write(text.EndsWith('\n') || text.Length == 0 ? text : text + "\n");
            }

            TextReport.WriteAll(item.Errors, output);
        }

        output.WriteLine(result.Totals());
    }

    /// <summary>All errors.</summary>
    public static void WriteErrors(CourseResult result, TextWriter output) => TextReport.WriteAll(Cases(result).SelectMany(item => item.Errors), output);

    private static void WriteHeading(CaseResult item, TextWriter output)
    {
        if (item.Kind == "cell")
        {
            output.WriteLine(CellHeading.Of(int.Parse(item.Name, CultureInfo.InvariantCulture), item.Title));
        }
    }

    private static IEnumerable<CaseResult> Cases(CourseResult result) => result.Notebooks.SelectMany(notebook => notebook.Cases);
}
