using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>Lines over a common horizontal axis, for example losses over epochs. <c>new LineChart { ... }.Line("RNN", losses)</c>.</summary>
public sealed class LineChart : Plot
{
    private readonly List<(string Name, double[] X, double[] Y)> lines = [];

    private protected override IReadOnlyList<string> Names => [.. lines.Select(line => line.Name)];

    private protected override Ticks Horizontal => Ticks.Over(lines.SelectMany(line => line.X), false);

    private protected override Ticks Vertical => Ticks.Over(lines.SelectMany(line => line.Y), LogY);

    /// <summary>Adds a line whose points stand at 0, 1, 2, ...</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="y">The values; a value that is not finite leaves a gap.</param>
    /// <returns>This chart.</returns>
    public LineChart Line(string name, IEnumerable<double> y)
    {
        double[] values = [.. y];
        return Line(name, Enumerable.Range(0, values.Length).Select(i => (double)i), values);
    }

    /// <summary>Adds a line.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Where its points stand, in ascending order.</param>
    /// <param name="y">As many values; a value that is not finite leaves a gap.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    public LineChart Line(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        var (xs, ys) = (x.ToArray(), y.ToArray());
        if (xs.Length != ys.Length) throw new ArgumentException($"The line '{name}' has {xs.Length} places but {ys.Length} values.", nameof(y));
        lines.Add((name, xs, ys));
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Title);
        foreach (var (name, x, y) in lines)
            if (y.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"\n  {name}: {Html.Value(y[0])} at {XAxis} {Html.Value(x[0])}, {Html.Value(y[^1])} at {Html.Value(x[^1])}, from {Html.Value(y.Min())} to {Html.Value(y.Max())}");
        return text.ToString();
    }

    private protected override IEnumerable<IReadOnlyDictionary<string, object?>> Traces() =>
        lines.Select(line => Members(("type", "scatter"), ("mode", "lines"), ("name", line.Name), ("x", line.X), ("y", line.Y)));

    private protected override void AppendMarks(StringBuilder svg)
    {
        for (int series = 0; series < lines.Count; series++)
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{PathOf(lines[series].X, lines[series].Y)}\" fill=\"none\" stroke=\"{Colour(series)}\" stroke-width=\"2\"{Dash(series)}><title>{Html.Escape(lines[series].Name)}</title></path>");
    }

    private protected override void AppendSample(StringBuilder svg, int series, double x, double y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(x)} {Html.Coordinate(y)}h22\" stroke=\"{Colour(series)}\" stroke-width=\"2\"{Dash(series)}/>");

    private string PathOf(double[] x, double[] y)
    {
        var (horizontal, vertical) = (Horizontal, Vertical);
        var path = new StringBuilder();
        bool pen = false;
        for (int i = 0; i < y.Length; i++)
        {
            double at = vertical.Position(y[i]);
            if (double.IsFinite(at)) path.Append(pen ? 'L' : 'M').Append(Html.Coordinate(Left + AreaWidth * horizontal.Position(x[i]))).Append(' ').Append(Html.Coordinate(Top + AreaHeight * (1 - at)));
            pen = double.IsFinite(at);
        }
        return path.ToString();
    }
}
