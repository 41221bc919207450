using System.Collections.Immutable;
using Workbook.Notebooks.Kernel;

namespace Workbook.Interactive.Host;

/// <summary>
/// A state of a kernel that cannot branch: the cells that lead to it. A kernel that stands elsewhere is made anew and runs
/// them again.
/// </summary>
/// <param name="Cells">The cells run so far, failed ones included.</param>
internal sealed record ReplayedState(ImmutableList<CellSource> Cells) : KernelState
{
    /// <summary>The cells of a state; none for <see cref="KernelState.Empty"/>.</summary>
    public static ImmutableList<CellSource> CellsOf(KernelState state) => (state as ReplayedState)?.Cells ?? [];
}
