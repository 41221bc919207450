using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Exports;

/// <summary>Cells that are of use only in a notebook.</summary>
internal static class Plumbing
{
    /// <summary>Whether a cell loads the library or lists what is still to do.</summary>
    public static bool Is(Cell cell) => cell.IsCSharp && (cell.Text == CourseRules.LoaderLine || cell.Text.StartsWith("Lesson.Open(", StringComparison.Ordinal));

    /// <summary>Whether a cell offers hints: on a page nobody can ask for one.</summary>
    public static bool IsHint(Cell cell) => cell.IsCSharp && cell.Text.StartsWith("Exercise.Hint(", StringComparison.Ordinal);
}
