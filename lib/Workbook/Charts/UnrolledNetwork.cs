using System.Globalization;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a recurrent network unrolled in time: one box per step, the same weights in each, the state handed on.</summary>
public sealed class UnrolledNetwork : Picture
{
    private const double Pitch = 120, Top = 70, Margin = 70;
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
        var drawing = new NetworkDrawing(2 * Margin + (steps - 1) * Pitch + NetworkDrawing.Box, Top + NetworkDrawing.Box + 80, AlternativeText);
        for (int step = 0; step < steps; step++) AddStep(drawing, step);
        return drawing.ToHtml();
    }

    private void AddStep(NetworkDrawing drawing, int step)
    {
        const double Box = NetworkDrawing.Box;
        double x = Margin + step * Pitch, middle = x + Box / 2, row = Top + Box / 2, before = step == 0 ? 22 : (Pitch - Box) / 2;
        string time = NetworkDrawing.Time(step, steps);
        drawing.AddBox(x, Top, "tanh", NetworkDrawing.Colours[0]);
        drawing.AddArrow(x - (step == 0 ? 40 : Pitch - Box), row, x, row);
        drawing.AddText(x - before, row - 8, string.Create(CultureInfo.InvariantCulture, $"a<{step}>"));
        drawing.AddText(x - before, row + 18, "Waa", faint: true);
        drawing.AddArrow(middle, Top + Box + 42, middle, Top + Box);
        drawing.AddText(middle, Top + Box + 60, $"x<{time}>");
        drawing.AddText(middle + 6, Top + Box + 26, "Wax", "start", faint: true);
        drawing.AddArrow(middle, Top, middle, Top - 36);
        drawing.AddText(middle, Top - 44, $"ŷ<{time}>");
        drawing.AddText(middle + 6, Top - 14, "Wya", "start", faint: true);
        if (step < steps - 1) return;
        drawing.AddArrow(x + Box, row, x + Box + 40, row);
        drawing.AddText(x + Box + 22, row - 8, $"a<{time}>");
    }
}
