using Workbook.Grading.Specification;
using static TorchSharp.torch;
using static Workbook.Grading.Lessons.Lstm.LstmStep;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>One step of the LSTM: gates and candidate, the new cell, the new state.</summary>
internal sealed class LstmCellForward : FunctionExercise
{
    public override string Id => "lstm-cell-forward";

    public override string Title => "One step of the LSTM";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["forget-gate"];

    public override IReadOnlyList<string> Outputs(int function) =>
        ["state a<t>", "cell c<t>", "forget gate gammaF", "update gate gammaU", "candidate cTilde", "output gate gammaO"];

    public override IReadOnlyList<string> Hints =>
    [
        "Four small networks read the same stacked input. Three of them are gates; the fourth proposes a new content, which may be negative. Which of them squash into 0 to 1, and which into -1 to 1?",
        "The gates act by products of entries, written * in C#: cNext is what is kept of cPrev plus what is let in of the candidate. The new state is the tanh of the new cell, let out by the output gate.",
        "ForgetGate computes any gate, if you hand it that gate's weights. Then cTilde with a tanh, then a line cNext = ... * ... + ... * ..., then aNext = ... * ... .tanh(), and a return of six tensors in the order of the signature.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("candidate-with-sigmoid", "The candidate is squashed by a sigmoid, so it is never negative and the cell can only count up. It is content, not a gate: tanh.", From(CandidateWithSigmoid)),
        new("forget-and-update-swapped", "The gates are at the wrong terms. The forget gate acts on the old cell, the update gate on the candidate.", From(GatesSwapped)),
        new("update-gate-keeps-the-rest", "One minus the update gate acts on the old cell, as in the GRU. The LSTM has a gate of its own for that, and can keep and add at the same time.", From(UpdateGateKeepsTheRest)),
        new("nothing-forgotten", "The old cell is added without its gate. The LSTM of 1997 was built so; it had to be reset from outside, which is why the forget gate was added in 2000.", From(NothingForgotten)),
        new("cell-through-output-gate", "The cell that is handed on has been multiplied by the output gate. That gate decides what is said, not what is known: c<t> goes on as it is, only a<t> passes the gate.", From(CellThroughOutputGate)),
        new("old-cell-overwritten", "The old cell is changed in place. The numbers are right, but the caller's c<t-1> is gone, and the way back through time still needs it: compute into a new tensor.", From(OldCellOverwritten)),
        new("state-and-cell-swapped", "State and cell come back in the wrong order: a<t> first, then c<t>.", From(StateAndCellSwapped)),
        new("state-without-tanh", "The state is gammaO times the cell itself. The cell may grow beyond 1; the tanh brings it back to -1 to 1 before the gate lets it out.", From(StateWithoutTanh)),
        new("state-from-previous-cell", "The state is made from the cell of the step before, so it knows nothing of x<t>. Use the new cell.", From(StateFromPreviousCell)),
        new("state-with-sigmoid", "The state squashes the cell with a sigmoid, so it is never negative. It is tanh(c<t>) that the output gate acts on.", From(StateWithSigmoid)),
        new("output-gate-with-tanh", "The output gate uses tanh. It is a gate, a share between 0 and 1: sigmoid.", From(OutputGateWithTanh)),
        new("gates-read-the-cell", "The stacked input holds cPrev instead of aPrev. The gates read the state and the input; the cell itself is seen only by the peepholes at the end of this lesson.", From(GatesReadTheCell)),
        new("input-first", "The input stands before the state in the stacked input. The weights are laid out for [a x].", From(InputFirst)),
        new("biases-left-out", "The biases are missing from gates and candidate. A gate's bias is what it does by default: with a forget bias of 1 the cell keeps three quarters before it has learned anything, without it half.", From(BiasesLeftOut)),
        new("update-and-output-weights-swapped", "The update gate is computed with the weights of the output gate, and the other way round. All gates have the same shape, so nothing crashes: go through the parameters one by one, or give every gate its own line.", From(WeightsSwapped)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("one product for all four", From(OneProduct)),
        new("state and input multiplied apart", From(TwoProducts)),
        new("in place", From(InPlace)),
        new("columns as in the lecture", From(Columns)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in LstmSizes.OfCells)
            yield return new Case(size.CellText, [.. size.StepInputs(random), size.Cell(random), .. size.Weights(random)]);
    }

    private static (Tensor aNext, Tensor cNext, Tensor gammaF, Tensor gammaU, Tensor cTilde, Tensor gammaO) Solve(
        Tensor xt, Tensor aPrev, Tensor cPrev, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
        Of(xt, aPrev, cPrev, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo)).AsTuple();

    /// <summary>A function of the exercise's signature.</summary>
    private static Delegate From(Func<Tensor, Tensor, Tensor, LstmWeights, LstmStep> cell) =>
        (Tensor xt, Tensor aPrev, Tensor cPrev, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
            cell(xt, aPrev, cPrev, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo)).AsTuple();

    private static LstmStep CandidateWithSigmoid(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return OfGates(cPrev, right.gammaF, right.gammaU, Affine(cat([aPrev, xt], 1), w.Wc, w.bc).sigmoid(), right.gammaO);
    }

    private static LstmStep GatesSwapped(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right.WithCell(right.gammaU * cPrev + right.gammaF * right.cTilde);
    }

    private static LstmStep UpdateGateKeepsTheRest(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right.WithCell((1 - right.gammaU) * cPrev + right.gammaU * right.cTilde);
    }

    private static LstmStep NothingForgotten(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right.WithCell(cPrev + right.gammaU * right.cTilde);
    }

    private static LstmStep CellThroughOutputGate(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right with { cNext = right.gammaO * right.cNext };
    }

    private static LstmStep OldCellOverwritten(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right with { cNext = cPrev.mul_(right.gammaF).add_(right.gammaU * right.cTilde) };
    }

    private static LstmStep StateAndCellSwapped(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right with { aNext = right.cNext, cNext = right.aNext };
    }

    private static LstmStep StateWithoutTanh(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right with { aNext = right.gammaO * right.cNext };
    }

    private static LstmStep StateFromPreviousCell(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right with { aNext = right.gammaO * cPrev.tanh() };
    }

    private static LstmStep StateWithSigmoid(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return right with { aNext = right.gammaO * right.cNext.sigmoid() };
    }

    private static LstmStep OutputGateWithTanh(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        return OfGates(cPrev, right.gammaF, right.gammaU, right.cTilde, Affine(cat([aPrev, xt], 1), w.Wo, w.bo).tanh());
    }

    private static LstmStep GatesReadTheCell(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w) => Of(xt, cPrev, cPrev, w);

    /// <summary>Weights for [a x] meet an input stacked as [x a].</summary>
    private static LstmStep InputFirst(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w) =>
        Of(aPrev, xt, cPrev, w);

    private static LstmStep BiasesLeftOut(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w) =>
        Of(xt, aPrev, cPrev, w with { bf = zeros_like(w.bf), bu = zeros_like(w.bu), bc = zeros_like(w.bc), bo = zeros_like(w.bo) });

    private static LstmStep WeightsSwapped(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w) =>
        Of(xt, aPrev, cPrev, w with { Wu = w.Wo, bu = w.bo, Wo = w.Wu, bo = w.bu });

    private static LstmStep OneProduct(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var all = Affine(cat([aPrev, xt], 1), cat([w.Wf, w.Wu, w.Wo, w.Wc], 0), cat([w.bf, w.bu, w.bo, w.bc], 0)).chunk(4, 1);
        return OfGates(cPrev, all[0].sigmoid(), all[1].sigmoid(), all[3].tanh(), all[2].sigmoid());
    }

    private static LstmStep TwoProducts(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        Tensor Sum(Tensor weights, Tensor bias) =>
            aPrev.mm(weights.narrow(1, 0, aPrev.shape[1]).t()) + xt.mm(weights.narrow(1, aPrev.shape[1], xt.shape[1]).t()) + bias;
        return OfGates(cPrev, Sum(w.Wf, w.bf).sigmoid(), Sum(w.Wu, w.bu).sigmoid(), Sum(w.Wc, w.bc).tanh(), Sum(w.Wo, w.bo).sigmoid());
    }

    private static LstmStep InPlace(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var right = Of(xt, aPrev, cPrev, w);
        var cNext = cPrev.clone().mul_(right.gammaF).add_(right.gammaU * right.cTilde);
        return right with { cNext = cNext, aNext = cNext.tanh().mul_(right.gammaO) };
    }

    private static LstmStep Columns(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var stacked = cat([aPrev.t(), xt.t()], 0);
        Tensor Sum(Tensor weights, Tensor bias) => (weights.mm(stacked) + bias.unsqueeze(1)).t();
        return OfGates(cPrev, Sum(w.Wf, w.bf).sigmoid(), Sum(w.Wu, w.bu).sigmoid(), Sum(w.Wc, w.bc).tanh(), Sum(w.Wo, w.bo).sigmoid());
    }
}
