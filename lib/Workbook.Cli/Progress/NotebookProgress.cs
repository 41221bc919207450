using System.Diagnostics;
using System.Globalization;
using Workbook.Cli.Results;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Progress;

/// <summary>How far one notebook is. Written by the thread that runs it, read by the one that draws.</summary>
/// <param name="name">The file's name without extension.</param>
internal sealed class NotebookProgress(string name)
{
    private long _start;
    private volatile string _state = "waiting";
    private volatile NotebookResult? _result;

    public string Name => name;

    /// <summary>The result; null before the end.</summary>
    public NotebookResult? Result => _result;

    /// <summary>What is being done, in a word or two.</summary>
    public string State => _state;

    public double Seconds => _result?.Seconds ?? (_start == 0 ? 0 : Stopwatch.GetElapsedTime(_start).TotalSeconds);

    public void Start()
    {
        _start = Stopwatch.GetTimestamp();
        _state = "starting";
    }

    public void Observe(HostEvent item) => _state = item switch
    {
        CellStarted cell => string.Create(CultureInfo.InvariantCulture, $"cell {cell.Cell}"),
        ExerciseStarted exercise => exercise.Id,
        _ => _state,
    };

    /// <summary>The notebook is done.</summary>
    public void Finish(NotebookResult result) => _result = result;
}
