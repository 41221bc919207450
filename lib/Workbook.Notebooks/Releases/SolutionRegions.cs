using System.Text.RegularExpressions;
using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>
/// The solution regions of a cell: what stands between a line <c>// BEGIN SOLUTION</c> and a line <c>// END SOLUTION</c>.
/// </summary>
public static partial class SolutionRegions
{
    /// <summary>The first line of what replaces a region.</summary>
    public const string Placeholder = "// YOUR CODE HERE";

    /// <summary>The second line of what replaces a region; an answer has none of these left.</summary>
    public const string PlaceholderThrow = "throw new NotImplementedException();";

    private const string Begin = "// BEGIN SOLUTION";
    private const string End = "// END SOLUTION";

    /// <summary>Whether the cell has a line that begins a region.</summary>
    public static bool HasRegion(Cell cell) => cell.IsCSharp && cell.Text.Split('\n').Any(line => line.Trim() == Begin);

    /// <summary>Whether the line begins or ends a region.</summary>
    public static bool IsMarker(string line) => line.Trim() is Begin or End;

    /// <summary>The text of the cell as code: without the lines that mark regions.</summary>
    public static string WithoutMarkers(Cell cell) => string.Join('\n', cell.Text.Split('\n').Where(line => !IsMarker(line)));

    /// <summary>How many placeholders the cell has that nobody has touched.</summary>
    public static int CountPlaceholders(Cell cell)
    {
        string[] lines = [.. cell.Text.Split('\n').Select(line => line.Trim())];
        return lines.Zip(lines.Skip(1)).Count(pair => pair == (Placeholder, PlaceholderThrow));
    }

    /// <summary>Markers that are misspelt, nested, or without their partner.</summary>
    /// <param name="notebook">The notebook, for messages.</param>
    /// <param name="index">0-based index of the cell.</param>
    public static IEnumerable<NotebookProblem> Problems(Notebook notebook, int index)
    {
        Cell cell = notebook.Cells[index];
        string[] lines = cell.IsCSharp ? cell.Text.Split('\n') : [];
        int open = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line == Begin && open > 0)
            {
                yield return Problem(i + 1, $"'{Begin}' inside the region that line {open} begins", $"end that region with '{End}' first");
            }
            else if (line == End && open == 0)
            {
                yield return Problem(i + 1, $"'{End}' without '{Begin}'", $"put '{Begin}' before the solution or delete this line");
            }
            else if (line is not (Begin or End) && AlmostMarker().IsMatch(line))
            {
                yield return Problem(i + 1, $"'{line}' is not a marker of a region", $"write exactly '{Begin}' or '{End}' on a line of its own");
            }

            open = line == Begin ? i + 1 : line == End ? 0 : open;
        }

        if (open > 0)
        {
            yield return Problem(open, $"'{Begin}' without '{End}'", $"put '{End}' after the solution");
        }

        NotebookProblem Problem(int line, string what, string remedy) => new(notebook.DisplayName, index + 1, line, what, remedy);
    }

    /// <summary>The cell with its regions replaced by placeholders that have the region's indentation.</summary>
    /// <remarks>Meant for cells without <see cref="Problems"/>.</remarks>
    public static Cell Blank(Cell cell)
    {
        if (!HasRegion(cell))
        {
            return cell;
        }

        var lines = new List<string>();
        bool inside = false;
        foreach (string line in cell.Text.Split('\n'))
        {
            string marker = line.Trim();
            if (marker == Begin)
            {
                string indentation = line[..^line.TrimStart().Length];
                lines.AddRange([indentation + Placeholder, indentation + PlaceholderThrow]);
            }
            else if (!inside && marker != End)
            {
                lines.Add(line);
            }

            inside = marker == Begin || (inside && marker != End);
        }

        return cell with { Text = string.Join('\n', lines) };
    }

    [GeneratedRegex(@"//+\s*(BEGIN|END)[\s_-]*SOLUTION", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlmostMarker();
}
