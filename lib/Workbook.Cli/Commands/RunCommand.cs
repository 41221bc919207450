using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Cli.Transcripts;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary><c>run FILE</c>: executes one notebook and prints what it shows.</summary>
internal static class RunCommand
{
    private const string Name = "run";

    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var file = new Argument<string>("FILE") { Description = "A notebook: .dib, .ipynb, .csx, .cs and what else has cells." };
        var run = new RunOptions();
        var report = new ReportOptions(new CellsReport());
        var command = new Command(Name, "Run one notebook and print its outputs as text.") { file };
        run.AddTo(command);
        report.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(screen, find, parsed, DisplayPath.Of(parsed.GetRequiredValue(file)), run, report, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, Func<CourseFolder> find, ParseResult parsed, string file, RunOptions run, ReportOptions report, CancellationToken cancellation)
    {
        Notebook notebook = Load(file);
        var environment = RunEnvironment.ReadIfBuilt(find, run.Seed(parsed));
        Transcript? transcript = report.ShowsText(parsed) ? new Transcript(notebook, screen) : null;
        NotebookRun outcome = await NotebookProcess.RunAsync(
            new RunRequest(file) { Limits = run.Limits(parsed), Seed = environment.Seed, Program = run.Program(parsed) },
            item => transcript?.Observe(item), cancellation).ConfigureAwait(false);
        var result = new CourseResult(Name, environment, [CellResults.Of(notebook, file, outcome)]);
        if (transcript is null)
        {
            CellsReport.WriteErrors(result, screen.Error);
        }
        else
        {
            transcript.Finish(outcome, result);
        }

        report.WriteReport(parsed, screen, result);
        return result.ExitCode;
    }

    private static Notebook Load(string file)
    {
        try
        {
            return Notebook.Load(file);
        }
        catch (NotebookFormatException e)
        {
            throw new CannotRunException(NotebookProblem.From(e));
        }
    }
}
