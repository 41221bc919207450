using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Results;

/// <summary>What became of one notebook.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="File">The file as messages show it.</param>
internal sealed record NotebookResult(string Name, string File)
{
    /// <summary>Number of its code cells; 0 where none are run.</summary>
    public int Cells { get; init; }

    /// <summary>Wall time in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What is counted.</summary>
    public IReadOnlyList<CaseResult> Cases { get; init; } = [];

    /// <summary>Things to know that belong to no case.</summary>
    public IReadOnlyList<CellError> Notes { get; init; } = [];

    public IEnumerable<CaseResult> Exercises => Cases.Where(item => item.Kind == "exercise");

    public int Count(Outcome outcome) => Cases.Count(item => item.Outcome == outcome);
}
