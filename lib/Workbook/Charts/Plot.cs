using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>
/// The frame of a chart with two axes: title, ticks, axis titles, legend, alternative text. SVG that follows the page's
/// text colour, so that it reads in light and dark themes; series differ by colour and by dash or shape.
/// </summary>
public abstract class Plot : PlotlyPicture
{
    /// <summary>Size of the area inside the axes, in pixels.</summary>
    private protected const double AreaWidth = 520, AreaHeight = 280;

    private protected const double Left = 72, Top = 42;

    private static readonly string[] Palette = ["#2c7fd0", "#e0702a", "#2fa36b", "#b05cc6", "#c9a227", "#d0475b"];

    /// <summary>What the chart shows; also the start of its alternative text.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the horizontal axis is, with its unit.</summary>
    public string XAxis { get; init; } = "";

    /// <summary>What the vertical axis is, with its unit.</summary>
    public string YAxis { get; init; } = "";

    /// <summary>Whether the vertical axis is logarithmic; values that are not above zero are not drawn then.</summary>
    public bool LogY { get; init; }

    /// <summary>The names in the legend, in order.</summary>
    private protected abstract IReadOnlyList<string> Names { get; }

    private protected abstract Ticks Horizontal { get; }

    private protected abstract Ticks Vertical { get; }

    /// <inheritdoc/>
    public override Figure ToFigure() => new([.. Traces()], new Dictionary<string, object?>
    {
        ["title"] = Members(("text", Title)),
        ["xaxis"] = Members(("title", Members(("text", XAxis)))),
        ["yaxis"] = Members(("title", Members(("text", YAxis))), ("type", LogY ? "log" : "linear")),
        ["colorway"] = Palette,
        ["showlegend"] = Names.Any(name => name.Length > 0),
    });

    /// <summary>The series as traces of plotly.js, in the order of <see cref="Names"/>.</summary>
    private protected abstract IEnumerable<IReadOnlyDictionary<string, object?>> Traces();

    private protected static Dictionary<string, object?> Members(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        double width = Left + AreaWidth + 20, height = Top + AreaHeight + 58 + 20 * LegendRows().Count;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Html.Escape(ToString())}\" viewBox=\"0 0 {Html.Coordinate(width)} {Html.Coordinate(height)}\" width=\"{Html.Coordinate(width)}\" height=\"{Html.Coordinate(height)}\" style=\"max-width:100%;font:12px sans-serif;fill:currentColor\">");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"18\" font-weight=\"bold\">{Html.Escape(Title)}</text>");
        AppendAxes(svg);
        AppendMarks(svg);
        AppendLegend(svg);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The marks of all series, as SVG.</summary>
    private protected abstract void AppendMarks(StringBuilder svg);

    /// <summary>The sample of a series in the legend, at the left end of its name.</summary>
    private protected abstract void AppendSample(StringBuilder svg, int series, double x, double y);

    /// <summary>Labels of the horizontal axis: the share of the axis at which each stands, and its text.</summary>
    private protected virtual IEnumerable<(double Position, string Text)> HorizontalLabels() =>
        Horizontal.Values.Select(value => (Horizontal.Position(value), Horizontal.Label(value)));

    private protected static string Colour(int series) => Palette[series % Palette.Length];

    /// <summary>Lines differ without colour, too.</summary>
    private protected static string Dash(int series) => (series % 4) switch
    {
        0 => "",
        1 => " stroke-dasharray=\"7 3\"",
        2 => " stroke-dasharray=\"2 3\"",
        _ => " stroke-dasharray=\"9 3 2 3\"",
    };

    private protected double X(double value) => Left + AreaWidth * Horizontal.Position(value);

    private protected double Y(double value) => Top + AreaHeight * (1 - Vertical.Position(value));

    private void AppendAxes(StringBuilder svg)
    {
        foreach (double tick in Vertical.Values)
        {
            string y = Html.Coordinate(Y(tick));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y}h{AreaWidth}\" stroke=\"currentColor\" stroke-opacity=\".15\"/><text x=\"{Left - 6}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{Vertical.Label(tick)}</text>");
        }
        foreach (var (position, text) in HorizontalLabels())
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(Left + AreaWidth * position)}\" y=\"{Top + AreaHeight + 18}\" text-anchor=\"middle\">{Html.Escape(text)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Top}v{AreaHeight}h{AreaWidth}\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".6\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + AreaWidth / 2}\" y=\"{Top + AreaHeight + 38}\" text-anchor=\"middle\" opacity=\".75\">{Html.Escape(XAxis)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {Top + AreaHeight / 2}) rotate(-90)\" text-anchor=\"middle\" opacity=\".75\">{Html.Escape(YAxis)}</text>");
    }

    private void AppendLegend(StringBuilder svg)
    {
        double y = Top + AreaHeight + 60;
        foreach (var row in LegendRows())
        {
            double x = Left;
            foreach (int series in row)
            {
                AppendSample(svg, series, x, y - 4);
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x + 28)}\" y=\"{Html.Coordinate(y)}\">{Html.Escape(Names[series])}</text>");
                x += LegendWidth(series);
            }
            y += 20;
        }
    }

    /// <summary>The series, broken into rows that fit.</summary>
    private List<List<int>> LegendRows()
    {
        var rows = new List<List<int>>();
        double used = double.PositiveInfinity;
        for (int series = 0; series < Names.Count; series++)
        {
            if (Names[series].Length == 0) continue;
            if (used + LegendWidth(series) > AreaWidth + 20)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add(series);
            used += LegendWidth(series);
        }
        return rows;
    }

    private double LegendWidth(int series) => 28 + Names[series].Length * 6.8 + 18;
}
