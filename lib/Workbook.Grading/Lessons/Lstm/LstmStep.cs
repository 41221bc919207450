using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>What a cell knows after one step; every tensor (batch, hidden).</summary>
internal sealed record LstmStep(Tensor aNext, Tensor cNext, Tensor gammaF, Tensor gammaU, Tensor cTilde, Tensor gammaO)
{
    /// <summary>The cell of the lecture: three gates and a candidate that read [a&lt;t-1&gt; x&lt;t&gt;], then cell and state.</summary>
    public static LstmStep Of(Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w)
    {
        var stacked = cat([aPrev, xt], 1);
        return OfGates(cPrev, Affine(stacked, w.Wf, w.bf).sigmoid(), Affine(stacked, w.Wu, w.bu).sigmoid(),
            Affine(stacked, w.Wc, w.bc).tanh(), Affine(stacked, w.Wo, w.bo).sigmoid());
    }

    /// <summary>c&lt;t&gt; = gammaF c&lt;t-1&gt; + gammaU cTilde and a&lt;t&gt; = gammaO tanh(c&lt;t&gt;), from whatever gates a cell arrives at.</summary>
    public static LstmStep OfGates(Tensor cPrev, Tensor gammaF, Tensor gammaU, Tensor cTilde, Tensor gammaO)
    {
        var cNext = gammaF * cPrev + gammaU * cTilde;
        return new LstmStep(gammaO * cNext.tanh(), cNext, gammaF, gammaU, cTilde, gammaO);
    }

    /// <summary>input times the transposed weights, plus the bias.</summary>
    public static Tensor Affine(Tensor input, Tensor weights, Tensor bias) => input.mm(weights.t()) + bias;

    /// <summary>The state from another cell.</summary>
    public LstmStep WithCell(Tensor cell) => this with { cNext = cell, aNext = gammaO * cell.tanh() };

    /// <summary>As the learner returns it.</summary>
    public (Tensor aNext, Tensor cNext, Tensor gammaF, Tensor gammaU, Tensor cTilde, Tensor gammaO) AsTuple() =>
        (aNext, cNext, gammaF, gammaU, cTilde, gammaO);
}
