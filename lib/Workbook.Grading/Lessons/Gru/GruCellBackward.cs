using Workbook.Grading.Specification;
using static TorchSharp.torch;
using GruGradients = (
    TorchSharp.torch.Tensor dxt, TorchSharp.torch.Tensor dcPrev,
    TorchSharp.torch.Tensor dWu, TorchSharp.torch.Tensor dWr, TorchSharp.torch.Tensor dWc,
    TorchSharp.torch.Tensor dbu, TorchSharp.torch.Tensor dbr, TorchSharp.torch.Tensor dbc);

namespace Workbook.Grading.Lessons.Gru;

/// <summary>The chain rule through one step of the full cell: the memory before it is reached along four paths.</summary>
internal sealed class GruCellBackward : FunctionExercise
{
    public override string Id => "gru-cell-backward";

    public override string Title => "One step back through the full cell";

    public override double Points => 0;

    public override IReadOnlyList<string> Outputs(int function) =>
    [
        "gradient of the input dx<t>", "gradient of the memory before dc<t-1>",
        "gradient of Wu", "gradient of Wr", "gradient of Wc", "gradient of bu", "gradient of br", "gradient of bc",
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the forward formulas from the last to the first. c<t> has three parents: the gate, the candidate and cPrev. Write down the gradient of each, then go on from the gate and from the candidate.",
        "At the sums inside: du = dcNext * (cTilde - cPrev) * gammaU * (1 - gammaU), and dn = dcNext * gammaU * (1 - cTilde^2). dn times Wc is the gradient of [gammaR * cPrev, xt]; its first hidden columns, call them dk, lead to gammaR (times cPrev, then the sigmoid's slope: dr) and to cPrev (times gammaR).",
        "Each weight gradient is du, dr or dn, transposed, times the stacked vector its product read; each bias gradient is the sum of one of them over the batch. dcPrev adds four terms: kept, weighed inside the candidate, and two through the gates (the left columns of du Wu and of dr Wr). dxt adds the right columns of three products.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("kept-memory-forgotten", "dcPrev misses the direct path, dcNext * (1 - gammaU). It is the path that makes the cell remember: no matrix and no tanh on it.", KeptMemoryForgotten),
        new("candidate-path-forgotten", "dcPrev misses the path through the candidate: cPrev stands inside it, weighed by gammaR.", CandidatePathForgotten),
        new("gates-taken-as-constants", "dxt and dcPrev miss the paths through the gates. The gates are computed from x<t> and cPrev, too, so their gradients flow back through Wu and Wr.", GatesTakenAsConstants),
        new("old-memory-missing-in-gate", "The gradient of the update gate is made with cTilde alone. The gate multiplies cTilde and, as 1 - gammaU, takes away from cPrev: the factor is cTilde - cPrev.", OldMemoryMissingInGate),
        new("relevance-partner-missing", "The gradient of the relevance gate misses the factor cPrev, which the gate is multiplied by.", RelevancePartnerMissing),
        new("relevance-weight-missing", "The gradient that arrives at gammaR * cPrev is passed on to cPrev without the factor gammaR.", RelevanceWeightMissing),
        new("sigmoid-slope-left-out", "The slopes of the sigmoids, gamma * (1 - gamma), are missing.", SigmoidSlopeLeftOut),
        new("tanh-slope-left-out", "The slope of the tanh, 1 - cTilde^2, is missing.", TanhSlopeLeftOut),
        new("unweighed-memory-in-dWc", "The gradient of Wc is made with [cPrev, xt]. Wc was multiplied by [gammaR * cPrev, xt], so that is its partner.", UnweighedMemoryInWc),
        new("biases-not-summed", "The gradients of the biases have one row per example. All examples use the same bias, so sum over dimension 0.", BiasesNotSummed),
        new("biases-summed-over-units", "The gradients of the biases are summed over the wrong axis, the units. Each unit has a bias of its own and all examples share it: sum over dimension 0, the batch.", BiasesSummedOverUnits),
        new("zero-taken-for-a-dtype", "The gradients of the biases are single numbers: C# reads the 0 in sum(0) as a dtype, the first of their list, and adds up everything as bytes. Name the argument: sum(dim: 0).", ZeroTakenForDtype),
        new("biases-averaged", "The gradients of the biases are averaged over the batch. All examples use the same bias, so their gradients add up.", BiasesAveraged),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("columns as in the lecture", Columns),
        new("by automatic differentiation", ByAutograd),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in GruSizes.OfOneStep)
        {
            var (xt, cPrev, weights) = (size.Input(random), size.Memory(random), size.Weights(random, matrices: 3));
            var step = GruCellForward.Solve(xt, cPrev, weights[0], weights[1], weights[2], weights[3], weights[4], weights[5]);
            yield return new Case(size.Text, size.Memory(random), xt, cPrev, step.gammaU, step.gammaR, step.cTilde, weights[0], weights[1], weights[2]);
        }
    }

    private static GruGradients Solve(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var du = dcNext * (cTilde - cPrev) * Slope(gammaU);
        var dn = dcNext * gammaU * (1 - cTilde * cTilde);
        var dr = dn.mm(Wc).narrow(1, 0, cPrev.shape[1]) * cPrev * Slope(gammaR);
        return FromSums(du, dr, dn, dcNext, xt, cPrev, gammaU, gammaR, Wu, Wr, Wc);
    }

    private static Tensor Slope(Tensor gate) => gate * (1 - gate);

    /// <summary>The rest of the chain for whatever gradients arrive at the sums inside the two gates and the candidate.</summary>
    private static GruGradients FromSums(Tensor du, Tensor dr, Tensor dn, Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var (hidden, features) = (cPrev.shape[1], xt.shape[1]);
        var (stacked, weighed) = (cat([cPrev, xt], 1), cat([gammaR * cPrev, xt], 1));
        var (throughGates, throughCandidate) = (du.mm(Wu) + dr.mm(Wr), dn.mm(Wc));
        var dxt = (throughGates + throughCandidate).narrow(1, hidden, features);
        var dcPrev = dcNext * (1 - gammaU) + throughCandidate.narrow(1, 0, hidden) * gammaR + throughGates.narrow(1, 0, hidden);
        return (dxt, dcPrev, du.t().mm(stacked), dr.t().mm(stacked), dn.t().mm(weighed), du.sum(dim: 0), dr.sum(dim: 0), dn.sum(dim: 0));
    }

    private static GruGradients KeptMemoryForgotten(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var right = Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc);
        return right with { dcPrev = right.dcPrev - dcNext * (1 - gammaU) };
    }

    private static GruGradients CandidatePathForgotten(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var right = Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc);
        return right with { dcPrev = right.dcPrev - AtWeighedMemory(dcNext, cPrev, gammaU, cTilde, Wc) * gammaR };
    }

    /// <summary>The gradient that arrives at gammaR * cPrev.</summary>
    private static Tensor AtWeighedMemory(Tensor dcNext, Tensor cPrev, Tensor gammaU, Tensor cTilde, Tensor Wc) =>
        (dcNext * gammaU * (1 - cTilde * cTilde)).mm(Wc).narrow(1, 0, cPrev.shape[1]);

    private static GruGradients GatesTakenAsConstants(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var withoutGates = Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, zeros_like(Wu), zeros_like(Wr), Wc);
        return Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc) with { dxt = withoutGates.dxt, dcPrev = withoutGates.dcPrev };
    }

    private static GruGradients OldMemoryMissingInGate(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var dn = dcNext * gammaU * (1 - cTilde * cTilde);
        var dr = dn.mm(Wc).narrow(1, 0, cPrev.shape[1]) * cPrev * Slope(gammaR);
        return FromSums(dcNext * cTilde * Slope(gammaU), dr, dn, dcNext, xt, cPrev, gammaU, gammaR, Wu, Wr, Wc);
    }

    private static GruGradients RelevancePartnerMissing(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var du = dcNext * (cTilde - cPrev) * Slope(gammaU);
        var dn = dcNext * gammaU * (1 - cTilde * cTilde);
        var dr = dn.mm(Wc).narrow(1, 0, cPrev.shape[1]) * Slope(gammaR);
        return FromSums(du, dr, dn, dcNext, xt, cPrev, gammaU, gammaR, Wu, Wr, Wc);
    }

    private static GruGradients RelevanceWeightMissing(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var right = Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc);
        return right with { dcPrev = right.dcPrev + AtWeighedMemory(dcNext, cPrev, gammaU, cTilde, Wc) * (1 - gammaR) };
    }

    private static GruGradients SigmoidSlopeLeftOut(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var dn = dcNext * gammaU * (1 - cTilde * cTilde);
        var dr = dn.mm(Wc).narrow(1, 0, cPrev.shape[1]) * cPrev;
        return FromSums(dcNext * (cTilde - cPrev), dr, dn, dcNext, xt, cPrev, gammaU, gammaR, Wu, Wr, Wc);
    }

    private static GruGradients TanhSlopeLeftOut(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var du = dcNext * (cTilde - cPrev) * Slope(gammaU);
        var dn = dcNext * gammaU;
        var dr = dn.mm(Wc).narrow(1, 0, cPrev.shape[1]) * cPrev * Slope(gammaR);
        return FromSums(du, dr, dn, dcNext, xt, cPrev, gammaU, gammaR, Wu, Wr, Wc);
    }

    private static GruGradients UnweighedMemoryInWc(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var dn = dcNext * gammaU * (1 - cTilde * cTilde);
        return Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc) with { dWc = dn.t().mm(cat([cPrev, xt], 1)) };
    }

    private static GruGradients BiasesNotSummed(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var du = dcNext * (cTilde - cPrev) * Slope(gammaU);
        var dn = dcNext * gammaU * (1 - cTilde * cTilde);
        var dr = dn.mm(Wc).narrow(1, 0, cPrev.shape[1]) * cPrev * Slope(gammaR);
        return FromSums(du, dr, dn, dcNext, xt, cPrev, gammaU, gammaR, Wu, Wr, Wc) with { dbu = du, dbr = dr, dbc = dn };
    }

    private static GruGradients BiasesSummedOverUnits(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var perExample = BiasesNotSummed(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc);
        return perExample with { dbu = perExample.dbu.sum(1), dbr = perExample.dbr.sum(1), dbc = perExample.dbc.sum(1) };
    }

    private static GruGradients ZeroTakenForDtype(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var perExample = BiasesNotSummed(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc);
        return perExample with { dbu = perExample.dbu.sum(0), dbr = perExample.dbr.sum(0), dbc = perExample.dbc.sum(0) };
    }

    private static GruGradients BiasesAveraged(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        var right = Solve(dcNext, xt, cPrev, gammaU, gammaR, cTilde, Wu, Wr, Wc);
        long batch = xt.shape[0];
        return right with { dbu = right.dbu / batch, dbr = right.dbr / batch, dbc = right.dbc / batch };
    }

    private static GruGradients Columns(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        long hidden = cPrev.shape[1];
        var (dc, c, u, r, n) = (dcNext.t(), cPrev.t(), gammaU.t(), gammaR.t(), cTilde.t());
        var (du, dn) = (dc * (n - c) * (u - u * u), dc * u * (1 - n) * (1 + n));
        var dCandidateInput = Wc.t().mm(dn);
        var dk = dCandidateInput.narrow(0, 0, hidden);
        var dr = dk * c * (r - r * r);
        var dGateInput = cat([Wu, Wr], 0).t().mm(cat([du, dr], 0));
        var dcPrev = dc - dc * u + dk * r + dGateInput.narrow(0, 0, hidden);
        var dx = (dCandidateInput + dGateInput).narrow(0, hidden, xt.shape[1]);
        var stacked = cat([cPrev, xt], 1);
        return (dx.t(), dcPrev.t(), du.mm(stacked), dr.mm(stacked), dn.mm(cat([gammaR * cPrev, xt], 1)), du.sum(1), dr.sum(1), dn.sum(1));
    }

    /// <summary>The biases are not given; those that lead to the gates and the candidate that were given are recovered first.</summary>
    private static GruGradients ByAutograd(Tensor dcNext, Tensor xt, Tensor cPrev, Tensor gammaU, Tensor gammaR, Tensor cTilde, Tensor Wu, Tensor Wr, Tensor Wc)
    {
        using var withGradient = enable_grad();
        Tensor[] leaves = [.. new[] { xt, cPrev, Wu, Wr, Wc }.Select(input => input.detach().clone().requires_grad_())];
        var (x, c) = (leaves[0], leaves[1]);
        var sums = new[] { (gammaU / (1 - gammaU)).log(), (gammaR / (1 - gammaR)).log(), ((1 + cTilde) / (1 - cTilde)).log() / 2 };
        var inputs = new[] { cat([cPrev, xt], 1), cat([cPrev, xt], 1), cat([gammaR * cPrev, xt], 1) };
        Tensor[] biases = [.. Enumerable.Range(0, 3).Select(i => (sums[i] - inputs[i].mm(leaves[2 + i].t())).mean([0L]).detach().requires_grad_())];
        var u = (cat([c, x], 1).mm(leaves[2].t()) + biases[0]).sigmoid();
        var r = (cat([c, x], 1).mm(leaves[3].t()) + biases[1]).sigmoid();
        var n = (cat([r * c, x], 1).mm(leaves[4].t()) + biases[2]).tanh();
        (u * n + (1 - u) * c).backward([dcNext]);
        Tensor[] gradients = [.. leaves.Concat(biases).Select(leaf => leaf.grad!)];
        return (gradients[0], gradients[1], gradients[2], gradients[3], gradients[4], gradients[5], gradients[6], gradients[7]);
    }
}
