using System.Globalization;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a deep recurrent network: layers on top of each other, each reading the states of the one below, step by step.</summary>
public sealed class StackedNetwork : Picture
{
    private const double Pitch = 140, Rise = 104, Margin = 110, Top = 60;
    private readonly int steps;
    private readonly IReadOnlyList<string> layers;

    /// <summary>Draws layers over a number of steps.</summary>
    /// <param name="steps">1 to 8; the last one is labelled Tx.</param>
    /// <param name="layers">The name of each layer, the lowest first: 1 to 4 names.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many steps or layers.</exception>
    public StackedNetwork(int steps, params string[] layers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 8);
        ArgumentOutOfRangeException.ThrowIfZero(layers.Length, nameof(layers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layers.Length, 4, nameof(layers));
        (this.steps, this.layers) = (steps, layers);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"A deep recurrent network over {steps} steps with {layers.Count} layers, from below: {string.Join(", ", layers)}. Each layer hands its state to its own next step and to the layer above; yHat<t> reads the top layer.");

    /// <inheritdoc/>
    public override string ToHtml()
    {
        const double Box = NetworkDrawing.Box;
        var drawing = new NetworkDrawing(Margin + 50 + (steps - 1) * Pitch + Box, Top + layers.Count * Rise + 24, ToString());
        for (int layer = 0; layer < layers.Count; layer++)
        {
            drawing.AddText(4, Row(layer) + Box / 2 + 5, layers[layer], "start");
            for (int step = 0; step < steps; step++) AddCell(drawing, layer, step);
        }
        return drawing.ToHtml();
    }

    private double Row(int layer) => Top + (layers.Count - 1 - layer) * Rise;

    private void AddCell(NetworkDrawing drawing, int layer, int step)
    {
        const double Box = NetworkDrawing.Box;
        double x = Margin + step * Pitch, y = Row(layer), middle = x + Box / 2;
        string time = NetworkDrawing.Time(step, steps);
        drawing.AddBox(x, y, string.Create(CultureInfo.InvariantCulture, $"a[{layer + 1}]"), NetworkDrawing.Colours[layer % NetworkDrawing.Colours.Count]);
        drawing.AddArrow(middle, y + Rise, middle, y + Box);
        if (layer == 0) drawing.AddText(middle, y + Rise + 16, $"x<{time}>");
        if (step < steps - 1) drawing.AddArrow(x + Box, y + Box / 2, x + Pitch, y + Box / 2);
        if (layer < layers.Count - 1) return;
        drawing.AddArrow(middle, y, middle, y - 34);
        drawing.AddText(middle, y - 42, $"ŷ<{time}>");
    }
}
