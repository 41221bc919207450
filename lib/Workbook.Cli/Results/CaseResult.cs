using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Results;

/// <summary>One thing that passes or fails: an exercise, a cell, a notebook as a whole, or the release.</summary>
/// <param name="Kind">"exercise", "cell", "notebook" or "release".</param>
/// <param name="Name">The exercise's id, the cell's number, or the notebook's name.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record CaseResult(string Kind, string Name, Outcome Outcome)
{
    /// <summary>The name a learner reads; of a cell its first line.</summary>
    public string Title { get; init; } = "";

    /// <summary>1-based number of the cell that it is about; 0 if it is about no single one.</summary>
    public int Cell { get; init; }

    /// <summary>Wall time in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Points for a full answer; 0 for what is no exercise.</summary>
    public double Points { get; init; }

    /// <summary>Points earned.</summary>
    public double Earned { get; init; }

    /// <summary>What went wrong, each with its place.</summary>
    public IReadOnlyList<CellError> Errors { get; init; } = [];

    /// <summary>What was printed and shown: by a cell all of it, by an exercise what it printed, of a notebook what its failed cells did.</summary>
    public IReadOnlyList<CellDisplay> Outputs { get; init; } = [];

    /// <summary>The feedback of an exercise as text.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>The check's own result; null if there is none.</summary>
    public CheckResult? Check { get; init; }
}
