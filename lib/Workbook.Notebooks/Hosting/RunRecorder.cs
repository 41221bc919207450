using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Makes the result of a run from its events.</summary>
internal sealed class RunRecorder(string path, IReadOnlyList<CellSource> cells)
{
    private readonly List<CellRun> _finished = [];
    private readonly Dictionary<int, OutputRecorder> _outputs = [];
    private readonly List<CellError> _lost = [];
    private List<CellError> _errors = [];
    private CellStarted? _running;
    private int _last;
    private Hello? _host;

    /// <summary>Takes note of an event of the run.</summary>
    public void Observe(HostEvent item)
    {
        switch (item)
        {
            case Hello hello:
                _host = hello;
                break;
            case CellStarted started:
                (_running, _last, _errors) = (started, started.Cell, []);
                _outputs[started.Cell] = new OutputRecorder();
                break;
            case OutputProduced output:
                Add(output);
                break;
            case ErrorProduced error:
                _errors.Add(error.Error);
                break;
            case CellEnded ended:
                Finish(ended.Ok, ended.Milliseconds);
                break;
        }
    }

    /// <summary>The child ended before it was done.</summary>
    public void Fail(CellError failure)
    {
        if (_running is null)
        {
            _lost.Add(failure);
            return;
        }

        _errors.Add(failure);
        Finish(ok: false, 0);
    }

    /// <summary>The result; cells that were not reached are there, as not run.</summary>
    public NotebookRun Result(double milliseconds) => new(path)
    {
        Cells =
        [
            .. _finished.Select(cell => cell with { Outputs = _outputs[cell.Cell].Displays }),
            .. cells.Where(cell => cell.Number > _last).Select(cell => new CellRun(cell.Number, cell.Cell.Kernel)),
        ],
        Errors = _lost,
        Host = _host,
        Milliseconds = milliseconds,
    };

    private void Add(OutputProduced output)
    {
        if (output.Update)
        {
            // The display may belong to an earlier cell.
            _ = _outputs.Values.Any(recorder => recorder.Update(output));
        }
        else if (_outputs.TryGetValue(_last, out OutputRecorder? recorder))
        {
            recorder.Add(output);
        }
    }

    private void Finish(bool ok, double milliseconds)
    {
        _finished.Add(new CellRun(_running!.Cell, _running.Kernel) { Ran = true, Ok = ok, Milliseconds = milliseconds, Errors = _errors });
        _running = null;
    }
}
