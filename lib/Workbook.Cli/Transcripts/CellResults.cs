using Workbook.Cli.Courses;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;

namespace Workbook.Cli.Transcripts;

/// <summary>Makes the result of a run: each code cell is a case, and so is the process if it failed between cells.</summary>
internal static class CellResults
{
    /// <summary>The result.</summary>
    /// <param name="notebook">What was run.</param>
    /// <param name="file">Its file as messages show it.</param>
    /// <param name="run">What became of it.</param>
    public static NotebookResult Of(Notebook notebook, string file, NotebookRun run)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        IEnumerable<CaseResult> lost = run.Errors.Count == 0
            ? []
            : [new CaseResult("notebook", name, Outcome.Failed) { Errors = [.. run.Errors.Select(CaseResults.WithDisplayPath)] }];
        return new NotebookResult(name, file)
        {
            Cells = run.Cells.Count(cell => cell.Ran),
            Seconds = run.Milliseconds / 1000,
            Cases = [.. run.Cells.Select(cell => CaseResults.Of(cell, file, CellHeading.Title(notebook, cell.Cell))), .. lost],
        };
    }
}
