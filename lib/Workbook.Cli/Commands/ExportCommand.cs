using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Exports;
using Workbook.Cli.Reports;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary><c>export FILE --to html|ipynb</c> and <c>export --all --to html --output DIR</c>: a notebook with its outputs as a page or a Jupyter notebook.</summary>
internal static class ExportCommand
{
    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var file = new Argument<string?>("FILE") { Description = "A notebook.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Export every notebook of solutions/, with an index page." };
        var to = new Option<string>("--to") { Description = "The format: html, one page that needs no other file, or ipynb, a Jupyter notebook.", Required = true };
        to.AcceptOnlyFromAmong("html", "ipynb");
        var output = new Option<string?>("--output") { Description = "The file to write, if left out the notebook's name with the format's extension in the current folder; with --all the folder.", HelpName = "PATH" };
        var run = new RunOptions();
        var command = new Command("export", "Run a notebook and write it with all its outputs.") { file, all, to, output };
        run.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(file) is not null) || (result.GetValue(all) && result.GetValue(output) is null))
            {
                result.AddError("export takes a FILE, or --all with --output DIR");
            }
            else if (result.GetValue(all) && result.GetValue(to) != "html")
            {
                result.AddError("--all writes pages only; give it --to html");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var export = new Exporter(screen, new RunRequest("") { Limits = run.Limits(parsed), Seed = run.Seed(parsed), Program = run.Program(parsed) });
            return parsed.GetValue(all)
                ? export.AllAsync(find().SolutionFiles(), parsed.GetValue(output)!, cancellation)
                : export.OneAsync(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(output), cancellation);
        });
        return command;
    }

    private sealed class Exporter(Screen screen, RunRequest request)
    {
        public async Task<int> OneAsync(string file, string format, string? output, CancellationToken cancellation)
        {
            string path = output ?? Path.GetFileNameWithoutExtension(file) + "." + format;
            if (Path.GetFullPath(path) == Path.GetFullPath(file))
            {
                throw new CannotRunException($"{path}: this is the notebook itself", "give --output another file");
            }

            (Notebook notebook, NotebookRun run) = await RunAsync(file, cancellation).ConfigureAwait(false);
            Write(path, format == "html" ? PageOf(file, notebook, run).Html : IpynbExport.Text(notebook, run));
            return run.Ok ? 0 : 1;
        }

        public async Task<int> AllAsync(IReadOnlyList<string> files, string folder, CancellationToken cancellation)
        {
            var pages = new List<(string File, string Html, string Title)>();
            bool allOk = true;
            foreach (string file in files)
            {
                (Notebook notebook, NotebookRun run) = await RunAsync(file, cancellation).ConfigureAwait(false);
                (string html, string title) = PageOf(file, notebook, run);
                pages.Add((Path.GetFileNameWithoutExtension(file) + ".html", html, title));
                allOk &= run.Ok;
            }

            foreach ((string file, string html, _) in pages)
            {
                Write(Path.Combine(folder, file), html);
            }

            Write(Path.Combine(folder, "index.html"), HtmlExport.Index(pages.Select(page => (page.File, page.Title))));
            return allOk ? 0 : 1;
        }

        private async Task<(Notebook Notebook, NotebookRun Run)> RunAsync(string file, CancellationToken cancellation)
        {
            try
            {
                var notebook = Notebook.Load(file);
                NotebookRun run = await NotebookProcess.RunAsync(request with { Path = file }, cancellation: cancellation).ConfigureAwait(false);
                TextReport.WriteAll(run.Cells.SelectMany(cell => cell.Errors).Concat(run.Errors).Select(Results.CaseResults.WithDisplayPath), screen.Error);
                return (notebook, run);
            }
            catch (NotebookFormatException e)
            {
                throw new CannotRunException(NotebookProblem.From(e));
            }
        }

        private (string Html, string Title) PageOf(string file, Notebook notebook, NotebookRun run)
        {
            (string html, string title, IReadOnlyList<string> notes) = HtmlExport.Page(notebook, run);
            foreach (string note in notes)
            {
                screen.Error.WriteLine($"{DisplayPath.Of(file)}: {note}");
            }

            return (html, title);
        }

        // A draft is moved over the file, so that there is never half a file.
        private void Write(string path, string text)
        {
            string draft = path + "." + Path.GetRandomFileName();
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.WriteAllText(draft, text);
                File.Move(draft, path, overwrite: true);
                screen.Output.WriteLine(DisplayPath.Of(path) + ": written");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                File.Delete(draft);
                throw new CannotRunException($"{path}: the file cannot be written ({e.Message})", "give --output another place");
            }
        }
    }
}
