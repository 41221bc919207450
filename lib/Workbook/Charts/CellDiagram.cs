using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>
/// What happens inside one cell of a recurrent network, from the left to the right: boxes are layers with weights of
/// their own, circles work entry by entry, a dot is a place where a line divides.
/// </summary>
public abstract class CellDiagram : Picture
{
    /// <summary>What the drawing says; also its alternative text.</summary>
    private protected abstract string AlternativeText { get; }

    private protected abstract (double Width, double Height) Size { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => AlternativeText;

    /// <inheritdoc/>
    public sealed override string ToHtml()
    {
        var drawing = new Drawing(Size.Width, Size.Height, AlternativeText);
        Draw(drawing);
        return drawing.ToSvg();
    }

    private protected abstract void Draw(Drawing drawing);

    /// <summary>A layer: a box of one size, its name beside the line that leaves it upwards.</summary>
    private protected static void Layer(Drawing drawing, double x, double y, string squashing) =>
        drawing.Box(x, y, 44, 30, squashing, Drawing.WithWeights);

    /// <summary>The frame of a gated cell, from its upper edge to its lower one.</summary>
    private protected static void GatedFrame(Drawing drawing, double height) => drawing.Frame(88, 28, 484, height);

    /// <summary>What a gated cell keeps, on its way from the step before to the next one: a line from left to right, with a circle for all that happens to it.</summary>
    private protected static void Kept(Drawing drawing, double y, string name, params (double X, string Sign)[] operations)
    {
        double from = 30;
        foreach (var (x, sign) in operations)
        {
            drawing.Arrow((from, y), (x - 12, y));
            drawing.Circle(x, y, sign);
            from = x + 12;
        }
        drawing.Arrow((from, y), (630, y));
        drawing.Text(52, y - 10, $"{name}^{{⟨t-1⟩}}");
        drawing.Text(606, y - 10, $"{name}^{{⟨t⟩}}");
    }

    /// <summary>The input of the step, from below the frame up to where it is read.</summary>
    private protected static void Input(Drawing drawing, double x, double below, double upTo)
    {
        drawing.Arrow((x, below), (x, upTo));
        drawing.Text(x, below + 15, "x^{⟨t⟩}");
    }

    /// <summary>How to read boxes and circles, in the lower left corner.</summary>
    private protected void Legend(Drawing drawing) =>
        drawing.Note(20, Size.Height - 10, "Boxes in blue: layers with weights and a bias of their own. In orange: entry by entry, without weights.");
}
