using System.Globalization;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Transcripts;

/// <summary>How a cell is called in text: its number over all cells, and its first line.</summary>
internal static class CellHeading
{
    private const int Width = 72;

    /// <summary>The heading of a cell.</summary>
    /// <param name="cell">Its 1-based number.</param>
    /// <param name="title">Its first line.</param>
    public static string Of(int cell, string title) => string.Create(CultureInfo.InvariantCulture, $"[{cell}] {title}").TrimEnd();

    /// <summary>The first line that is not blank, cut if it is long.</summary>
    public static string Title(Notebook notebook, int cell)
    {
        string line = notebook.Cells[cell - 1].Text.Split('\n').Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        return line.Length <= Width ? line : line[..(Width - 3)] + "...";
    }
}
