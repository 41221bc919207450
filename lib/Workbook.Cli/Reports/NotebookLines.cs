using Workbook.Cli.Progress;
using Workbook.Cli.Results;

namespace Workbook.Cli.Reports;

/// <summary>The table of notebooks as lines of text with aligned columns.</summary>
internal sealed class NotebookLines(string command, IEnumerable<string> names)
{
    private readonly IReadOnlyList<Column> _columns = Column.Of(command);
    private readonly int _width = Math.Max("notebook".Length, names.Max(name => name.Length));

    public string Head() => Join("notebook", _columns.Select(column => column.Title), "seconds", "result");

    public string Line(NotebookResult notebook) =>
        Join(notebook.Name, _columns.Select(column => column.Text(notebook)), Column.Seconds(notebook.Seconds), Column.Result(notebook));

    private string Join(string name, IEnumerable<string> cells, string seconds, string result)
    {
        IEnumerable<string> padded = cells.Zip(_columns, (cell, column) => cell.PadLeft(column.Width));
        return string.Join("  ", [name.PadRight(_width), .. padded, seconds.PadLeft(7), result]);
    }
}
