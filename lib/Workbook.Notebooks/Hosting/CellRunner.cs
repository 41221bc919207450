using System.Diagnostics;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Runs single cells in this process and sends what they do.</summary>
internal sealed class CellRunner(ICellKernel kernel, Action<HostEvent> send, long outputLimit)
{
    /// <summary>Sends an event to the parent.</summary>
    public void Send(HostEvent item) => send(item);

    /// <summary>Runs a cell: its start, outputs, errors and end are sent.</summary>
    public async Task<CellOutcome> RunAsync(KernelState state, CellSource cell)
    {
        (CellOutcome outcome, _) = await RunRecordedAsync(state, cell, error => error).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Runs a cell and returns its outputs as well; its errors are sent as <paramref name="explain"/> puts them, each once.</summary>
    public async Task<(CellOutcome Outcome, IReadOnlyList<OutputProduced> Outputs)> RunRecordedAsync(
        KernelState state, CellSource cell, Func<CellError, CellError> explain)
    {
        send(new CellStarted(cell.File, cell.Number, cell.Cell.Kernel));
        long start = Stopwatch.GetTimestamp();
        HashSet<string> said = [];
        (CellOutcome outcome, IReadOnlyList<OutputProduced> outputs) = await ExecuteAsync(state, cell, Forward).ConfigureAwait(false);
        send(new CellEnded(cell.File, cell.Number, outcome.Ok, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        return (outcome, outputs);

        void Forward(HostEvent item)
        {
            HostEvent explained = item is ErrorProduced produced ? new ErrorProduced(explain(produced.Error)) : item;
            if (explained is not ErrorProduced { Error: var error } || said.Add(error.ToString()))
            {
                send(explained);
            }
        }
    }

    /// <summary>Runs a cell of which nothing is sent; its outputs are returned.</summary>
    public Task<(CellOutcome Outcome, IReadOnlyList<OutputProduced> Outputs)> RunQuietlyAsync(KernelState state, CellSource cell) =>
        ExecuteAsync(state, cell, _ => { });

    private async Task<(CellOutcome Outcome, IReadOnlyList<OutputProduced> Outputs)> ExecuteAsync(
        KernelState state, CellSource cell, Action<HostEvent> forward)
    {
        List<OutputProduced> outputs = [];
        using var output = new CellOutput(Record, outputLimit);

        // On the thread pool, so that the cell has the stack that it has in other kernels.
        CellOutcome outcome = await Task.Run(() => kernel.RunAsync(state, cell, output)).ConfigureAwait(false);
        return (outcome, outputs);

        void Record(HostEvent item)
        {
            if (item is OutputProduced { Stream: null } shown)
            {
                outputs.Add(shown);
            }

            forward(item);
        }
    }
}
