namespace Workbook.Charts;

/// <summary>The plain recurrent cell: one layer with a tanh makes the new state, one with a softmax the prediction.</summary>
public sealed class RnnCellDiagram : CellDiagram
{
    private const double Upper = 62, Lower = 175;

    private protected override (double Width, double Height) Size => (560, 284);

    private protected override string AlternativeText =>
        "A plain recurrent cell. The state a<t-1> from the left and the input x<t> from below enter one layer with a tanh, through Waa and Wax. " +
        "What leaves it is the new state a<t>: it goes on to the right, to the next step, and upwards through a layer with a softmax, Wya, to the prediction yHat<t>.";

    private protected override void Draw(Drawing drawing)
    {
        drawing.Frame(110, 90, 340, 120);
        drawing.Arrow((30, Lower), (208, Lower));
        drawing.Text(60, Lower - 10, "a^{⟨t-1⟩}");
        drawing.Text(165, Lower - 8, "W_{aa}", opacity: ".75");
        drawing.Arrow((230, 235), (230, Lower + 15));
        drawing.Text(246, 238, "x^{⟨t⟩}", "start");
        drawing.Text(238, Lower + 28, "W_{ax}", "start", ".75");
        Layer(drawing, 230, Lower, "tanh");
        drawing.Arrow((252, Lower), (530, Lower));
        drawing.Text(500, Lower - 10, "a^{⟨t⟩}");
        drawing.Dot(360, Lower);
        drawing.Arrow((360, Lower), (360, 145));
        drawing.Text(368, 162, "W_{ya}", "start", ".75");
        drawing.Box(360, 130, 74, 30, "softmax", Drawing.WithWeights);
        drawing.Arrow((360, 115), (360, Upper));
        drawing.Text(360, Upper - 10, "ŷ^{⟨t⟩}");
        drawing.Note(20, Size.Height - 10, "Boxes: layers with weights and a bias of their own. The dot: the state goes both ways.");
    }
}
