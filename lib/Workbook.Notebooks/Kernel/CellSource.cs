using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Kernel;

/// <summary>A cell and the document it stands in.</summary>
/// <param name="File">Full path of the document, for messages.</param>
/// <param name="Number">1-based number over all cells of the document; 0 for code that stands in none.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Folder">Full path of the folder that <c>#!import</c>, <c>#load</c> and <c>#r</c> are relative to.</param>
public sealed record CellSource(string File, int Number, Cell Cell, string Folder)
{
    /// <summary>The cells of a document, relative to the document's own folder.</summary>
    public static IReadOnlyList<CellSource> AllOf(Notebook notebook)
    {
        string file = Path.GetFullPath(notebook.Path ?? "notebook.dib");
        return AllOf(notebook, Path.GetDirectoryName(file)!);
    }

    /// <summary>The cells of a document, relative to another folder.</summary>
    public static IReadOnlyList<CellSource> AllOf(Notebook notebook, string folder)
    {
        string file = Path.GetFullPath(notebook.Path ?? "notebook.dib");
        return [.. notebook.Cells.Select((cell, index) => new CellSource(file, index + 1, cell, folder))];
    }

    /// <summary>The text of a 1-based line of the cell without blanks at its ends; empty if there is no such line.</summary>
    public string LineText(int line) =>
        line < 1 ? "" : Cell.Text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
}
