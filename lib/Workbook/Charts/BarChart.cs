using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>Bars side by side for each category, one colour per series.</summary>
/// <param name="categories">The labels of the horizontal axis.</param>
public sealed class BarChart(IReadOnlyList<string> categories) : Plot
{
    private readonly List<(string Name, double[] Values)> series = [];

    private protected override IReadOnlyList<string> Names => [.. series.Select(bars => bars.Name)];

    private protected override Ticks Horizontal => Ticks.Over([0, categories.Count], false);

    private protected override Ticks Vertical => Ticks.Over(LogY ? series.SelectMany(bars => bars.Values) : series.SelectMany(bars => bars.Values).Append(0), LogY);

    /// <summary>Adds one bar per category.</summary>
    /// <param name="name">Its name in the legend; empty for a chart of one series, which is called as the vertical axis and needs no legend.</param>
    /// <param name="values">One value per category.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">The number of values is not that of the categories.</exception>
    public BarChart Bars(string name, IEnumerable<double> values)
    {
        double[] heights = [.. values];
        if (heights.Length != categories.Count) throw new ArgumentException($"The bars '{name}' have {heights.Length} values for {categories.Count} categories.", nameof(values));
        series.Add((name, heights));
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Title);
        foreach (var (name, values) in series)
            text.Append(CultureInfo.InvariantCulture, $"\n  {Called(name)}: ").AppendJoin(", ", categories.Zip(values, (category, value) => $"{category} {Html.Value(value)}"));
        return text.ToString();
    }

    private protected override IEnumerable<(double Position, string Text)> HorizontalLabels() =>
        categories.Select((category, i) => ((i + 0.5) / categories.Count, category));

    private protected override IEnumerable<IReadOnlyDictionary<string, object?>> Traces() =>
        series.Select(bars => Members(("type", "bar"), ("name", Called(bars.Name)), ("x", categories.ToArray()), ("y", bars.Values)));

    private string Called(string name) => name.Length > 0 ? name : YAxis;

    private protected override void AppendMarks(StringBuilder svg)
    {
        double slot = AreaWidth / categories.Count, width = slot * 0.8 / Math.Max(1, series.Count);
        bool room = series.All(bars => bars.Values.All(value => Text(value).Length * 6 <= width));
        double ground = Math.Min(Top + AreaHeight, LogY ? Top + AreaHeight : Y(0));
        for (int s = 0; s < series.Count; s++)
            for (int i = 0; i < categories.Count; i++)
            {
                double y = Y(series[s].Values[i]);
                if (!double.IsFinite(y)) continue;
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(Left + slot * (i + 0.1) + width * s)}\" y=\"{Html.Coordinate(Math.Min(y, ground))}\" width=\"{Html.Coordinate(width * 0.95)}\" height=\"{Html.Coordinate(Math.Abs(ground - y))}\" fill=\"{Colour(s)}\"><title>{Html.Escape(Called(series[s].Name))} {Html.Escape(categories[i])}: {Html.Value(series[s].Values[i])}</title></rect>");
                if (room) AppendValue(svg, Left + slot * (i + 0.1) + width * (s + 0.475), Math.Min(y, ground) - 4, series[s].Values[i]);
            }
    }

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>The value above its bar; all bars have one or none, by whether there is room. A bar of height zero is seen only by that.</summary>
    private static void AppendValue(StringBuilder svg, double x, double y, double value) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" text-anchor=\"middle\" font-size=\"10\">{Text(value)}</text>");

    private protected override void AppendSample(StringBuilder svg, int series, double x, double y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(x + 6)}\" y=\"{Html.Coordinate(y - 6)}\" width=\"12\" height=\"12\" fill=\"{Colour(series)}\"/>");
}
