using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a bidirectional network: one row of cells that hands its state to the right, one that hands it to the left, an output that reads both.</summary>
public sealed class BidirectionalNetwork : Picture
{
    private const double Pitch = 130, Margin = 60, Shift = 26, Upper = 96, Lower = 196;
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
        const double Box = NetworkDrawing.Box;
        var drawing = new NetworkDrawing(2 * Margin + (steps - 1) * Pitch + Box + Shift, Lower + Box + 70, ToString());
        for (int step = 0; step < steps; step++) AddStep(drawing, step, Margin + step * Pitch);
        return drawing.ToHtml();
    }

    private void AddStep(NetworkDrawing drawing, int step, double x)
    {
        const double Box = NetworkDrawing.Box;
        string time = NetworkDrawing.Time(step, steps);
        double forward = x + Box / 2, backward = forward + Shift, input = Lower + Box + 44, output = Upper - 44;
        drawing.AddBox(x, Lower, "a→", NetworkDrawing.Colours[0]);
        drawing.AddBox(x + Shift, Upper, "a←", NetworkDrawing.Colours[1]);
        drawing.AddArrow(forward, input, forward, Lower + Box);
        drawing.AddArrow(x + Box + 13, input, x + Box + 13, Upper + Box);
        drawing.AddText(x + Box / 2 + Shift, input + 16, $"x<{time}>");
        drawing.AddArrow(x + 13, Lower, x + 13, output);
        drawing.AddArrow(backward + 8, Upper, backward + 8, output);
        drawing.AddText(x + Box / 2 + 8, output - 10, $"ŷ<{time}>");
        if (step == steps - 1) return;
        drawing.AddArrow(x + Box, Lower + Box / 2, x + Pitch, Lower + Box / 2);
        drawing.AddArrow(x + Pitch + Shift, Upper + Box / 2, x + Shift + Box, Upper + Box / 2);
    }
}
