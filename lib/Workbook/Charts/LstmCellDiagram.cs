namespace Workbook.Charts;

/// <summary>The LSTM cell: the cell state on the upper line, the hidden state on the lower one, three gates and a candidate between them.</summary>
public sealed class LstmCellDiagram : CellDiagram
{
    private const double Upper = 62, Middle = 125, Layers = 195, Lower = 250;

    private protected override (double Width, double Height) Size => (660, 368);

    private protected override string AlternativeText =>
        "An LSTM cell. The cell state c<t-1> runs from left to right along the upper line: it is multiplied by the forget gate, then the product of update gate and candidate is added, and it leaves as c<t>. " +
        "Below, the state a<t-1> and the input x<t> are stacked and enter four layers: forget gate, update gate and output gate with a sigmoid, the candidate with a tanh. " +
        "The new cell state, squashed by a tanh and multiplied by the output gate, leaves on the lower line as a<t>.";

    private protected override void Draw(Drawing drawing)
    {
        GatedFrame(drawing, 246);
        Kept(drawing, Upper, "c", (170, "×"), (340, "+"));
        Inputs(drawing);
        Gates(drawing);
        Output(drawing);
        Legend(drawing);
    }

    private static void Inputs(Drawing drawing)
    {
        drawing.Line((30, Lower), (430, Lower));
        Input(drawing, 120, below: 312, upTo: Lower);
        drawing.Dot(120, Lower);
        drawing.Text(52, Lower - 10, "a^{⟨t-1⟩}");
        drawing.Text(295, Lower + 18, "[a^{⟨t-1⟩}, x^{⟨t⟩}]", opacity: ".75");
        foreach (double x in new[] { 170.0, 250, 340, 430 }) drawing.Arrow((x, Lower), (x, Layers + 15));
        foreach (double x in new[] { 170.0, 250, 340 }) drawing.Dot(x, Lower);
    }

    private static void Gates(Drawing drawing)
    {
        Layer(drawing, 170, Layers, "σ");
        Layer(drawing, 250, Layers, "σ");
        Layer(drawing, 340, Layers, "tanh");
        Layer(drawing, 430, Layers, "σ");
        drawing.Arrow((170, Layers - 15), (170, Upper + 12));
        drawing.Arrow((250, Layers - 15), (250, Middle), (328, Middle));
        drawing.Arrow((340, Layers - 15), (340, Middle + 12));
        drawing.Circle(340, Middle, "×");
        drawing.Arrow((340, Middle - 12), (340, Upper + 12));
        drawing.Text(178, Middle + 5, "Γ_{f}", "start");
        drawing.Text(258, Middle - 8, "Γ_{u}", "start");
        drawing.Text(348, Middle + 36, "c̃^{⟨t⟩}", "start");
    }

    private static void Output(Drawing drawing)
    {
        drawing.Dot(510, Upper);
        drawing.Arrow((510, Upper), (510, Middle - 15));
        drawing.Box(510, Middle, 44, 30, "tanh", Drawing.EntryByEntry);
        drawing.Arrow((510, Middle + 15), (510, Layers - 12));
        drawing.Arrow((452, Layers), (498, Layers));
        drawing.Circle(510, Layers, "×");
        drawing.Arrow((510, Layers + 12), (510, Lower), (630, Lower));
        drawing.Text(475, Layers - 9, "Γ_{o}");
        drawing.Text(606, Lower - 10, "a^{⟨t⟩}");
    }
}
