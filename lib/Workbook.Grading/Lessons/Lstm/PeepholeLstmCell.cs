using Workbook.Grading.Specification;
using static TorchSharp.torch;
using static Workbook.Grading.Lessons.Lstm.LstmStep;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>An LSTM cell whose gates also see the cell, each unit its own entry only.</summary>
internal sealed class PeepholeLstmCell : FunctionExercise
{
    public override string Id => "peephole-lstm-cell";

    public override string Title => "Peepholes";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["state a<t>", "cell c<t>"];

    public override IReadOnlyList<string> Hints =>
    [
        "Each gate gets one more term before its sigmoid. Which cell is already known when the gate is computed?",
        "A peephole is a product entry by entry: a vector of shape (hidden) times a cell of shape (batch, hidden), which broadcasting repeats for every row. The candidate has none.",
        "The forget and update gates have the shape (stacked.mm(... .t()) + ... * cPrev + ...).sigmoid(). Then the candidate and cNext as before; only then the output gate, in the same shape with the new cell.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("output-gate-sees-the-old-cell", "The output gate looks at c<t-1>. Some lecture notes write it so in all three gates, and it learns, but a step late. The gate decides what to say of the new cell, so in the form used here, that of the papers, it looks at c<t>, which is computed before it.", From((s, w, p) => Cell(s, w, p, outputSeesOldCell: true))),
        new("peepholes-left-out", "The peepholes are not used: this is the plain cell, whose gates see only what the output gate has let out.", From((s, w, p) => Cell(s, w, new Peepholes(zeros_like(p.f), zeros_like(p.u), zeros_like(p.o))))),
        new("output-peephole-left-out", "The output gate has no peephole. All three gates have one, and this one lets the cell decide when to speak.", From((s, w, p) => Cell(s, w, p with { o = zeros_like(p.o) }))),
        new("candidate-peeps-too", "The candidate sees the cell as well. Peepholes lead to gates only; the candidate is content.", From((s, w, p) => Cell(s, w, p, candidatePeeps: true))),
        new("added-after-the-sigmoid", "The peephole's term is added after the sigmoid, so a gate can leave the interval from 0 to 1.", From(AddedAfterSigmoid)),
        new("peepholes-swapped", "The peepholes of forget and update gate are swapped. Both look at the same old cell, but what makes a gate keep should not make it write.", From((s, w, p) => Cell(s, w, p with { f = p.u, u = p.f }))),
        new("sum-over-units", "Every gate sees the sum over all entries of the cell. A peephole is element by element: the fifth entry of the cell is seen by the fifth gate only.", From(SumOverUnits)),
        new("output-gate-sees-tanh-of-cell", "The output gate looks at tanh(c<t>). It looks at the cell itself, before the tanh.", From((s, w, p) => Cell(s, w, p, outputSeesTanh: true))),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("diagonal matrices", From(DiagonalMatrices)),
        new("forget and update gate in one product", From(OneProduct)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in LstmSizes.OfCells)
            yield return new Case(size.CellText, [.. size.StepInputs(random), size.Cell(random), .. size.Weights(random),
                size.Tensor(random, size.Hidden), size.Tensor(random, size.Hidden), size.Tensor(random, size.Hidden)]);
    }

    private static (Tensor aNext, Tensor cNext) Solve(Tensor xt, Tensor aPrev, Tensor cPrev,
        Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo, Tensor pf, Tensor pu, Tensor po) =>
        Cell(new Inputs(cat([aPrev, xt], 1), cPrev), new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo), new Peepholes(pf, pu, po));

    private static Delegate From(Func<Inputs, LstmWeights, Peepholes, (Tensor, Tensor)> cell) =>
        (Tensor xt, Tensor aPrev, Tensor cPrev, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo, Tensor pf, Tensor pu, Tensor po) =>
            cell(new Inputs(cat([aPrev, xt], 1), cPrev), new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo), new Peepholes(pf, pu, po));

    private static (Tensor aNext, Tensor cNext) Cell(Inputs s, LstmWeights w, Peepholes p, bool outputSeesOldCell = false, bool candidatePeeps = false, bool outputSeesTanh = false)
    {
        var gammaF = (Affine(s.Stacked, w.Wf, w.bf) + p.f * s.CPrev).sigmoid();
        var gammaU = (Affine(s.Stacked, w.Wu, w.bu) + p.u * s.CPrev).sigmoid();
        var content = Affine(s.Stacked, w.Wc, w.bc);
        var cNext = gammaF * s.CPrev + gammaU * (candidatePeeps ? content + p.u * s.CPrev : content).tanh();
        var seen = outputSeesOldCell ? s.CPrev : outputSeesTanh ? cNext.tanh() : cNext;
        return ((Affine(s.Stacked, w.Wo, w.bo) + p.o * seen).sigmoid() * cNext.tanh(), cNext);
    }

    private static (Tensor, Tensor) AddedAfterSigmoid(Inputs s, LstmWeights w, Peepholes p)
    {
        var gammaF = Affine(s.Stacked, w.Wf, w.bf).sigmoid() + p.f * s.CPrev;
        var gammaU = Affine(s.Stacked, w.Wu, w.bu).sigmoid() + p.u * s.CPrev;
        var cNext = gammaF * s.CPrev + gammaU * Affine(s.Stacked, w.Wc, w.bc).tanh();
        return ((Affine(s.Stacked, w.Wo, w.bo).sigmoid() + p.o * cNext) * cNext.tanh(), cNext);
    }

    private static (Tensor, Tensor) SumOverUnits(Inputs s, LstmWeights w, Peepholes p) =>
        WithPeepholes(s, w, (gate, cell) => (cell * gate(p)).sum(1, keepdim: true));

    private static (Tensor, Tensor) DiagonalMatrices(Inputs s, LstmWeights w, Peepholes p) =>
        WithPeepholes(s, w, (gate, cell) => cell.mm(diag(gate(p))));

    /// <summary>The cell with some other term in place of the element-wise product.</summary>
    private static (Tensor, Tensor) WithPeepholes(Inputs s, LstmWeights w, Func<Func<Peepholes, Tensor>, Tensor, Tensor> term)
    {
        var gammaF = (Affine(s.Stacked, w.Wf, w.bf) + term(p => p.f, s.CPrev)).sigmoid();
        var gammaU = (Affine(s.Stacked, w.Wu, w.bu) + term(p => p.u, s.CPrev)).sigmoid();
        var cNext = gammaF * s.CPrev + gammaU * Affine(s.Stacked, w.Wc, w.bc).tanh();
        return ((Affine(s.Stacked, w.Wo, w.bo) + term(p => p.o, cNext)).sigmoid() * cNext.tanh(), cNext);
    }

    private static (Tensor, Tensor) OneProduct(Inputs s, LstmWeights w, Peepholes p)
    {
        var both = (Affine(s.Stacked, cat([w.Wf, w.Wu], 0), cat([w.bf, w.bu], 0)) + cat([p.f, p.u], 0) * cat([s.CPrev, s.CPrev], 1)).sigmoid().chunk(2, 1);
        var cNext = both[0] * s.CPrev + both[1] * Affine(s.Stacked, w.Wc, w.bc).tanh();
        return ((Affine(s.Stacked, w.Wo, w.bo) + cNext * p.o).sigmoid() * cNext.tanh(), cNext);
    }

    private sealed record Inputs(Tensor Stacked, Tensor CPrev);

    private sealed record Peepholes(Tensor f, Tensor u, Tensor o);
}
