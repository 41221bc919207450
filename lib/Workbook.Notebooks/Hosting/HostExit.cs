using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>How a child ended.</summary>
/// <param name="Failure">Why it ended before the end marker; null if it did all that was asked for.</param>
/// <param name="Crash">The exception it died of, as it reported it itself; null if it reported none.</param>
internal sealed record HostExit(CellError? Failure, CellError? Crash)
{
    /// <summary>Whether the end marker came.</summary>
    public bool Completed => Failure is null;
}
