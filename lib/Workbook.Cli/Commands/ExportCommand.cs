using System.CommandLine;
using System.CommandLine.Parsing;
using Workbook.Cli.Courses;
using Workbook.Cli.Exports;
using Workbook.Cli.Progress;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary><c>export FILE --to html|ipynb|cs</c> and <c>export --all --to html --output DIR</c>: a notebook with its outputs as a page or a Jupyter notebook, or as a program.</summary>
internal static class ExportCommand
{
    private const string Name = "export";

    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var file = new Argument<string?>("FILE") { Description = "A notebook.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Export every notebook of solutions/, with an index page." };
        var to = new Option<string>("--to") { Description = "The format: html, one page that needs no other file; ipynb, a Jupyter notebook; cs, a program for dotnet run.", Required = true };
        to.AcceptOnlyFromAmong("html", "ipynb", "cs");
        var output = new Option<string?>("--output") { Description = "The file to write, if left out the notebook's name with the format's extension in the current folder; with --all the folder.", HelpName = "PATH" };
        var run = new RunOptions();
        var command = new Command(Name, "Write a notebook with all its outputs, or as a program.") { file, all, to, output };
        run.AddTo(command);
        run.AddJobsTo(command);
        command.Validators.Add(result => Refuse(result, result.GetValue(file), result.GetValue(all), result.GetValue(to), result.GetValue(output)));
        command.SetAction((parsed, cancellation) => parsed.GetValue(all)
            ? AllAsync(screen, find(), parsed, run, parsed.GetValue(output)!, cancellation)
            : OneAsync(screen, find, parsed, run, parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(output), cancellation));
        return command;
    }

    private static void Refuse(CommandResult result, string? file, bool all, string? format, string? output)
    {
        if (all == (file is not null) || (all && output is null))
        {
            result.AddError("export takes a FILE, or --all with --output DIR");
        }
        else if (all && format != "html")
        {
            result.AddError("--all writes pages only; give it --to html");
        }
    }

    private static Task<int> OneAsync(Screen screen, Func<CourseFolder> find, ParseResult parsed, RunOptions run, string file, string format, string? output, CancellationToken cancellation)
    {
        string path = output ?? Path.GetFileNameWithoutExtension(file) + "." + format;
        var exporter = new NotebookExporter(screen, new RunRequest(file) { Limits = run.Limits(parsed), Seed = run.Seed(parsed), Program = run.Program(parsed) });
        return format == "cs"
            ? Task.FromResult(exporter.AsProgram(file, path, find()))
            : exporter.WithOutputsAsync(file, format, path, cancellation);
    }

    private static async Task<int> AllAsync(Screen screen, CourseFolder course, ParseResult parsed, RunOptions run, string folder, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = course.SolutionFiles();
        var site = new SiteExport(new RunRequest("") { Limits = run.Limits(parsed, files.Count), Seed = run.Seed(parsed), Program = run.Program(parsed) }, folder);
        IProgressView view = screen.IsTerminal ? new LiveTable(screen.Canvas(), Name) : new PlainLines(screen.Output, Name);
        IReadOnlyList<NotebookResult> results = await NotebookQueue.RunAsync(
            [.. files.Select(file => (Path.GetFileNameWithoutExtension(file), file))], run.Jobs(parsed), view, site.ExportAsync, cancellation).ConfigureAwait(false);
        site.WriteIndex(files);
        var result = new CourseResult(Name, RunEnvironment.ReadIfBuilt(() => course, null), results);
        await screen.Output.FlushAsync(cancellation).ConfigureAwait(false);
        TextReport.WriteErrors(result, screen.Error);
        await screen.Output.WriteLineAsync($"{DisplayPath.Of(Path.Combine(folder, "index.html"))}: {result.Totals()}").ConfigureAwait(false);
        return result.ExitCode;
    }
}
