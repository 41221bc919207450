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

    /// <summary>How to read boxes and circles, in the lower left corner.</summary>
    private protected void Legend(Drawing drawing) =>
        drawing.Note(20, Size.Height - 10, "Boxes in blue: layers with weights and a bias of their own. In orange: entry by entry, without weights.");
}
