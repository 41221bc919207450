using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Runs all cells of a notebook in this process.</summary>
internal static class NotebookRunner
{
    /// <summary>Runs the cells in order; prose is skipped. A failed cell stops the run only if the request says so.</summary>
    public static async Task RunAsync(CellRunner runner, RunRequest request)
    {
        KernelState state = KernelState.Empty;
        foreach (CellSource cell in CellSource.AllOf(Notebook.Load(request.Path)).Where(c => !c.Cell.IsMarkdown))
        {
            CellOutcome outcome = await runner.RunAsync(state, cell).ConfigureAwait(false);
            state = outcome.State;
            if (!outcome.Ok && request.StopAtFailure)
            {
                return;
            }
        }
    }
}
