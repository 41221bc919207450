using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Gru;

/// <summary>The cell with the update gate alone: a candidate, and a gate that decides how much of it becomes the memory.</summary>
internal sealed class SimplifiedGruCell : FunctionExercise
{
    public override string Id => "simplified-gru-cell";

    public override string Title => "The update gate";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["update gate gammaU", "candidate cTilde<t>", "memory c<t>"];

    public override IReadOnlyList<string> Hints =>
    [
        "Three lines, one per formula: gate, candidate, mixture. The gate and the candidate read the same stacked vector with weights of their own.",
        "Put cPrev and xt side by side with torch.cat along dimension 1, the memory first; the product with a weight matrix of shape (hidden, hidden + features) needs its transpose. The gate must lie between 0 and 1, the candidate between -1 and 1.",
        "stacked = torch.cat(..., 1); then gammaU = (stacked.mm(...) + ...).sigmoid(); cTilde has the same shape of line with tanh; and cNext is gammaU times one thing plus (1 - gammaU) times another, element by element.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("gate-the-other-way", "The gate is used the other way round: where gammaU is 1 the old memory stays. In the lecture's form gammaU = 1 writes the candidate and gammaU = 0 keeps the memory. (PyTorch's update gate is one minus this one.)", GateTheOtherWay),
        new("old-memory-not-faded", "The old memory is added in full. It must be weighted by 1 - gammaU, so that old and new share one unit and the memory stays between -1 and 1.", OldMemoryNotFaded),
        new("old-memory-left-out", "The old memory is missing from the mixture: what the gate does not write is lost instead of kept.", OldMemoryLeftOut),
        new("memory-overwritten", "The memory is overwritten before it has been used: what is kept is a share of the new part instead of the old memory. Keep cPrev until the sum is complete.", MemoryOverwritten),
        new("gate-with-tanh", "The gate is squashed with tanh, so it can become negative. A gate is a share between 0 and 1: that is the sigmoid.", GateWithTanh),
        new("candidate-with-sigmoid", "The candidate is squashed with a sigmoid, so the memory can never become negative. Gates use the sigmoid, values use tanh.", CandidateWithSigmoid),
        new("gate-rounded", "The gate is rounded to 0 or 1. It is often close to one of them, but it must stay a smooth number: a step has no slope to learn from.", GateRounded),
        new("input-stacked-first", "The input stands before the memory in the stacked vector. The weights hold the columns for the memory first: [cPrev, xt].", InputStackedFirst),
        new("candidate-with-gate-weights", "The candidate is computed with the weights of the gate, Wu and bu. It has its own, Wc and bc: when to write and what to write are learned apart.", CandidateWithGateWeights),
        new("gated-memory-in-candidate", "The update gate multiplies the memory inside the candidate. In the simplified cell the candidate sees the whole cPrev; a gate at that place is the relevance gate of the full cell, and it is another one.", GatedMemoryInCandidate),
        new("gate-bias-left-out", "The bias bu is missing from the gate. It decides what the gate does when nothing happens: keep, if it is negative.", GateBiasLeftOut),
        new("candidate-bias-left-out", "The bias bc is missing from the candidate. Without it a cell that holds 0 and reads 0 can only propose 0.", CandidateBiasLeftOut),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("memory plus a share of the difference", ShareOfTheDifference),
        new("weights split into memory and input", SplitWeights),
        new("columns as in the lecture", Columns),
        new("sigmoid and tanh from each other", FromEachOther),
    ];

    public override IEnumerable<Case> Cases(Random random) =>
        GruSizes.OfOneStep.Select(size => new Case(size.Text, [size.Input(random), size.Memory(random), .. size.Weights(random, matrices: 2)]));

    private static (Tensor gammaU, Tensor cTilde, Tensor cNext) Solve(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var stacked = cat([cPrev, xt], 1);
        return Mix((stacked.mm(Wu.t()) + bu).sigmoid(), (stacked.mm(Wc.t()) + bc).tanh(), cPrev);
    }

    /// <summary>The usual mixture of whatever gate and candidate a cell arrives at.</summary>
    private static (Tensor gammaU, Tensor cTilde, Tensor cNext) Mix(Tensor gammaU, Tensor cTilde, Tensor cPrev) =>
        (gammaU, cTilde, gammaU * cTilde + (1 - gammaU) * cPrev);

    private static (Tensor, Tensor, Tensor) GateTheOtherWay(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var (gammaU, cTilde, _) = Solve(xt, cPrev, Wu, Wc, bu, bc);
        return (gammaU, cTilde, (1 - gammaU) * cTilde + gammaU * cPrev);
    }

    private static (Tensor, Tensor, Tensor) OldMemoryNotFaded(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var (gammaU, cTilde, _) = Solve(xt, cPrev, Wu, Wc, bu, bc);
        return (gammaU, cTilde, gammaU * cTilde + cPrev);
    }

    private static (Tensor, Tensor, Tensor) OldMemoryLeftOut(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var (gammaU, cTilde, _) = Solve(xt, cPrev, Wu, Wc, bu, bc);
        return (gammaU, cTilde, gammaU * cTilde);
    }

    private static (Tensor, Tensor, Tensor) MemoryOverwritten(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var (gammaU, cTilde, _) = Solve(xt, cPrev, Wu, Wc, bu, bc);
        return Mix(gammaU, cTilde, gammaU * cTilde);
    }

    private static (Tensor, Tensor, Tensor) GateWithTanh(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var stacked = cat([cPrev, xt], 1);
        return Mix((stacked.mm(Wu.t()) + bu).tanh(), (stacked.mm(Wc.t()) + bc).tanh(), cPrev);
    }

    private static (Tensor, Tensor, Tensor) CandidateWithSigmoid(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var stacked = cat([cPrev, xt], 1);
        return Mix((stacked.mm(Wu.t()) + bu).sigmoid(), (stacked.mm(Wc.t()) + bc).sigmoid(), cPrev);
    }

    private static (Tensor, Tensor, Tensor) GateRounded(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var (gammaU, cTilde, _) = Solve(xt, cPrev, Wu, Wc, bu, bc);
        return Mix(gammaU.round(), cTilde, cPrev);
    }

    private static (Tensor, Tensor, Tensor) InputStackedFirst(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var stacked = cat([xt, cPrev], 1);
        return Mix((stacked.mm(Wu.t()) + bu).sigmoid(), (stacked.mm(Wc.t()) + bc).tanh(), cPrev);
    }

    private static (Tensor, Tensor, Tensor) CandidateWithGateWeights(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wu, bu, bu);

    private static (Tensor, Tensor, Tensor) GatedMemoryInCandidate(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var (gammaU, _, _) = Solve(xt, cPrev, Wu, Wc, bu, bc);
        return Mix(gammaU, (cat([gammaU * cPrev, xt], 1).mm(Wc.t()) + bc).tanh(), cPrev);
    }

    private static (Tensor, Tensor, Tensor) GateBiasLeftOut(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wc, zeros_like(bu), bc);

    private static (Tensor, Tensor, Tensor) CandidateBiasLeftOut(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wc, bu, zeros_like(bc));

    private static (Tensor, Tensor, Tensor) ShareOfTheDifference(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var both = cat([cPrev, xt], 1).mm(cat([Wu, Wc], 0).t()) + cat([bu, bc], 0);
        var parts = both.chunk(2, 1);
        var (gammaU, cTilde) = (parts[0].sigmoid(), parts[1].tanh());
        return (gammaU, cTilde, cPrev + gammaU * (cTilde - cPrev));
    }

    private static (Tensor, Tensor, Tensor) SplitWeights(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        Tensor Sum(Tensor W, Tensor b) =>
            cPrev.mm(W.narrow(1, 0, cPrev.shape[1]).t()).add_(xt.mm(W.narrow(1, cPrev.shape[1], xt.shape[1]).t())).add_(b);
        return Mix(Sum(Wu, bu).sigmoid(), Sum(Wc, bc).tanh(), cPrev);
    }

    private static (Tensor, Tensor, Tensor) Columns(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var stacked = cat([cPrev.t(), xt.t()], 0);
        var gammaU = (Wu.mm(stacked) + bu.unsqueeze(1)).sigmoid();
        var cTilde = (Wc.mm(stacked) + bc.unsqueeze(1)).tanh();
        return (gammaU.t(), cTilde.t(), (gammaU * cTilde + (1 - gammaU) * cPrev.t()).t());
    }

    private static (Tensor, Tensor, Tensor) FromEachOther(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wc, Tensor bu, Tensor bc)
    {
        var stacked = cat([cPrev, xt], 1);
        var gammaU = (1 + ((stacked.mm(Wu.t()) + bu) / 2).tanh()) / 2;
        var cTilde = 2 * (2 * (stacked.mm(Wc.t()) + bc)).sigmoid() - 1;
        return Mix(gammaU, cTilde, cPrev);
    }
}
