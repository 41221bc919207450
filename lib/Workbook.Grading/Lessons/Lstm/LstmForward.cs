using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>The LSTM cell stepped over a sequence: state and cell are both handed on.</summary>
internal sealed class LstmForward : FunctionExercise
{
    public override string Id => "lstm-forward";

    public override string Title => "The LSTM over a sequence";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["forget-gate", "lstm-cell-forward"];

    public override IReadOnlyList<string> Outputs(int function) => ["states a<1> to a<Tx>", "cells c<1> to c<Tx>"];

    public override IReadOnlyList<string> Hints =>
    [
        "The loop is that of the plain recurrent network. What has to be carried from step to step now?",
        "Keep two variables that start as a0 and c0 and are both replaced by what the cell returns. Collect both in lists; what the cell returns besides can be dropped with an underscore.",
        "The loop's first line has the shape (aNext, cNext, _, _, _, _) = LstmCellForward(x.select(1, t), ..., ..., the eight weights); two Add calls follow. After the loop, stack both lists along dimension 1.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("a0-ignored", "The first step starts from a state of zeros instead of a0. The caller decides where it starts, for example where an earlier piece of text has left it.", From((x, a0, c0, w) => Run(x, zeros_like(a0), c0, w))),
        new("c0-ignored", "The first step starts from a cell of zeros instead of c0. A text that is read in pieces would lose its long memory at every seam.", From((x, a0, c0, w) => Run(x, a0, zeros_like(c0), w))),
        new("cell-not-carried", "Every step gets c0 as its old cell, so the long memory is lost after one step: hand the new cell on as well.", From((x, a0, c0, w) => Run(x, a0, c0, w, carryCell: false))),
        new("state-not-carried", "Every step gets a0 as its state. The cell is handed on, but the gates do not see what the network has said so far.", From((x, a0, c0, w) => Run(x, a0, c0, w, carryState: false))),
        new("state-and-cell-mixed-up", "State and cell are handed to the wrong places: what should be aPrev went in as cPrev.", From(MixedUp)),
        new("returned-in-the-wrong-order", "States and cells are both right, but they come back in the wrong order: a first.", From((x, a0, c0, w) => Swap(Run(x, a0, c0, w)))),
        new("steps-first", "Steps and batch are swapped. Stack along dimension 1: the result is (batch, steps, hidden), like the input.", From(StepsFirst)),
        new("loop-starts-at-one", "The first step is missing: the loop starts at 1. The lecture counts steps from 1, a tensor's index counts from 0.", From((x, a0, c0, w) => Run(x.narrow(1, 1, x.shape[1] - 1), a0, c0, w))),
        new("last-step-repeated", "All steps show the values of the last one. Add a new tensor to the list at every step; if one tensor is overwritten in place, every entry of the list is that tensor.", From(LastStepRepeated)),
        new("read-backwards", "The sequence is read from its end. Step t reads x<t>, from the first to the last.", From((x, a0, c0, w) => Run(x.flip(1), a0, c0, w))),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("written into zeros", From(WrittenIntoZeros)),
        new("input projected for all steps at once", From(ProjectedAtOnce)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in LstmSizes.OfSequences)
            yield return new Case(size.SequenceText, [.. size.SequenceInputs(random), .. size.Weights(random)]);
    }

    /// <summary>The states and the cells of all steps, (batch, steps, hidden) each.</summary>
    internal static (Tensor a, Tensor c) Run(Tensor x, Tensor a0, Tensor c0, LstmWeights w, bool carryState = true, bool carryCell = true)
    {
        var steps = new List<LstmStep>();
        for (long t = 0; t < x.shape[1]; t++)
            steps.Add(LstmStep.Of(x.select(1, t), t > 0 && carryState ? steps[^1].aNext : a0, t > 0 && carryCell ? steps[^1].cNext : c0, w));
        return Stacked(steps);
    }

    private static (Tensor a, Tensor c) Solve(
        Tensor x, Tensor a0, Tensor c0, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
        Run(x, a0, c0, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo));

    /// <summary>A function of the exercise's signature.</summary>
    private static Delegate From(Func<Tensor, Tensor, Tensor, LstmWeights, (Tensor, Tensor)> run) =>
        (Tensor x, Tensor a0, Tensor c0, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
            run(x, a0, c0, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo));

    private static (Tensor, Tensor) Stacked(List<LstmStep> steps) =>
        (stack(steps.Select(step => step.aNext), 1), stack(steps.Select(step => step.cNext), 1));

    private static (Tensor, Tensor) Swap((Tensor a, Tensor c) both) => (both.c, both.a);

    private static (Tensor, Tensor) MixedUp(Tensor x, Tensor a0, Tensor c0, LstmWeights w)
    {
        var steps = new List<LstmStep>();
        for (long t = 0; t < x.shape[1]; t++)
            steps.Add(LstmStep.Of(x.select(1, t), t > 0 ? steps[^1].cNext : c0, t > 0 ? steps[^1].aNext : a0, w));
        return Stacked(steps);
    }

    private static (Tensor, Tensor) StepsFirst(Tensor x, Tensor a0, Tensor c0, LstmWeights w)
    {
        var (a, c) = Run(x, a0, c0, w);
        return (a.transpose(0, 1), c.transpose(0, 1));
    }

    private static (Tensor, Tensor) LastStepRepeated(Tensor x, Tensor a0, Tensor c0, LstmWeights w)
    {
        var (a, c) = Run(x, a0, c0, w);
        return (a.narrow(1, x.shape[1] - 1, 1).expand_as(a).clone(), c.narrow(1, x.shape[1] - 1, 1).expand_as(c).clone());
    }

    private static (Tensor, Tensor) WrittenIntoZeros(Tensor x, Tensor a0, Tensor c0, LstmWeights w)
    {
        var a = zeros(x.shape[0], x.shape[1], a0.shape[1], dtype: x.dtype);
        var c = zeros_like(a);
        for (long t = 0; t < x.shape[1]; t++)
        {
            var step = LstmStep.Of(x.select(1, t), t > 0 ? a.select(1, t - 1) : a0, t > 0 ? c.select(1, t - 1) : c0, w);
            a.select(1, t).copy_(step.aNext);
            c.select(1, t).copy_(step.cNext);
        }
        return (a, c);
    }

    private static (Tensor, Tensor) ProjectedAtOnce(Tensor x, Tensor a0, Tensor c0, LstmWeights w)
    {
        long hidden = a0.shape[1];
        var all = cat([w.Wf, w.Wu, w.Wc, w.Wo], 0);
        var projected = x.matmul(all.narrow(1, hidden, x.shape[2]).t()) + cat([w.bf, w.bu, w.bc, w.bo], 0);
        var steps = new List<LstmStep>();
        for (long t = 0; t < x.shape[1]; t++)
        {
            var gates = (projected.select(1, t) + (t > 0 ? steps[^1].aNext : a0).mm(all.narrow(1, 0, hidden).t())).chunk(4, 1);
            steps.Add(LstmStep.OfGates(t > 0 ? steps[^1].cNext : c0, gates[0].sigmoid(), gates[1].sigmoid(), gates[2].tanh(), gates[3].sigmoid()));
        }
        return Stacked(steps);
    }
}
