using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Reports;

/// <summary>A validation or grading as plain text for people; the last line has the totals.</summary>
internal sealed class TextReport : IReport
{
    public void Write(CourseResult result, TextWriter output)
    {
        output.WriteLine(result.Environment);
        var lines = new NotebookLines(result.Command, result.Notebooks.Select(notebook => notebook.Name));
        output.WriteLine(lines.Head());
        foreach (NotebookResult notebook in result.Notebooks)
        {
            output.WriteLine(lines.Line(notebook));
        }

        WriteErrors(result, output);
        WriteScores(result, output);
        output.WriteLine(result.Totals());
    }

    /// <summary>All that is wrong and belongs to standard error: for a grading only what is not the learner's answer.</summary>
    public static void WriteErrors(CourseResult result, TextWriter output)
    {
        foreach (NotebookResult notebook in result.Notebooks)
        {
            WriteAll(notebook.Notes, output);
            foreach (CaseResult item in notebook.Cases.Where(item => item.Outcome == Outcome.Failed && (result.Command != "grade" || item.Kind != "exercise")))
            {
                WriteFailure(notebook, item, output);
            }
        }
    }

    /// <summary>For a grading: points of each exercise, and the feedback of those that failed.</summary>
    public static void WriteScores(CourseResult result, TextWriter output)
    {
        if (result.Command != "grade")
        {
            return;
        }

        int width = result.Notebooks.SelectMany(notebook => notebook.Exercises).Select(item => item.Name.Length).DefaultIfEmpty().Max();
        foreach (NotebookResult notebook in result.Notebooks.Where(notebook => notebook.Exercises.Any()))
        {
            output.WriteLine();
            output.WriteLine(notebook.File);
            foreach (CaseResult item in notebook.Exercises)
            {
                output.WriteLine($"  {item.Name.PadRight(width)}  {Column.Points(item.Earned, item.Points),9}  {Word(item.Outcome)}");
            }
        }

        foreach (NotebookResult notebook in result.Notebooks)
        {
            foreach (CaseResult item in notebook.Exercises.Where(item => item.Outcome == Outcome.Failed))
            {
                WriteFeedback(notebook, item, output);
            }
        }

        output.WriteLine();
        output.WriteLine("points: " + Column.Points(result.Earned, result.Points));
    }

    private static void WriteFeedback(NotebookResult notebook, CaseResult item, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{notebook.Name}, {item.Name}{(item.Title.Length > 0 && item.Title != item.Name ? ": " + item.Title : "")}");
        WriteAll(item.Errors, output, "  ");
        WriteIndented(item.Feedback, output);
    }

    private static void WriteFailure(NotebookResult notebook, CaseResult item, TextWriter output)
    {
        if (item.Kind == "exercise")
        {
            output.WriteLine($"{notebook.File}: the solution of the exercise '{item.Name}' earns {Column.Points(item.Earned, item.Points)} points; mend the solution or its check");
        }

        WriteAll(item.Errors, output);
        WriteIndented(item.Feedback, output);
    }

    /// <summary>Errors, each followed by the line that it is about.</summary>
    public static void WriteAll(IEnumerable<CellError> errors, TextWriter output, string indentation = "")
    {
        foreach (CellError error in errors)
        {
            output.WriteLine(indentation + error);
            WriteIndented(error.Text, output, indentation + "    ");
        }
    }

    private static void WriteIndented(string text, TextWriter output, string indentation = "  ")
    {
        foreach (string line in text.Split('\n').Where(_ => text.Length > 0))
        {
            output.WriteLine((indentation + line.TrimEnd('\r')).TrimEnd());
        }
    }

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        _ => "not answered",
    };
}
