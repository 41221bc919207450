namespace Workbook.Charts;

/// <summary>The full GRU cell in the lecture's form: the memory on the upper line, update gate, relevance gate and candidate below it.</summary>
public sealed class GruCellDiagram : CellDiagram
{
    private const double Memory = 62, Writing = 128, Candidate = 185, Gates = 245, Stacked = 300;

    private protected override (double Width, double Height) Size => (660, 416);

    private protected override string AlternativeText =>
        "A full GRU cell. The memory c<t-1> runs from left to right along the upper line: it is multiplied by one minus the update gate, then the product of update gate and candidate is added, and it leaves as c<t>. " +
        "Memory and input x<t> are stacked and enter two layers with a sigmoid, the relevance gate and the update gate. " +
        "The memory, multiplied by the relevance gate, is stacked with x<t> and enters the candidate's layer, which has a tanh.";

    private protected override void Draw(Drawing drawing)
    {
        GatedFrame(drawing, 300);
        Kept(drawing, Memory, "c", (420, "×"), (500, "+"));
        Inputs(drawing);
        RelevanceAndCandidate(drawing);
        UpdateGate(drawing);
        Legend(drawing);
    }

    private static void Inputs(Drawing drawing)
    {
        drawing.Dot(115, Memory);
        drawing.Line((115, Memory), (115, Stacked), (280, Stacked));
        Input(drawing, 145, below: 362, upTo: Stacked);
        drawing.Dot(145, Stacked);
        drawing.Text(242, Stacked + 18, "[c^{⟨t-1⟩}, x^{⟨t⟩}]", opacity: ".75");
        drawing.Dot(200, Stacked);
        drawing.Arrow((200, Stacked), (200, Gates + 15));
        drawing.Arrow((280, Stacked), (280, Gates + 15));
    }

    private static void RelevanceAndCandidate(Drawing drawing)
    {
        Layer(drawing, 200, Gates, "σ");
        drawing.Dot(200, Memory);
        drawing.Arrow((200, Memory), (200, Candidate - 12));
        drawing.Arrow((200, Gates - 15), (200, Candidate + 12));
        drawing.Circle(200, Candidate, "×");
        drawing.Arrow((212, Candidate), (368, Candidate));
        Layer(drawing, 390, Candidate, "tanh");
        Input(drawing, 390, below: 362, upTo: Candidate + 15);
        drawing.Text(192, Candidate + 35, "Γ_{r}", "end");
        drawing.Text(325, Candidate - 8, "Γ_{r} ⊙ c^{⟨t-1⟩}");
        drawing.Arrow((412, Candidate), (500, Candidate), (500, Writing + 12));
        drawing.Text(452, Candidate - 8, "c̃^{⟨t⟩}");
    }

    /// <summary>The update gate's line passes over that of the weighed memory, in a small bridge.</summary>
    private static void UpdateGate(Drawing drawing)
    {
        Layer(drawing, 280, Gates, "σ");
        drawing.Line((280, Gates - 15), (280, Candidate + 8));
        drawing.Bridge(280, Candidate + 8, Candidate - 8);
        drawing.Arrow((280, Candidate - 8), (280, Writing), (488, Writing));
        drawing.Circle(500, Writing, "×");
        drawing.Arrow((500, Writing - 12), (500, Memory + 12));
        drawing.Dot(420, Writing);
        drawing.Line((420, Writing), (420, 110));
        drawing.Circle(420, 98, "1−");
        drawing.Arrow((420, 86), (420, Memory + 12));
        drawing.Text(288, Writing - 8, "Γ_{u}", "start");
    }
}
