using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Kernel;

/// <summary>What a cell left behind.</summary>
/// <param name="State">The state to go on from; after an exception with what was declared before it.</param>
/// <param name="Errors">Its errors, which were sent already; empty if it ran.</param>
public sealed record CellOutcome(KernelState State, IReadOnlyList<CellError> Errors)
{
    /// <summary>Whether there was no error.</summary>
    public bool Ok => Errors.Count == 0;
}
