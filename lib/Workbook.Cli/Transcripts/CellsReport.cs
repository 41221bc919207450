using Workbook.Cli.Reports;
using Workbook.Cli.Results;

namespace Workbook.Cli.Transcripts;

/// <summary>A run as plain text: below a heading for each cell what it printed and showed, and its errors; the last line has the totals.</summary>
internal sealed class CellsReport : IReport
{
    public void Write(CourseResult result, TextWriter output)
    {
        foreach (CaseResult item in Cases(result).Where(item => item.Outcome != Outcome.NotRun))
        {
            if (item.Kind == "cell")
            {
                output.WriteLine(CaseText.Name(item));
            }

            output.Write(CaseText.Lines(item.Outputs));
            TextReport.WriteAll(item.Errors, output);
        }

        output.WriteLine(result.Totals());
    }

    /// <summary>All errors.</summary>
    public static void WriteErrors(CourseResult result, TextWriter output) => TextReport.WriteAll(Cases(result).SelectMany(item => item.Errors), output);

    private static IEnumerable<CaseResult> Cases(CourseResult result) => result.Notebooks.SelectMany(notebook => notebook.Cases);
}
