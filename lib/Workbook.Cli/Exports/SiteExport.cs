using System.Collections.Concurrent;
using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Exports;

/// <summary>Writes a page for each of many notebooks, several at once. One that is broken does not stop the others.</summary>
/// <param name="request">How notebooks are run.</param>
/// <param name="folder">Where the pages go.</param>
internal sealed class SiteExport(RunRequest request, string folder)
{
    private readonly ConcurrentDictionary<string, LessonPage> _pages = new(StringComparer.Ordinal);

    /// <summary>Runs a notebook and writes its page.</summary>
    public async Task<NotebookResult> ExportAsync(string file, NotebookProgress progress, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        try
        {
            Notebook notebook = Notebook.Load(file);
            NotebookRun run = await NotebookProcess.RunAsync(request with { Path = file }, progress.Observe, cancellation).ConfigureAwait(false);
            LessonPage page = _pages[file] = HtmlExport.Page(notebook, run);
            ExportedFile.Write(Path.Combine(folder, name + ".html"), page.Html);
            CellError[] errors = [.. run.Cells.SelectMany(cell => cell.Errors).Concat(run.Errors).Select(CaseResults.WithDisplayPath)];
            CellError[] notes = [.. page.Notes.Select(note => new CellError("note", file, 0, 0, "", note))];
            return new NotebookResult(name, file) { Cells = run.Cells.Count, Seconds = progress.Seconds, Notes = notes, Cases = [Case(name, run.Ok, errors)] };
        }
        catch (NotebookFormatException e)
        {
            return new NotebookResult(name, file) { Seconds = progress.Seconds, Cases = [Case(name, false, [CaseResults.ErrorOf(NotebookProblem.From(e))])] };
        }
    }

    /// <summary>Writes the page that leads to those written so far, in the order of these files.</summary>
    public void WriteIndex(IReadOnlyList<string> files) => ExportedFile.Write(
        Path.Combine(folder, "index.html"),
        IndexPage.Html([.. files.Where(_pages.ContainsKey).Select(file => (Path.GetFileNameWithoutExtension(file) + ".html", _pages[file]))]));

    private static CaseResult Case(string name, bool ok, IReadOnlyList<CellError> errors) =>
        new("page", name, ok ? Outcome.Passed : Outcome.Failed) { Errors = errors };
}
