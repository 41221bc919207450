using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Documents;

/// <summary>
/// Reads .dib text as VS Code does, line by line. One known defect is not repeated: metadata on the last line of a file
/// without a newline stays metadata and does not also become a cell.
/// </summary>
internal static class DibReader
{
    private const string DefaultKernel = "csharp";

    private readonly record struct Line(int Number, string Text)
    {
        public bool Starts(string prefix) => Text.StartsWith(prefix, StringComparison.Ordinal);
    }

    public static Notebook Read(string text, string? path)
    {
        List<Line> lines = SplitLines(text);
        JsonObject? metadata = TakeMetadata(lines, path, out int metadataLine);
        KernelTable kernels = DibMetadata.Kernels(metadata, path, metadataLine);
        return new Notebook(SplitCells(lines, kernels), metadata, path);
    }

    // LF ends a line, with any carriage returns before it; a carriage return elsewhere is an ordinary character.
    private static List<Line> SplitLines(string text)
    {
        string body = text.StartsWith('\uFEFF') ? text[1..] : text;
        return [.. body.Split('\n').Select((line, index) => new Line(index + 1, line.TrimEnd('\r')))];
    }

    private static JsonObject? TakeMetadata(List<Line> lines, string? path, out int metadataLine)
    {
        metadataLine = 0;
        int start = lines.FindIndex(line => line.Starts("#!meta"));
        if (start < 0)
        {
            return null;
        }

        int end = lines.FindIndex(start + 1, line => line.Starts("#!"));
        List<Line> json = lines[(start + 1)..(end < 0 ? lines.Count : end)];
        lines.RemoveRange(start, json.Count + 1);
        int blank = json.TakeWhile(line => string.IsNullOrWhiteSpace(line.Text)).Count();
        metadataLine = start + 2 + (blank < json.Count ? blank : 0);
        return DibMetadata.Parse(string.Join('\n', json.Skip(blank).Select(line => line.Text)), path, metadataLine);
    }

    private static List<Cell> SplitCells(List<Line> lines, KernelTable kernels)
    {
        var cells = new List<Cell>();
        string kernel = DefaultKernel;
        int start = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (kernels.KernelOfMarker(lines[i].Text) is { } next)
            {
                AddCell(cells, kernel, lines, start, i);
                (kernel, start) = (next, i + 1);
            }
        }

        AddCell(cells, kernel, lines, start, lines.Count);
        return cells.Count > 0 ? cells : [new Cell(DefaultKernel, "", 0)];
    }

    // Empty lines at both ends are dropped, a line of blanks is not empty; a cell without lines is dropped.
    private static void AddCell(List<Cell> cells, string kernel, List<Line> lines, int start, int end)
    {
        while (start < end && lines[start].Text.Length == 0)
        {
            start++;
        }

        while (start < end && lines[end - 1].Text.Length == 0)
        {
            end--;
        }

        if (start < end)
        {
            string text = string.Join('\n', lines.GetRange(start, end - start).Select(line => line.Text));
            cells.Add(new Cell(kernel, text, lines[start].Number));
        }
    }
}
