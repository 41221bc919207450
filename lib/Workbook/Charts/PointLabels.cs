using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>Writes labels beside points where they cover neither points nor each other; one that finds no room is left out.</summary>
/// <param name="left">The left end of the picture's area.</param>
/// <param name="right">Where a label must end.</param>
internal sealed class PointLabels(double left, double right)
{
    private const double Height = 11, CharacterWidth = 6, Gap = 6, PointSize = 4;
    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    /// <summary>Keeps labels away from a point.</summary>
    public void KeepFree(double x, double y) => taken.Add((x - PointSize, y - PointSize, x + PointSize, y + PointSize));

    /// <summary>Writes a label to the right of its point, else to the left, above or below.</summary>
    public void Append(StringBuilder svg, double x, double y, string label)
    {
        double width = label.Length * CharacterWidth;
        (double X, double Y)[] corners = [(x + Gap, y), (x - Gap - width, y), (x - width / 2, y - Height), (x - width / 2, y + Height), (x + Gap, y - 8), (x + Gap, y + 8), (x - Gap - width, y - 8), (x - Gap - width, y + 8)];
        foreach (var (from, middle) in corners)
        {
            var place = (Left: from, Top: middle - Height / 2 + 1, Right: from + width, Bottom: middle + Height / 2 - 1);
            if (from < left || place.Right > right || taken.Any(other => Overlap(place, other))) continue;
            taken.Add(place);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(from)}\" y=\"{Html.Coordinate(middle + 4)}\" font-size=\"11\">{Html.Escape(label)}</text>");
            return;
        }
    }

    private static bool Overlap((double Left, double Top, double Right, double Bottom) one, (double Left, double Top, double Right, double Bottom) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
