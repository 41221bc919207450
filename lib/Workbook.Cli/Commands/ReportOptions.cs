using System.CommandLine;
using Workbook.Cli.Progress;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;

namespace Workbook.Cli.Commands;

/// <summary>The options <c>--format</c> and <c>--output</c> of a command whose result is a <see cref="CourseResult"/>.</summary>
internal sealed class ReportOptions
{
    private readonly IReadOnlyDictionary<string, IReport> _reports;
    private readonly FileOptions _destination;

    /// <summary>The options of a command whose plain text is written by this report.</summary>
    public ReportOptions(IReport text)
    {
        _reports = ReportFormats.All(text);
        _destination = new FileOptions(_reports.Keys);
    }

    public void AddTo(Command command) => _destination.AddTo(command);

    /// <summary>What shows the progress: nothing when the standard output belongs to a report.</summary>
    public IProgressView View(ParseResult parsed, Screen screen, string command) =>
        !ShowsText(parsed) ? new NoView()
        : screen.IsTerminal ? new LiveTable(screen.Canvas(), command)
        : new PlainLines(screen.Output, command);

    /// <summary>Whether the standard output is for people.</summary>
    public bool ShowsText(ParseResult parsed) => _destination.ShowsText(parsed);

    /// <summary>Writes the result: what the progress has not shown yet, and the report where it should go.</summary>
    public void Write(ParseResult parsed, Screen screen, CourseResult result)
    {
        screen.Output.Flush();
        TextReport.WriteErrors(result, screen.Error);
        if (ShowsText(parsed))
        {
            TextReport.WriteScores(result, screen.Output);
            screen.Output.WriteLine(result.Totals());
        }

        WriteReport(parsed, screen, result);
    }

    /// <summary>Writes the report where it should go; nothing if it is the text that the screen has shown.</summary>
    public void WriteReport(ParseResult parsed, Screen screen, CourseResult result)
    {
        if (_destination.NamesFile(parsed) || !ShowsText(parsed))
        {
            _destination.Write(parsed, screen.Output, output => _reports[_destination.Format(parsed)].Write(result, output));
        }
    }
}
