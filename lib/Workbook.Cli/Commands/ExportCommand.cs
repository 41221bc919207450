using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Exports;
using Workbook.Cli.Reports;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary><c>export FILE --to html</c> and <c>export --all --to html --output DIR</c>: a notebook with its outputs as a page.</summary>
internal static class ExportCommand
{
    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var file = new Argument<string?>("FILE") { Description = "A notebook.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Export every notebook of solutions/, with an index page." };
        var to = new Option<string>("--to") { Description = "The format: html, one page that needs no other file.", Required = true };
        to.AcceptOnlyFromAmong("html");
        var output = new Option<string?>("--output") { Description = "The file to write, beside the notebook's name if left out; with --all the folder.", HelpName = "PATH" };
        var run = new RunOptions();
        var command = new Command("export", "Run a notebook and write it with all its outputs.") { file, all, to, output };
        run.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(file) is not null) || (result.GetValue(all) && result.GetValue(output) is null))
            {
                result.AddError("export takes a FILE, or --all with --output DIR");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var export = new Exporter(screen, new RunRequest("") { Limits = run.Limits(parsed), Seed = run.Seed(parsed), Program = run.Program(parsed) });
            return parsed.GetValue(all)
                ? export.AllAsync(find().SolutionFiles(), parsed.GetValue(output)!, cancellation)
                : export.OneAsync(parsed.GetValue(file)!, parsed.GetValue(output), cancellation);
        });
        return command;
    }

    private sealed class Exporter(Screen screen, RunRequest request)
    {
        public async Task<int> OneAsync(string file, string? output, CancellationToken cancellation)
        {
            string path = output ?? Path.GetFileNameWithoutExtension(file) + ".html";
            (string html, _, bool ok) = await PageAsync(file, cancellation).ConfigureAwait(false);
            Write(path, html);
            return ok ? 0 : 1;
        }

        public async Task<int> AllAsync(IReadOnlyList<string> files, string folder, CancellationToken cancellation)
        {
            var pages = new List<(string File, string Html, string Title)>();
            bool allOk = true;
            foreach (string file in files)
            {
                (string html, string title, bool ok) = await PageAsync(file, cancellation).ConfigureAwait(false);
                pages.Add((Path.GetFileNameWithoutExtension(file) + ".html", html, title));
                allOk &= ok;
            }

            foreach ((string file, string html, _) in pages)
            {
                Write(Path.Combine(folder, file), html);
            }

            Write(Path.Combine(folder, "index.html"), HtmlExport.Index(pages.Select(page => (page.File, page.Title))));
            return allOk ? 0 : 1;
        }

        private async Task<(string Html, string Title, bool Ok)> PageAsync(string file, CancellationToken cancellation)
        {
            try
            {
                var notebook = Notebook.Load(file);
                NotebookRun run = await NotebookProcess.RunAsync(request with { Path = file }, cancellation: cancellation).ConfigureAwait(false);
                TextReport.WriteAll(run.Cells.SelectMany(cell => cell.Errors).Concat(run.Errors).Select(Results.CaseResults.WithDisplayPath), screen.Error);
                (string html, string title, IReadOnlyList<string> notes) = HtmlExport.Page(notebook, run);
                foreach (string note in notes)
                {
                    await screen.Error.WriteLineAsync($"{DisplayPath.Of(file)}: {note}").ConfigureAwait(false);
                }

                return (html, title, run.Ok);
            }
            catch (NotebookFormatException e)
            {
                throw new CannotRunException(NotebookProblem.From(e));
            }
        }

        // A draft is moved over the file, so that there is never half a page.
        private void Write(string path, string html)
        {
            string draft = path + "." + Path.GetRandomFileName();
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.WriteAllText(draft, html);
                File.Move(draft, path, overwrite: true);
                screen.Output.WriteLine(DisplayPath.Of(path) + ": written");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                File.Delete(draft);
                throw new CannotRunException($"{path}: the page cannot be written ({e.Message})", "give --output another place");
            }
        }
    }
}
