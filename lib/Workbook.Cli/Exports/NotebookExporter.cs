using Workbook.Cli.Courses;
using Workbook.Cli.Exports.FileApps;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Exports;

/// <summary>Writes one notebook in another format.</summary>
/// <param name="screen">Where it says what it does.</param>
/// <param name="request">How notebooks are run.</param>
internal sealed class NotebookExporter(Screen screen, RunRequest request)
{
    /// <summary>Runs a notebook and writes it with its outputs; returns the exit code.</summary>
    /// <param name="file">The notebook.</param>
    /// <param name="format"><c>html</c> or <c>ipynb</c>.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> WithOutputsAsync(string file, string format, string path, CancellationToken cancellation)
    {
        Notebook notebook = Load(file, path);
        NotebookRun run = await NotebookProcess.RunAsync(request with { Path = file }, cancellation: cancellation).ConfigureAwait(false);
        TextReport.WriteAll(run.Cells.SelectMany(cell => cell.Errors).Concat(run.Errors).Select(CaseResults.WithDisplayPath), screen.Error);
        if (format == "ipynb")
        {
            Write(path, IpynbExport.Text(notebook, run));
        }
        else
        {
            LessonPage page = HtmlExport.Page(notebook, run);
            foreach (string note in page.Notes)
            {
                await screen.Error.WriteLineAsync($"{DisplayPath.Of(file)}: {note}").ConfigureAwait(false);
            }

            Write(path, page.Html);
        }

        return run.Ok ? 0 : 1;
    }

    /// <summary>Writes a notebook as a program, without running it; returns the exit code.</summary>
    /// <param name="file">The notebook.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="course">The course whose library the program uses.</param>
    public int AsProgram(string file, string path, CourseFolder course)
    {
        Notebook notebook = Load(file, path);
        (string text, IReadOnlyList<NotebookProblem> problems) = FileAppExport.Text(notebook, LibraryPointer.Read(course), path, course);
        foreach (NotebookProblem problem in problems)
        {
            screen.Error.WriteLine(problem);
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        Write(path, text);
        return 0;
    }

    private void Write(string path, string text)
    {
        ExportedFile.Write(path, text);
        screen.Output.WriteLine(DisplayPath.Of(path) + ": written");
    }

    private static Notebook Load(string file, string path)
    {
        if (Path.GetFullPath(path) == Path.GetFullPath(file))
        {
            throw new CannotRunException($"{path}: this is the notebook itself", "give --output another file");
        }

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
