using System.CommandLine;
using Workbook.Cli.Progress;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;

namespace Workbook.Cli.Commands;

/// <summary>The options <c>--format</c> and <c>--output</c>.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "Format of the result.",
        DefaultValueFactory = _ => ReportFormats.Text,
    };

    private readonly Option<string?> _output = new("--output") { Description = "Write the result to this file.", HelpName = "PATH" };

    private readonly IReadOnlyDictionary<string, IReport> _reports;

    /// <summary>The options of a command whose plain text is written by this report.</summary>
    public ReportOptions(IReport text)
    {
        _reports = ReportFormats.All(text);
        _format.AcceptOnlyFromAmong([.. _reports.Keys]);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_output);
    }

    /// <summary>What shows the progress: nothing when the standard output belongs to a report.</summary>
    public IProgressView View(ParseResult parsed, Screen screen, string command) =>
        !ShowsText(parsed) ? new NoView()
        : screen.IsTerminal ? new LiveTable(screen.Canvas(), command)
        : new PlainLines(screen.Output, command);

    /// <summary>Whether the standard output is for people.</summary>
    public bool ShowsText(ParseResult parsed) => parsed.GetValue(_format) == ReportFormats.Text || parsed.GetValue(_output) is not null;

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
        IReport report = _reports[parsed.GetValue(_format)!];
        if (parsed.GetValue(_output) is { } path)
        {
            WriteFile(path, report, result);
        }
        else if (!ShowsText(parsed))
        {
            report.Write(result, screen.Output);
        }
    }

    private static void WriteFile(string path, IReport report, CourseResult result)
    {
        try
        {
            using var file = new StreamWriter(path) { NewLine = "\n" };
            report.Write(result, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"{path}: the result cannot be written ({e.Message})", "give --output a file in a folder that exists");
        }
    }
}
