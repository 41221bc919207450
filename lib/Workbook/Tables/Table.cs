using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Formatting;

namespace Workbook.Tables;

/// <summary>Rows under headings. A text between two backticks is shown as code; a column of numbers is set flush right.</summary>
public sealed partial class Table : Picture
{
    private const string Cell = "border:1px solid #8888;padding:.2em .6em";

    private readonly string[] headings;
    private readonly List<string[]> rows = [];

    /// <summary>A table without rows.</summary>
    /// <param name="headings">One for each column.</param>
    public Table(params string[] headings) => this.headings = headings;

    /// <summary>What the table shows; stands above it.</summary>
    public string Title { get; init; } = "";

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One for each column.</param>
    /// <returns>The table itself, for the next row.</returns>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public Table Row(params string[] cells)
    {
        if (cells.Length != headings.Length)
            throw new ArgumentException($"A row of this table has {headings.Length} cells ({string.Join(", ", headings)}), not {cells.Length}.", nameof(cells));
        rows.Add(cells);
        return this;
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<div tabindex=\"0\" style=\"overflow-x:auto;margin:.4em 0\"><table style=\"border-collapse:collapse;color:inherit;font:inherit\">");
        if (Title.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<caption style=\"text-align:left;padding:.2em 0\"><strong>{Html.Escape(Title)}</strong></caption>");
        html.Append("<tr>");
        for (int i = 0; i < headings.Length; i++) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" style=\"{Style(i)}\">{CodeMarked(headings[i])}</th>");
        foreach (string[] row in rows)
        {
            html.Append("</tr><tr>");
            for (int i = 0; i < row.Length; i++) html.Append(CultureInfo.InvariantCulture, $"<td style=\"{Style(i)}\">{CodeMarked(row[i])}</td>");
        }
        return html.Append("</tr></table></div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int[] widths = [.. headings.Select((heading, i) => rows.Select(row => row[i].Length).Append(heading.Length).Max())];
        string Line(string[] cells) => string.Join("  ", cells.Select((cell, i) => IsNumeric(i) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
        IEnumerable<string> title = Title.Length > 0 ? [Title] : [];
        return string.Join('\n', title.Append(Line(headings)).Concat(rows.Select(Line)));
    }

    private string Style(int column) => $"{Cell};text-align:{(IsNumeric(column) ? "right" : "left")}";

    private bool IsNumeric(int column) => rows.Count > 0 && rows.All(row => row[column].Length == 0 || Number().IsMatch(row[column]));

    private static string CodeMarked(string text) =>
        string.Concat(text.Split('`').Select((part, i) => i % 2 == 1 ? $"<code>{Breakable().Replace(Html.Escape(part), "$0<wbr>")}</code>" : Html.Escape(part)));

    // Long code may go on in the next line behind a bracket, a dot, an equals sign.
    [GeneratedRegex(@"[(.=](?=.)")]
    private static partial Regex Breakable();

    [GeneratedRegex(@"^-?[0-9][0-9,.]*( ?%)?$")]
    private static partial Regex Number();
}
