using Workbook.Grading.Specification;
using static TorchSharp.torch;
using GruStep = (TorchSharp.torch.Tensor gammaU, TorchSharp.torch.Tensor gammaR, TorchSharp.torch.Tensor cTilde, TorchSharp.torch.Tensor cNext);

namespace Workbook.Grading.Lessons.Gru;

/// <summary>The full cell in the lecture's form: the relevance gate multiplies the memory before the candidate's product.</summary>
internal sealed class GruCellForward : FunctionExercise
{
    public override string Id => "gru-cell-forward";

    public override string Title => "The full cell";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["update gate gammaU", "relevance gate gammaR", "candidate cTilde<t>", "memory c<t>"];

    public override IReadOnlyList<string> Hints =>
    [
        "Both gates read the memory as it is. Only the candidate reads a memory that the relevance gate has weighed.",
        "You need two stacked vectors: [cPrev, xt] for the two gates, and [gammaR * cPrev, xt] for the candidate. The star is element by element, before the product with Wc.",
        "Six lines: stack; two gates of the same shape, (stacked.mm(...) + ...).sigmoid(); stack again with the weighed memory; the candidate with tanh; the mixture of the exercise before.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("relevance-after-product", "The relevance gate multiplies after the product with Wc. In the lecture's form it weighs the memory first: Wc [gammaR * cPrev, xt]. (PyTorch's nn.GRU does it your way; the two are different functions.)", RelevanceAfterProduct),
        new("relevance-gate-unused", "The candidate reads the whole cPrev: the relevance gate is computed and never used. That is the simplified cell.", RelevanceGateUnused),
        new("relevance-outside-tanh", "The relevance gate multiplies the finished candidate. It belongs to the memory inside: a candidate from the input alone must stay possible when the gate is 0.", RelevanceOutsideTanh),
        new("gates-exchanged", "The two gates are exchanged: gammaR weighs the memory inside the candidate, gammaU decides how much of the candidate is written.", GatesExchanged),
        new("gate-the-other-way", "The update gate is used the other way round: gammaU = 1 writes the candidate, gammaU = 0 keeps the memory. (PyTorch's update gate is one minus this one.)", GateTheOtherWay),
        new("relevance-in-update-gate", "The update gate reads the memory that gammaR has weighed. Both gates read cPrev as it is; only the candidate reads the weighed one.", RelevanceInUpdateGate),
        new("relevance-in-kept-memory", "The memory that is kept is multiplied by gammaR. What the update gate keeps, it keeps unchanged: (1 - gammaU) * cPrev.", RelevanceInKeptMemory),
        new("one-gate-for-both", "Both gates are computed with Wu and bu, so they are one gate. The relevance gate has its own weights, Wr and br.", OneGateForBoth),
        new("input-stacked-first", "The input stands before the memory in the stacked vectors. The weights hold the columns for the memory first.", InputStackedFirst),
        new("update-bias-left-out", "The bias bu is missing from the update gate. It decides what the gate does when nothing happens, and with it how long the cell remembers.", UpdateBiasLeftOut),
        new("relevance-bias-left-out", "The bias br is missing from the relevance gate. Without it the gate stands at one half whenever memory and input are 0, and cannot be open or shut by default.", RelevanceBiasLeftOut),
        new("candidate-bias-left-out", "The bias bc is missing from the candidate. Without it a cell that holds 0 and reads 0 can only propose 0.", CandidateBiasLeftOut),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("both gates in one product", GatesInOneProduct),
        new("weights split into memory and input", SplitWeights),
        new("columns as in the lecture", Columns),
    ];

    public override IEnumerable<Case> Cases(Random random) =>
        GruSizes.OfOneStep.Select(size => new Case(size.Text, [size.Input(random), size.Memory(random), .. size.Weights(random, matrices: 3)]));

    internal static GruStep Solve(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var stacked = cat([cPrev, xt], 1);
        var gammaU = (stacked.mm(Wu.t()) + bu).sigmoid();
        var gammaR = (stacked.mm(Wr.t()) + br).sigmoid();
        return Write(gammaU, gammaR, Candidate(gammaR * cPrev, xt, Wc, bc), cPrev);
    }

    /// <summary>The usual mixture of whatever gates and candidate a cell arrives at.</summary>
    private static GruStep Write(Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor cPrev) =>
        (gammaU, gammaR, cTilde, gammaU * cTilde + (1 - gammaU) * cPrev);

    private static Tensor Candidate(Tensor memory, Tensor xt, Tensor Wc, Tensor bc) => (cat([memory, xt], 1).mm(Wc.t()) + bc).tanh();

    private static GruStep RelevanceAfterProduct(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (gammaU, gammaR, _, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        long hidden = cPrev.shape[1];
        var fromMemory = gammaR * cPrev.mm(Wc.narrow(1, 0, hidden).t());
        return Write(gammaU, gammaR, (fromMemory + xt.mm(Wc.narrow(1, hidden, xt.shape[1]).t()) + bc).tanh(), cPrev);
    }

    private static GruStep RelevanceGateUnused(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (gammaU, gammaR, _, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        return Write(gammaU, gammaR, Candidate(cPrev, xt, Wc, bc), cPrev);
    }

    private static GruStep RelevanceOutsideTanh(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (gammaU, gammaR, _, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        return Write(gammaU, gammaR, gammaR * Candidate(cPrev, xt, Wc, bc), cPrev);
    }

    private static GruStep GatesExchanged(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (gammaU, gammaR, _, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        var (_, _, cTilde, cNext) = Write(gammaR, gammaU, Candidate(gammaU * cPrev, xt, Wc, bc), cPrev);
        return (gammaU, gammaR, cTilde, cNext);
    }

    private static GruStep GateTheOtherWay(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (gammaU, gammaR, cTilde, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        return (gammaU, gammaR, cTilde, (1 - gammaU) * cTilde + gammaU * cPrev);
    }

    private static GruStep RelevanceInUpdateGate(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (_, gammaR, cTilde, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        return Write((cat([gammaR * cPrev, xt], 1).mm(Wu.t()) + bu).sigmoid(), gammaR, cTilde, cPrev);
    }

    private static GruStep RelevanceInKeptMemory(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (gammaU, gammaR, cTilde, _) = Solve(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
        return Write(gammaU, gammaR, cTilde, gammaR * cPrev);
    }

    private static GruStep OneGateForBoth(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wu, Wc, bu, bu, bc);

    private static GruStep InputStackedFirst(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var stacked = cat([xt, cPrev], 1);
        var gammaR = (stacked.mm(Wr.t()) + br).sigmoid();
        var cTilde = (cat([xt, gammaR * cPrev], 1).mm(Wc.t()) + bc).tanh();
        return Write((stacked.mm(Wu.t()) + bu).sigmoid(), gammaR, cTilde, cPrev);
    }

    private static GruStep UpdateBiasLeftOut(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wr, Wc, zeros_like(bu), br, bc);

    private static GruStep RelevanceBiasLeftOut(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wr, Wc, bu, zeros_like(br), bc);

    private static GruStep CandidateBiasLeftOut(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(xt, cPrev, Wu, Wr, Wc, bu, br, zeros_like(bc));

    private static GruStep GatesInOneProduct(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var gates = (cat([cPrev, xt], 1).mm(cat([Wr, Wu], 0).t()) + cat([br, bu], 0)).sigmoid().chunk(2, 1);
        var cTilde = Candidate(cPrev * gates[0], xt, Wc, bc);
        return (gates[1], gates[0], cTilde, cPrev + gates[1] * (cTilde - cPrev));
    }

    private static GruStep SplitWeights(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        Tensor Sum(Tensor memory, Tensor W, Tensor b) =>
            memory.mm(W.narrow(1, 0, cPrev.shape[1]).t()) + xt.mm(W.narrow(1, cPrev.shape[1], xt.shape[1]).t()) + b;
        var gammaR = Sum(cPrev, Wr, br).sigmoid();
        return Write(Sum(cPrev, Wu, bu).sigmoid(), gammaR, Sum(cPrev * gammaR, Wc, bc).tanh(), cPrev);
    }

    private static GruStep Columns(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (x, c) = (xt.t(), cPrev.t());
        var gammaU = (Wu.mm(cat([c, x], 0)) + bu.unsqueeze(1)).sigmoid();
        var gammaR = (Wr.mm(cat([c, x], 0)) + br.unsqueeze(1)).sigmoid();
        var cTilde = (Wc.mm(cat([gammaR * c, x], 0)) + bc.unsqueeze(1)).tanh();
        return (gammaU.t(), gammaR.t(), cTilde.t(), (gammaU * cTilde + (1 - gammaU) * c).t());
    }
}
