using System.Globalization;
using System.Text;
using TorchSharp;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>
/// A matrix as coloured cells: blue below zero, orange above, the page's own background at zero, so that it reads in
/// light and dark themes; every cell carries its value as a tooltip.
/// </summary>
public sealed class HeatMap : PlotlyPicture
{
    private const double Cell = 26, WidestCell = 80, LabelGap = 6, Character = 7, AxisHeight = 64;
    private const string Below = "#2c7fd0", Above = "#e0702a";
    private readonly double[,] values;

    /// <summary>Draws a matrix.</summary>
    /// <param name="values">Shape (rows, columns), any numeric dtype; the first row is drawn on top.</param>
    /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
    public HeatMap(torch.Tensor values)
    {
        if (values.shape.Length != 2)
            throw new ArgumentException($"A heat map shows a matrix (rows, columns), not a tensor of shape ({string.Join(", ", values.shape)}); select or reshape it first.", nameof(values));
        using var plain = values.detach().to_type(torch.float64).contiguous();
        var flat = plain.data<double>().ToArray();
        this.values = new double[values.shape[0], values.shape[1]];
        Buffer.BlockCopy(flat, 0, this.values, 0, flat.Length * sizeof(double));
    }

    /// <summary>What the picture shows; also its alternative text.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the rows are, for example <c>hidden unit</c>.</summary>
    public string RowAxis { get; init; } = "";

    /// <summary>What the columns are, for example <c>step</c>.</summary>
    public string ColumnAxis { get; init; } = "";

    /// <summary>One label per row; numbers from 0 if left out.</summary>
    public IReadOnlyList<string>? RowLabels { get; init; }

    /// <summary>One label per column; numbers from 0 if left out.</summary>
    public IReadOnlyList<string>? ColumnLabels { get; init; }

    /// <summary>The size of a value that gets the full colour, so that several maps can be compared; the largest size in this map if left out.</summary>
    public double? FullColour { get; init; }

    /// <summary>Whether every cell shows its value, up to four digits; for small matrices such as counts.</summary>
    public bool ShowValues { get; init; }

    /// <summary>How opaque the strongest colour is; paler under letters, which must be legible on it in dark themes, too.</summary>
    private double Strongest => ShowValues ? 0.5 : 1;

    private int Rows => values.GetLength(0);

    private int Columns => values.GetLength(1);

    /// <summary>Cells are square unless the column labels need more room.</summary>
    private double CellWidth => Math.Clamp(ColumnLabel().Select(label => label.Length).DefaultIfEmpty(0).Max() * Character + 2, Cell, WidestCell);

    private double Largest => FullColour ?? Math.Max(1e-12, values.Cast<double>().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());

    /// <inheritdoc/>
    public override string ToHtml()
    {
        double left = RowLabel().Max(label => label.Length) * Character + LabelGap + 20;
        double top = Title.Length > 0 ? 28 : 8;
        double width = Math.Max(left + Math.Max(Columns * CellWidth, 150) + 10, Title.Length * Character + 10), height = top + Rows * Cell + AxisHeight;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Html.Escape(AlternativeText())}\" viewBox=\"0 0 {Html.Coordinate(width)} {Html.Coordinate(height)}\" width=\"{Html.Coordinate(width)}\" height=\"{Html.Coordinate(height)}\" style=\"max-width:100%;font:12px sans-serif;fill:currentColor\">");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"16\" font-weight=\"bold\">{Html.Escape(Title)}</text>");
        AppendCells(svg, left, top);
        AppendAxes(svg, left, top);
        AppendLegend(svg, left, top + Rows * Cell + 44);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The same picture for plotly.js; the first row is on top there, too.</summary>
    public override Figure ToFigure() => new(
        [
            new Dictionary<string, object?>
            {
                ["type"] = "heatmap",
                ["z"] = Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Columns).Select(column => values[row, column]).ToArray()).ToArray(),
                ["colorscale"] = new object[] { new object[] { 0.0, Below }, new object[] { 0.5, "#ffffff" }, new object[] { 1.0, Above } },
                ["zmin"] = -Largest,
                ["zmax"] = Largest,
            },
        ],
        new Dictionary<string, object?>
        {
            ["title"] = new Dictionary<string, object?> { ["text"] = Title },
            ["xaxis"] = Axis(ColumnAxis, ColumnLabels, Columns),
            ["yaxis"] = Axis(RowAxis, RowLabels, Rows, ("autorange", "reversed")),
        });

    /// <summary>Cells stand at 0, 1, 2, ...: labels are tick texts, because two of them may be equal.</summary>
    private static Dictionary<string, object?> Axis(string title, IReadOnlyList<string>? labels, int count, params (string Name, object Value)[] more)
    {
        var axis = new Dictionary<string, object?> { ["title"] = new Dictionary<string, object?> { ["text"] = title } };
        if (labels is not null)
        {
            axis["tickvals"] = Enumerable.Range(0, count).ToArray();
            axis["ticktext"] = labels.ToArray();
        }
        foreach (var (name, value) in more) axis[name] = value;
        return axis;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(AlternativeText());
        for (int row = 0; row < Rows; row++)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{RowLabel()[row],8} ");
            for (int column = 0; column < Columns; column++)
                text.Append(CultureInfo.InvariantCulture, $" {values[row, column],7:0.00}");
        }
        return text.ToString();
    }

    private string AlternativeText()
    {
        string title = Title.Length > 0 ? Title : "heat map";
        return string.Create(CultureInfo.InvariantCulture, $"{title}: {Rows} rows{Named(RowAxis)}, {Columns} columns{Named(ColumnAxis)}, values from {values.Cast<double>().Min():0.##} to {values.Cast<double>().Max():0.##}");
    }

    private static string Named(string axis) => axis.Length > 0 ? $" ({axis})" : "";

    private void AppendCells(StringBuilder svg, double left, double top)
    {
        double largest = Largest;
        for (int row = 0; row < Rows; row++)
            for (int column = 0; column < Columns; column++)
            {
                double value = values[row, column];
                string fill = double.IsNaN(value) ? "fill=\"none\"" : $"fill=\"{(value < 0 ? Below : Above)}\" fill-opacity=\"{Html.Coordinate(Strongest * Math.Min(1, Math.Abs(value) / largest))}\"";
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(left + column * CellWidth)}\" y=\"{Html.Coordinate(top + row * Cell)}\" width=\"{Html.Coordinate(CellWidth)}\" height=\"{Cell}\" stroke=\"currentColor\" stroke-opacity=\".15\" {fill}><title>{Html.Escape(RowLabel()[row])}, {Html.Escape(ColumnLabel()[column])}: {Html.Value(value)}</title></rect>");
                if (ShowValues) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(left + (column + 0.5) * CellWidth)}\" y=\"{Html.Coordinate(top + (row + 0.5) * Cell + 4)}\" text-anchor=\"middle\" font-size=\"10\">{Html.Value(value)}</text>");
            }
    }

    private void AppendAxes(StringBuilder svg, double left, double top)
    {
        double bottom = top + Rows * Cell;
        for (int row = 0; row < Rows; row++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(left - LabelGap)}\" y=\"{Html.Coordinate(top + row * Cell + Cell / 2 + 4)}\" text-anchor=\"end\">{Html.Escape(RowLabel()[row])}</text>");
        for (int column = 0; column < Columns; column++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(left + column * CellWidth + CellWidth / 2)}\" y=\"{Html.Coordinate(bottom + 14)}\" text-anchor=\"middle\">{Html.Escape(ColumnLabel()[column])}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(left + Columns * CellWidth / 2)}\" y=\"{Html.Coordinate(bottom + 32)}\" text-anchor=\"middle\" opacity=\".75\">{Html.Escape(ColumnAxis)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(12 {Html.Coordinate(top + Rows * Cell / 2)}) rotate(-90)\" text-anchor=\"middle\" opacity=\".75\">{Html.Escape(RowAxis)}</text>");
    }

    /// <summary>Two squares: the colours of the largest size below and above zero, or zero itself where nothing lies below it.</summary>
    private void AppendLegend(StringBuilder svg, double x, double y)
    {
        string largest = Html.Value(Largest);
        bool signed = values.Cast<double>().Any(value => value < 0);
        svg.Append("<g class=\"legend\">");
        AppendSample(svg, x, y, signed ? $"fill=\"{Below}\" fill-opacity=\"{Html.Coordinate(Strongest)}\"" : "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\"", signed ? $"-{largest}" : "0");
        AppendSample(svg, x + 70, y, $"fill=\"{Above}\" fill-opacity=\"{Html.Coordinate(Strongest)}\"", largest);
        svg.Append("</g>");
    }

    private static void AppendSample(StringBuilder svg, double x, double y, string paint, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(x)} {Html.Coordinate(y)}h12v12h-12z\" {paint}/><text x=\"{Html.Coordinate(x + 17)}\" y=\"{Html.Coordinate(y + 10)}\">{text}</text>");

    private IReadOnlyList<string> RowLabel() => RowLabels ?? Numbers(Rows);

    private IReadOnlyList<string> ColumnLabel() => ColumnLabels ?? Numbers(Columns);

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
}
