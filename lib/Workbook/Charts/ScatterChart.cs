using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>Points in the plane, in named groups, each point with an optional label.</summary>
public sealed class ScatterChart : Plot
{
    private const int MostLabels = 80;
    private readonly List<(string Name, double[] X, double[] Y, IReadOnlyList<string>? Labels)> groups = [];

    private protected override IReadOnlyList<string> Names => [.. groups.Select(group => group.Name)];

    private protected override Ticks Horizontal => Ticks.Over(groups.SelectMany(group => group.X), false);

    private protected override Ticks Vertical => Ticks.Over(groups.SelectMany(group => group.Y), LogY);

    /// <summary>Adds a group of points.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Horizontal places.</param>
    /// <param name="y">As many vertical places.</param>
    /// <param name="labels">As many labels, drawn beside the points while there are at most 80 and there is room, and always shown as tooltips; null for none.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public ScatterChart Points(string name, IEnumerable<double> x, IEnumerable<double> y, IReadOnlyList<string>? labels = null)
    {
        var (xs, ys) = (x.ToArray(), y.ToArray());
        if (xs.Length != ys.Length || (labels is not null && labels.Count != xs.Length))
            throw new ArgumentException($"The points '{name}' have {xs.Length} horizontal and {ys.Length} vertical places{(labels is null ? "" : $" and {labels.Count} labels")}; the numbers must agree.", nameof(y));
        groups.Add((name, xs, ys, labels));
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: " + string.Join(", ", groups.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Name} ({group.X.Length} points)")));

    private protected override IEnumerable<IReadOnlyDictionary<string, object?>> Traces() =>
        groups.Select(group => group.Labels is null
            ? Members(("type", "scatter"), ("mode", "markers"), ("name", group.Name), ("x", group.X), ("y", group.Y))
            : Members(("type", "scatter"), ("mode", group.X.Length <= MostLabels ? "markers+text" : "markers"), ("name", group.Name), ("x", group.X), ("y", group.Y),
                ("text", group.Labels.ToArray()), ("textposition", "middle right")));

    private protected override void AppendMarks(StringBuilder svg)
    {
        var labels = new PointLabels(Left, Left + AreaWidth + 20);
        foreach (var (_, x, y, _) in groups)
            for (int i = 0; i < x.Length; i++) labels.KeepFree(X(x[i]), Y(y[i]));
        for (int series = 0; series < groups.Count; series++)
        {
            var (name, x, y, texts) = groups[series];
            for (int i = 0; i < x.Length; i++)
            {
                AppendPoint(svg, series, X(x[i]), Y(y[i]), texts?[i] ?? name);
                if (texts is not null && x.Length <= MostLabels) labels.Append(svg, X(x[i]), Y(y[i]), texts[i]);
            }
        }
    }

    private protected override void AppendSample(StringBuilder svg, int series, double x, double y) => AppendPoint(svg, series, x + 12, y, Names[series]);

    /// <summary>A circle, square or triangle, so that groups differ without colour.</summary>
    private static void AppendPoint(StringBuilder svg, int series, double x, double y, string title)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        string shape = (series % 3) switch { 0 => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", 1 => "m-4-4h8v8h-8z", _ => "m0-5l5 9h-10z" };
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(x)} {Html.Coordinate(y)}{shape}\" fill=\"{Colour(series)}\" fill-opacity=\".75\"><title>{Html.Escape(title)}</title></path>");
    }
}
