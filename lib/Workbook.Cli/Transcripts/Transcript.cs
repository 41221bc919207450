using Spectre.Console;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Transcripts;

/// <summary>
/// Prints what a notebook prints and shows, while it runs. What is on the screen cannot be replaced: a display that its
/// cell updates is printed when it is shown, and once more, as it is then, at the cell's end.
/// </summary>
internal sealed class Transcript(Notebook notebook, Screen screen)
{
    private readonly OrderedDictionary<string, string> _updated = new(StringComparer.Ordinal);
    private readonly HashSet<CellError> _said = new(ReferenceEqualityComparer.Instance);
    private bool _midLine;

    /// <summary>Prints an event as it comes.</summary>
    public void Observe(HostEvent item)
    {
        switch (item)
        {
            case CellStarted started:
                WriteHeading(CellHeading.Of(started.Cell, CellHeading.Title(notebook, started.Cell)));
                break;
            case OutputProduced { Update: true, DisplayId: { } id } update:
                _updated[id] = TextOf(update);
                break;
            case OutputProduced { Stream: "stderr" } printed:
                EndLine();
                screen.Error.Write(TextOf(printed));
                break;
            case OutputProduced { Stream: not null } printed:
                Write(TextOf(printed));
                break;
            case OutputProduced shown:
                WriteLine(TextOf(shown));
                break;
            case ErrorProduced error:
                WriteError(error.Error);
                break;
            case CellEnded:
                WriteUpdated();
                break;
        }
    }

    /// <summary>Prints what the process could not tell any more, and the totals.</summary>
    public void Finish(NotebookRun run, CourseResult result)
    {
        WriteUpdated();
        foreach (CellError error in run.Cells.SelectMany(cell => cell.Errors).Concat(run.Errors).Where(error => !_said.Contains(error)))
        {
            WriteError(error);
        }

        WriteLine(result.Totals());
    }

    private static string TextOf(OutputProduced output) => output.Data.GetValueOrDefault(MimeTypes.PlainText, "");

    private void WriteHeading(string heading)
    {
        EndLine();
        if (screen.IsTerminal)
        {
            screen.Canvas().Write(new Text(heading + "\n", new Style(decoration: Decoration.Dim)));
        }
        else
        {
            screen.Output.WriteLine(heading);
        }
    }

    private void WriteUpdated()
    {
        foreach (string text in _updated.Values)
        {
            WriteLine(text);
        }

        _updated.Clear();
    }

    private void WriteError(CellError error)
    {
        _said.Add(error);
        EndLine();
        screen.Output.Flush();
        TextReport.WriteAll([CaseResults.WithDisplayPath(error)], screen.Error);
    }

    private void WriteLine(string text)
    {
        EndLine();
        Write(text);
        EndLine();
    }

    private void Write(string text)
    {
        screen.Output.Write(text);
        _midLine = text.Length > 0 ? text[^1] != '\n' : _midLine;
    }

    private void EndLine()
    {
        if (_midLine)
        {
            screen.Output.WriteLine();
            _midLine = false;
        }
    }
}
