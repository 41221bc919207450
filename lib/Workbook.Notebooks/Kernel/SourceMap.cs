using System.Collections.Concurrent;
using System.Globalization;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Kernel;

/// <summary>
/// Gives each cell a path of its own, which the compiler writes into diagnostics and debug information, and finds the
/// cell again. The path lies in the folder that the cell's <c>#load</c> and <c>#r</c> are relative to, because the
/// compiler resolves them against it.
/// </summary>
internal sealed class SourceMap
{
    private readonly ConcurrentDictionary<string, CellSource> _cells = new(StringComparer.Ordinal);

    /// <summary>The path of a cell; the same for the same text of the same cell.</summary>
    public string PathOf(CellSource source)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(source.File)}({source.Number})");
        string path = Path.Combine(source.Folder, name);
        while (_cells.GetOrAdd(path, source) != source)
        {
            path += "'";
        }

        return path;
    }

    /// <summary>The place in a document of a path and line that the compiler reports; lines count from 1.</summary>
    public CellFrame? Locate(string? path, int line)
    {
        if (path is null || !_cells.TryGetValue(path, out CellSource? source))
        {
            return null;
        }

        return new CellFrame(source.File, source.Number, line, source.LineText(line));
    }
}
