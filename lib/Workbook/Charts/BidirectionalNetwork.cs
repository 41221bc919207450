using System.Globalization;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a bidirectional network: one row of cells that hands its state to the right, one that hands it to the left, an output that reads both.</summary>
public sealed class BidirectionalNetwork : Picture
{
    private const double Pitch = 140, Margin = 70, Half = 30, Shift = 26, Upper = 118, Lower = 222;
    private readonly int steps;

    /// <summary>Draws a number of steps.</summary>
    /// <param name="steps">2 to 10; the last one is labelled Tx.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 or more than 10 steps.</exception>
    public BidirectionalNetwork(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 10);
        this.steps = steps;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"A bidirectional network over {steps} steps: x<t> enters a forward cell, which hands its state to the right, and a backward cell, which hands its state to the left; yHat<t> reads the states of both at step t.";

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var drawing = new Drawing(2 * Margin + (steps - 1) * Pitch + Shift, Lower + Half + 74, ToString());
        for (int step = 0; step < steps; step++) DrawStep(drawing, step, Margin + step * Pitch);
        return drawing.ToSvg();
    }

    /// <summary>The forward cell's middle is at <paramref name="x"/>, the backward cell stands above it and a little to the right, so that no arrow meets a box that it passes.</summary>
    private void DrawStep(Drawing drawing, int step, double x)
    {
        string time = step == steps - 1 ? "Tx" : (step + 1).ToString(CultureInfo.InvariantCulture);
        double input = Lower + Half + 46, output = Upper - Half - 44, past = x + Half + 13, backward = x + Shift;
        drawing.Box(x, Lower, 2 * Half, 2 * Half, $"a→^{{⟨{time}⟩}}", Drawing.WithWeights);
        drawing.Box(backward, Upper, 2 * Half, 2 * Half, $"a←^{{⟨{time}⟩}}", Drawing.EntryByEntry);
        drawing.Arrow((x, input), (x, Lower + Half));
        drawing.Arrow((past, input), (past, Upper + Half));
        drawing.Text((x + past) / 2, input + 18, $"x^{{⟨{time}⟩}}");
        drawing.Arrow((x - Half + 14, Lower - Half), (x - Half + 14, output));
        drawing.Arrow((backward + 8, Upper - Half), (backward + 8, output));
        drawing.Text(x + 9, output - 9, $"ŷ^{{⟨{time}⟩}}");
        if (step == steps - 1) return;
        drawing.Arrow((x + Half, Lower), (x + Pitch - Half, Lower));
        drawing.Arrow((backward + Pitch - Half, Upper), (backward + Half, Upper));
    }
}
