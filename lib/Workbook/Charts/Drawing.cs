using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>
/// A line drawing in SVG: boxes, circles, arrows, and labels with raised and lowered parts. Lines and letters take the
/// page's text colour, fills are translucent, so that it reads in light and dark themes.
/// </summary>
/// <param name="width">In pixels.</param>
/// <param name="height">In pixels.</param>
/// <param name="alternativeText">What the drawing says, for those who do not see it.</param>
internal sealed partial class Drawing(double width, double height, string alternativeText)
{
    /// <summary>The fill of what has weights, and of what works entry by entry.</summary>
    public const string WithWeights = "#2c7fd0", EntryByEntry = "#e0702a";

    private const double Head = 7;
    private readonly StringBuilder shapes = new();

    /// <summary>A rectangle with rounded corners around a centre, its label in the middle.</summary>
    public void Box(double x, double y, double boxWidth, double boxHeight, string label, string fill)
    {
        shapes.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(x - boxWidth / 2)}\" y=\"{Html.Coordinate(y - boxHeight / 2)}\" width=\"{Html.Coordinate(boxWidth)}\" height=\"{Html.Coordinate(boxHeight)}\" rx=\"6\" fill=\"{fill}\" fill-opacity=\".25\" stroke=\"currentColor\"/>");
        if (label.Length > 0) Text(x, y + 5, label);
    }

    /// <summary>A circle around a centre, its sign in the middle.</summary>
    public void Circle(double x, double y, string sign, double radius = 12)
    {
        shapes.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Html.Coordinate(x)}\" cy=\"{Html.Coordinate(y)}\" r=\"{Html.Coordinate(radius)}\" fill=\"{EntryByEntry}\" fill-opacity=\".25\" stroke=\"currentColor\"/>");
        Text(x, y + 5, sign, upright: true);
    }

    /// <summary>The place where a line divides.</summary>
    public void Dot(double x, double y) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Html.Coordinate(x)}\" cy=\"{Html.Coordinate(y)}\" r=\"3\"/>");

    /// <summary>The border of a cell, dashed, without a fill.</summary>
    public void Frame(double left, double top, double frameWidth, double frameHeight) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(left)}\" y=\"{Html.Coordinate(top)}\" width=\"{Html.Coordinate(frameWidth)}\" height=\"{Html.Coordinate(frameHeight)}\" rx=\"14\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".4\" stroke-dasharray=\"5 4\"/>");

    /// <summary>Half a circle to the right, where a line that goes straight up passes over another.</summary>
    public void Bridge(double x, double fromY, double toY) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(x)} {Html.Coordinate(fromY)}A{Html.Coordinate((fromY - toY) / 2)} {Html.Coordinate((fromY - toY) / 2)} 0 0 0 {Html.Coordinate(x)} {Html.Coordinate(toY)}\" fill=\"none\" stroke=\"currentColor\"/>");

    /// <summary>Straight pieces from point to point.</summary>
    public void Line(params ReadOnlySpan<(double X, double Y)> points) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<path d=\"{PathThrough(points)}\" fill=\"none\" stroke=\"currentColor\"/>");

    /// <summary>Straight pieces from point to point, with a head of two short strokes at the end.</summary>
    public void Arrow(params ReadOnlySpan<(double X, double Y)> points) => AppendArrow(points, "stroke=\"currentColor\"");

    /// <summary>A dashed arrow: the way of a gradient.</summary>
    public void GradientArrow(params ReadOnlySpan<(double X, double Y)> points) => AppendArrow(points, $"stroke=\"{EntryByEntry}\" stroke-width=\"1.5\" stroke-dasharray=\"5 3\"");

    private void AppendArrow(ReadOnlySpan<(double X, double Y)> points, string stroke)
    {
        var (from, to) = (points[^2], points[^1]);
        double length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
        double ux = (to.X - from.X) / length * Head, uy = (to.Y - from.Y) / length * Head;
        string head = PathThrough((to.X - ux - uy / 2, to.Y - uy + ux / 2), to, (to.X - ux + uy / 2, to.Y - uy - ux / 2));
        shapes.Append(CultureInfo.InvariantCulture, $"<path d=\"{PathThrough(points)}{head}\" fill=\"none\" {stroke}/>");
    }

    /// <summary>A label; <c>^{...}</c> raises and <c>_{...}</c> lowers a part of it, as in <c>c^{⟨t-1⟩}</c> or <c>Γ_{f}</c>.</summary>
    /// <param name="x">Where its anchor stands.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="label">The text.</param>
    /// <param name="anchor">Which part of the label stands at <paramref name="x"/>: start, middle or end.</param>
    /// <param name="opacity">Below 1 for what is said in passing.</param>
    /// <param name="upright">Signs and sentences stand upright, symbols lean.</param>
    public void Text(double x, double y, string label, string anchor = "middle", string opacity = "1", bool upright = false) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" text-anchor=\"{anchor}\" opacity=\"{opacity}\"{(upright ? " font-style=\"normal\"" : "")}>{WithRaisedParts(label)}</text>");

    /// <summary>A sentence below or beside the drawing.</summary>
    public void Note(double x, double y, string sentence) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" opacity=\".75\" style=\"font:12px sans-serif\">{Html.Escape(sentence)}</text>");

    /// <summary>The name of a part, upright, its middle at <paramref name="x"/>.</summary>
    public void Title(double x, double y, string name) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" text-anchor=\"middle\" style=\"font:12px sans-serif\">{Html.Escape(name)}</text>");

    /// <summary>The whole drawing.</summary>
    public string ToSvg() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Html.Escape(alternativeText)}\" viewBox=\"0 0 {Html.Coordinate(width)} {Html.Coordinate(height)}\" width=\"{Html.Coordinate(width)}\" height=\"{Html.Coordinate(height)}\" style=\"max-width:100%;font:italic 15px serif;fill:currentColor\">{shapes}</svg>";

    private static string PathThrough(params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Html.Coordinate(x)).Append(' ').Append(Html.Coordinate(y));
        return path.ToString();
    }

    /// <summary>Moves the base line for a part and back after it, because not every browser knows baseline-shift.</summary>
    private static string WithRaisedParts(string label)
    {
        var text = new StringBuilder();
        int end = 0, shift = 0;
        foreach (Match part in RaisedOrLowered().Matches(label))
        {
            AppendSpan(text, label[end..part.Index], ref shift, 0, small: false);
            AppendSpan(text, part.Groups[2].Value, ref shift, part.Groups[1].Value == "^" ? -5 : 4, small: true);
            end = part.Index + part.Length;
        }
        AppendSpan(text, label[end..], ref shift, 0, small: false);
        return text.ToString();
    }

    private static void AppendSpan(StringBuilder text, string part, ref int shift, int target, bool small)
    {
        if (part.Length == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"<tspan dy=\"{target - shift}\"{(small ? " font-size=\"11\"" : "")}>{Html.Escape(part)}</tspan>");
        shift = target;
    }

    [GeneratedRegex(@"([\^_])\{([^}]*)\}")]
    private static partial Regex RaisedOrLowered();
}
