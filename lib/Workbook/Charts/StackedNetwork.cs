using System.Globalization;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a deep recurrent network: layers on top of each other, each reading the states of the one below, step by step.</summary>
public sealed class StackedNetwork : Picture
{
    private const double Pitch = 150, Rise = 108, Margin = 150, Half = 30, Top = 98;
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
        var drawing = new Drawing(Margin + (steps - 1) * Pitch + Half + 20, Top + layers.Count * Rise - 4, ToString());
        for (int layer = 0; layer < layers.Count; layer++)
        {
            drawing.Text(4, Row(layer) + 5, layers[layer], "start", upright: true);
            for (int step = 0; step < steps; step++) DrawCell(drawing, layer, step);
        }
        return drawing.ToSvg();
    }

    private double Row(int layer) => Top + (layers.Count - 1 - layer) * Rise;

    private void DrawCell(Drawing drawing, int layer, int step)
    {
        double x = Margin + step * Pitch, y = Row(layer);
        string time = step == steps - 1 && steps > 1 ? "Tx" : (step + 1).ToString(CultureInfo.InvariantCulture);
        drawing.Box(x, y, 2 * Half, 2 * Half, string.Create(CultureInfo.InvariantCulture, $"a^{{[{layer + 1}]⟨{time}⟩}}"), layer % 2 == 0 ? Drawing.WithWeights : Drawing.EntryByEntry);
        drawing.Arrow((x, y + Rise - Half), (x, y + Half));
        if (layer == 0) drawing.Text(x, y + Rise - Half + 18, $"x^{{⟨{time}⟩}}");
        if (step < steps - 1) drawing.Arrow((x + Half, y), (x + Pitch - Half, y));
        if (layer < layers.Count - 1) return;
        drawing.Arrow((x, y - Half), (x, y - Half - 36));
        drawing.Text(x, y - Half - 45, $"ŷ^{{⟨{time}⟩}}");
    }
}
