using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>Boxes, arrows and formulas of network diagrams, as SVG in the page's own text colour.</summary>
internal sealed class NetworkDrawing
{
    /// <summary>The side of a box.</summary>
    public const double Box = 56;

    /// <summary>Blue, orange, green: one colour per direction or layer.</summary>
    public static readonly IReadOnlyList<string> Colours = ["#2c7fd0", "#e0702a", "#2fa36b"];

    private readonly StringBuilder svg = new();

    /// <summary>Starts a drawing.</summary>
    public NetworkDrawing(double width, double height, string alternativeText) =>
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Html.Escape(alternativeText)}\" viewBox=\"0 0 {Html.Coordinate(width)} {Html.Coordinate(height)}\" width=\"{Html.Coordinate(width)}\" height=\"{Html.Coordinate(height)}\" style=\"max-width:100%;font:14px serif;font-style:italic;fill:currentColor\">");

    /// <summary>The name of a step: its number, or Tx for the last.</summary>
    public static string Time(int step, int steps) => step == steps - 1 && steps > 1 ? "Tx" : (step + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A box with a word in it; the point is its upper left corner.</summary>
    public void AddBox(double x, double y, string text, string colour)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" width=\"{Box}\" height=\"{Box}\" rx=\"8\" fill=\"{colour}\" fill-opacity=\".2\" stroke=\"currentColor\"/>");
        AddText(x + Box / 2, y + Box / 2 + 5, text);
    }

    /// <summary>A text on a baseline; <paramref name="faint"/> for weights.</summary>
    public void AddText(double x, double y, string text, string anchor = "middle", bool faint = false) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" text-anchor=\"{anchor}\" opacity=\"{(faint ? ".65" : "1")}\">{Html.Escape(text)}</text>");

    /// <summary>A straight line with a head of two short strokes at its end.</summary>
    public void AddArrow(double fromX, double fromY, double toX, double toY)
    {
        double length = Math.Sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
        double ux = (toX - fromX) / length * 7, uy = (toY - fromY) / length * 7;
        string head = $"{Html.Coordinate(toX - ux - uy / 2)} {Html.Coordinate(toY - uy + ux / 2)} L{Html.Coordinate(toX)} {Html.Coordinate(toY)} L{Html.Coordinate(toX - ux + uy / 2)} {Html.Coordinate(toY - uy - ux / 2)}";
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(fromX)} {Html.Coordinate(fromY)} L{Html.Coordinate(toX)} {Html.Coordinate(toY)} M{head}\" fill=\"none\" stroke=\"currentColor\"/>");
    }

    /// <summary>The finished drawing.</summary>
    public string ToHtml() => svg + "</svg>";
}
