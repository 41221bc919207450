using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Something that a cell printed or shows, after all updates.</summary>
/// <param name="Data">The text by MIME type.</param>
/// <param name="DisplayId">Names it for updates; null for what cannot be updated.</param>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c> for printed text, null for values.</param>
public sealed record CellDisplay(IReadOnlyDictionary<string, string> Data, string? DisplayId, string? Stream);

/// <summary>What became of one code cell.</summary>
/// <param name="Cell">1-based number over all cells of the document.</param>
/// <param name="Kernel">The cell's kernel.</param>
public sealed record CellRun(int Cell, string Kernel)
{
    /// <summary>Whether it was started; no cell is after one that ended the process.</summary>
    public bool Ran { get; init; }

    /// <summary>Whether it ran to its end without any error.</summary>
    public bool Ok { get; init; }

    /// <summary>Wall time, compilation included; 0 if it did not come to an end.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Its outputs in order.</summary>
    public IReadOnlyList<CellDisplay> Outputs { get; init; } = [];

    /// <summary>Its errors in order.</summary>
    public IReadOnlyList<CellError> Errors { get; init; } = [];
}

/// <summary>What became of a notebook.</summary>
/// <param name="Path">Full path of the document.</param>
public sealed record NotebookRun(string Path)
{
    /// <summary>All code cells in order; prose is left out.</summary>
    public IReadOnlyList<CellRun> Cells { get; init; } = [];

    /// <summary>Errors that belong to no cell: the process did not start, or ended between cells.</summary>
    public IReadOnlyList<CellError> Errors { get; init; } = [];

    /// <summary>The kernel and runtime that ran it; null if the process did not come that far.</summary>
    public Hello? Host { get; init; }

    /// <summary>The exercises, if the request asked for them.</summary>
    public GradingRun? Grading { get; init; }

    /// <summary>Wall time of the run, process start included, grading left out.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Whether all cells ran without error. Says nothing about the exercises.</summary>
    public bool Ok => Errors.Count == 0 && Cells.All(cell => cell.Ok);
}
