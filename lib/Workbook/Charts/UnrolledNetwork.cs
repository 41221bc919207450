using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a recurrent network unrolled in time: one box per step, the same weights in each, the state handed on.</summary>
public sealed class UnrolledNetwork : Picture
{
    private const double Pitch = 120, Box = 56, Top = 70, Margin = 70;
    private readonly int steps;

    /// <summary>Draws a number of steps.</summary>
    /// <param name="steps">1 to 12; the last one is labelled Tx.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 12 steps.</exception>
    public UnrolledNetwork(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 12);
        this.steps = steps;
    }

    private string AlternativeText => string.Create(CultureInfo.InvariantCulture,
        $"A recurrent network unrolled over {steps} steps: x<t> enters each cell from below through Wax, a<t-1> from the left through Waa, yHat<t> leaves upwards through Wya; the weights are the same in every cell.");

    /// <inheritdoc/>
    public override string ToString() => AlternativeText;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        double width = 2 * Margin + (steps - 1) * Pitch + Box, height = Top + Box + 80;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Html.Escape(AlternativeText)}\" viewBox=\"0 0 {Html.Coordinate(width)} {Html.Coordinate(height)}\" width=\"{Html.Coordinate(width)}\" height=\"{Html.Coordinate(height)}\" style=\"max-width:100%;font:14px serif;font-style:italic;fill:currentColor\">");
        for (int step = 0; step < steps; step++) AppendStep(svg, step);
        return svg.Append("</svg>").ToString();
    }

    private void AppendStep(StringBuilder svg, int step)
    {
        double x = Margin + step * Pitch, middle = x + Box / 2, row = Top + Box / 2;
        string time = step == steps - 1 && steps > 1 ? "Tx" : (step + 1).ToString(CultureInfo.InvariantCulture);
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Html.Coordinate(x)}\" y=\"{Top}\" width=\"{Box}\" height=\"{Box}\" rx=\"8\" fill=\"#2c7fd0\" fill-opacity=\".2\" stroke=\"currentColor\"/>");
        AppendText(svg, middle, row + 5, "tanh", "middle");
        AppendArrow(svg, x - (step == 0 ? 40 : Pitch - Box), row, x, row);
        AppendText(svg, x - (step == 0 ? 22 : (Pitch - Box) / 2), row - 8, step == 0 ? "a<0>" : $"a<{step.ToString(CultureInfo.InvariantCulture)}>", "middle");
        AppendText(svg, x - (step == 0 ? 22 : (Pitch - Box) / 2), row + 18, "Waa", "middle", ".65");
        AppendArrow(svg, middle, Top + Box + 42, middle, Top + Box);
        AppendText(svg, middle, Top + Box + 60, $"x<{time}>", "middle");
        AppendText(svg, middle + 6, Top + Box + 26, "Wax", "start", ".65");
        AppendArrow(svg, middle, Top, middle, Top - 36);
        AppendText(svg, middle, Top - 44, $"ŷ<{time}>", "middle");
        AppendText(svg, middle + 6, Top - 14, "Wya", "start", ".65");
        if (step == steps - 1) AppendArrow(svg, x + Box, row, x + Box + 40, row);
        if (step == steps - 1) AppendText(svg, x + Box + 22, row - 8, $"a<{time}>", "middle");
    }

    private static void AppendText(StringBuilder svg, double x, double y, string text, string anchor, string opacity = "1") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" text-anchor=\"{anchor}\" opacity=\"{opacity}\">{Html.Escape(text)}</text>");

    /// <summary>A line with a head of two short strokes at its end.</summary>
    private static void AppendArrow(StringBuilder svg, double fromX, double fromY, double toX, double toY)
    {
        double length = Math.Sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
        double ux = (toX - fromX) / length * 7, uy = (toY - fromY) / length * 7;
        string head = $"{Html.Coordinate(toX - ux - uy / 2)} {Html.Coordinate(toY - uy + ux / 2)} L{Html.Coordinate(toX)} {Html.Coordinate(toY)} L{Html.Coordinate(toX - ux + uy / 2)} {Html.Coordinate(toY - uy - ux / 2)}";
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(fromX)} {Html.Coordinate(fromY)} L{Html.Coordinate(toX)} {Html.Coordinate(toY)} M{head}\" fill=\"none\" stroke=\"currentColor\"/>");
    }
}
