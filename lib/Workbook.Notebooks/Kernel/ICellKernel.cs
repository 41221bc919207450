using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Kernel;

/// <summary>Executes cells, each going on from a state; several cells may go on from the same one.</summary>
public interface ICellKernel
{
    /// <summary>What it is, for people.</summary>
    string Name { get; }

    /// <summary>Runs a cell.</summary>
    /// <param name="state">Where to go on from.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Takes outputs and errors in order.</param>
    Task<CellOutcome> RunAsync(KernelState state, CellSource cell, CellOutput output);

    /// <summary>The error for an exception that no cell caught, with its place in a cell if there is one.</summary>
    CellError Locate(Exception exception);
}
