using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Exports;

/// <summary>Cells that are of use only in a notebook: the one that loads the library, and the list of what is still to do.</summary>
internal static class Plumbing
{
    public static bool Is(Cell cell) => cell.IsCSharp && (cell.Text == CourseRules.LoaderLine || cell.Text.StartsWith("Lesson.Open(", StringComparison.Ordinal));
}
