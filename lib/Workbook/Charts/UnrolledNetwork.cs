using System.Globalization;
using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The picture of a recurrent network unrolled in time: one box per step, the same weights in each, the state handed on.</summary>
public sealed class UnrolledNetwork : Picture
{
    private const double Pitch = 130, Half = 28, Margin = 80, Row = 98;
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

    /// <summary>Whether the gradients on their way back are drawn, too, in dashed lines.</summary>
    public bool Backward { get; init; }

    private string AlternativeText => string.Create(CultureInfo.InvariantCulture,
        $"A recurrent network unrolled over {steps} steps: x<t> enters each cell from below through Wax, a<t-1> from the left through Waa, yHat<t> leaves upwards through Wya; the weights are the same in every cell.{(Backward ? " Gradients go the other way: into each cell from its own loss above, as da<t>, and from the step after it, and on to the step before it." : "")}");

    /// <inheritdoc/>
    public override string ToString() => AlternativeText;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var drawing = new Drawing(2 * (Margin + Half) + (steps - 1) * Pitch, Row + Half + 80, AlternativeText);
        for (int step = 0; step < steps; step++) DrawStep(drawing, step);
        if (Backward) DrawGradients(drawing);
        return drawing.ToSvg();
    }

    private void DrawStep(Drawing drawing, int step)
    {
        double x = Margin + Half + step * Pitch, before = step == 0 ? x - Half - 60 : x - Pitch + Half;
        string time = step == steps - 1 && steps > 1 ? "Tx" : (step + 1).ToString(CultureInfo.InvariantCulture);
        drawing.Box(x, Row, 2 * Half, 2 * Half, "tanh", Drawing.WithWeights);
        drawing.Arrow((before, Row), (x - Half, Row));
        drawing.Text((before + x - Half) / 2, Row - 9, string.Create(CultureInfo.InvariantCulture, $"a^{{⟨{step}⟩}}"));
        if (!Backward) drawing.Text((before + x - Half) / 2, Row + 18, "W_{aa}", opacity: ".75");
        drawing.Arrow((x, Row + Half + 42), (x, Row + Half));
        drawing.Text(x, Row + Half + 60, $"x^{{⟨{time}⟩}}");
        drawing.Text(x + 6, Row + Half + 26, "W_{ax}", "start", ".75");
        drawing.Arrow((x, Row - Half), (x, Row - Half - 36));
        drawing.Text(x, Row - Half - 44, $"ŷ^{{⟨{time}⟩}}");
        if (!Backward) drawing.Text(x + 6, Row - Half - 14, "W_{ya}", "start", ".75");
        if (step < steps - 1) return;
        drawing.Arrow((x + Half, Row), (x + Half + 60, Row));
        drawing.Text(x + Half + 28, Row - 9, $"a^{{⟨{time}⟩}}");
    }

    /// <summary>One arrow down from each loss, one to the left between any two cells and out of the first.</summary>
    private void DrawGradients(Drawing drawing)
    {
        for (int step = 0; step < steps; step++)
        {
            double x = Margin + Half + step * Pitch, left = step == 0 ? x - Half - 60 : x - Pitch + Half;
            string time = step == steps - 1 && steps > 1 ? "Tx" : (step + 1).ToString(CultureInfo.InvariantCulture);
            drawing.GradientArrow((x + 12, Row - Half - 36), (x + 12, Row - Half));
            drawing.Text(x + 18, Row - Half - 14, $"da^{{⟨{time}⟩}}", "start");
            drawing.GradientArrow((x - Half, Row + 14), (left, Row + 14));
            drawing.Text((left + x - Half) / 2, Row + 34, step == 0 ? "da^{⟨0⟩}" : "dz W_{aa}");
        }
    }
}
