using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Grading;

/// <summary>An exercise that cannot be graded.</summary>
internal sealed class GradingException(CellError error) : Exception(error.Message)
{
    /// <summary>What and where.</summary>
    public CellError Error { get; } = error;

    /// <summary>A fault of the notebook at its cell.</summary>
    public static GradingException At(CellSource cell, string message) =>
        new(new CellError("notebook", cell.File, cell.Number, 0, "", message));
}
