using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>The five shapes of input and output side by side: which steps read, which answer, and where a state is handed on.</summary>
public sealed class InputOutputShapes : Picture
{
    private const double Pitch = 40, Side = 26, Row = 92, Arrow = 32, Between = 34, Margin = 24;

    private static readonly (string Name, bool[] Reads, bool[] Answers)[] Shapes =
    [
        ("one-to-one", [true], [true]),
        ("one-to-many", [true, false, false], [true, true, true]),
        ("many-to-one", [true, true, true], [false, false, true]),
        ("many-to-many, synced", [true, true, true], [true, true, true]),
        ("encoder-decoder", [true, true, false, false], [false, false, true, true]),
    ];

    /// <inheritdoc/>
    public override string ToString() =>
        "Five networks, one box per step, inputs from below, answers upwards, the state from each box to the next. " +
        "One-to-one: one box reads and answers. One-to-many: the first box reads, all answer. Many-to-one: all read, the last answers. " +
        "Many-to-many, synced: every box reads and answers. Encoder-decoder: the first boxes only read, the others only answer.";

    /// <inheritdoc/>
    public override string ToHtml()
    {
        double x = Margin;
        var places = new List<double>();
        foreach (var shape in Shapes)
        {
            places.Add(x);
            x += WidthOf(shape.Reads.Length) + Between;
        }
        var drawing = new Drawing(x - Between + Margin, Row + Side / 2 + Arrow + 62, ToString());
        for (int i = 0; i < Shapes.Length; i++) Draw(drawing, places[i], Shapes[i].Name, Shapes[i].Reads, Shapes[i].Answers);
        return drawing.ToSvg();
    }

    /// <summary>A single box takes more room than it needs, for its name below it.</summary>
    private static double WidthOf(int boxes) => Math.Max(2, boxes) * Pitch;

    private static void Draw(Drawing drawing, double left, string name, bool[] reads, bool[] answers)
    {
        double middle = left + WidthOf(reads.Length) / 2, first = middle - (reads.Length - 1) * Pitch / 2;
        for (int step = 0; step < reads.Length; step++)
        {
            double x = first + step * Pitch;
            drawing.Box(x, Row, Side, Side, "", Drawing.WithWeights);
            if (step > 0) drawing.Arrow((x - Pitch + Side / 2, Row), (x - Side / 2, Row));
            if (reads[step])
            {
                drawing.Arrow((x, Row + Side / 2 + Arrow), (x, Row + Side / 2));
                drawing.Text(x, Row + Side / 2 + Arrow + 14, "x");
            }
            if (answers[step])
            {
                drawing.Arrow((x, Row - Side / 2), (x, Row - Side / 2 - Arrow));
                drawing.Text(x, Row - Side / 2 - Arrow - 7, "ŷ");
            }
        }
        drawing.Title(middle, Row + Side / 2 + Arrow + 44, name);
    }
}
