using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>Backpropagation through time for the LSTM: state and cell both hand their gradients back.</summary>
internal sealed class LstmBackward : FunctionExercise
{
    public override string Id => "lstm-backward";

    public override string Title => "The LSTM backward in time";

    public override double Points => 15;

    public override IReadOnlyList<string> DependsOn => ["forget-gate", "lstm-cell-forward", "lstm-forward", "lstm-cell-backward"];

    public override IReadOnlyList<string> Outputs(int function) =>
        ["gradient of x", "gradient of a0", "gradient of c0", .. LstmGradients.WeightNames];

    public override IReadOnlyList<string> Hints =>
    [
        "Draw the last two steps. Which gradients arrive at the state of a step: from its own prediction, and from where else? And at its cell?",
        "Run LstmForward first, to have all states and cells. Then go from the last step to the first. Step t reads the state and the cell of step t - 1, or a0 and c0 at the first one. What the cell's backward step returns for a<t-1> and c<t-1> is added, or handed, to the step before.",
        "Before the loop: two tensors of zeros for what arrives from later steps, zeros for the sums of the eight weights, and an array for dx. In the loop one call LstmCellBackward(da.select(1, t) + ..., ..., x.select(1, t), ...), eight +=, and dx[t] = ... . After it, stack dx along dimension 1.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("cell-gradient-not-carried", "The gradient of the cell is not handed back from step to step. That path is what the LSTM was built for; without it, it remembers no better than a plain network.", From(s => s with { CarryCell = false })),
        new("state-gradient-not-carried", "The gradient of the state is not handed back: each step only gets that of its own prediction. The later gates have read this state, too.", From(s => s with { CarryState = false })),
        new("own-predictions-ignored", "Only the last step's da is used. Every step has a prediction, and its gradient is added to what arrives from later steps.", From(LastOnly)),
        new("weights-of-one-step", "The weights' gradients are those of the last call only, step 1. All steps use the same weights, so their gradients are added up.", From(WeightsOfOneStep)),
        new("weights-averaged-over-steps", "The weights' gradients are divided by the number of steps. They are summed; whoever defines the loss decides about averages.", From(AveragedOverSteps)),
        new("states-off-by-one", "Step t was given its own state and cell as aPrev and cPrev. It started from those of step t - 1, and step 1 from a0 and c0.", From(s => s with { OffByOne = true })),
        new("initial-state-taken-as-zero", "The first step is taken back as if it had started from zeros. It started from a0 and c0.", From(s => s with { ZeroStart = true })),
        new("dx-in-reverse", "The gradients of the inputs stand in the order in which they were computed, the last step first. Step t belongs at place t.", From(InReverse)),
        new("from-first-to-last", "The loop runs from the first step to the last. Gradients come from later steps, so it must start at the end.", From(FromFirstToLast)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("recorded by autograd", From(Recorded)),
        new("recursion over the rest of the sequence", From(Recursive)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in LstmSizes.OfSequences)
            yield return new Case(size.SequenceText, [size.Tensor(random, size.Batch, size.Steps, size.Hidden), .. size.SequenceInputs(random), .. size.Weights(random)]);
    }

    private static (Tensor dx, Tensor da0, Tensor dc0, Tensor dWf, Tensor dbf, Tensor dWu, Tensor dbu, Tensor dWc, Tensor dbc, Tensor dWo, Tensor dbo) Solve(
        Tensor da, Tensor x, Tensor a0, Tensor c0, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
        Gradients(new Situation(da, x, a0, c0, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo))).AsTuple();

    private static Delegate From(Func<Situation, LstmGradients> backward) =>
        (Tensor da, Tensor x, Tensor a0, Tensor c0, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
            backward(new Situation(da, x, a0, c0, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo))).AsTuple();

    private static Delegate From(Func<Situation, Situation> mistake) => From((Situation s) => Gradients(mistake(s)));

    private static LstmGradients Gradients(Situation s)
    {
        var steps = Steps(s, Enumerable.Range(0, (int)s.X.shape[1]).Reverse());
        steps.Reverse();
        return new LstmGradients(stack(steps.Select(step => step.dx), 1), steps[0].da, steps[0].dc,
            steps.Select(step => step.Weights).Aggregate((sum, one) => sum.Zip(one, (left, right) => left + right)));
    }

    /// <summary>Takes the steps back in the order given; what a step hands back reaches the next one in that order.</summary>
    private static List<LstmGradients> Steps(Situation s, IEnumerable<int> order)
    {
        var (a, c) = LstmForward.Run(s.X, s.A0, s.C0, s.W);
        var back = new List<LstmGradients>();
        foreach (int t in order)
        {
            var daNext = s.Da.select(1, t) + (back.Count > 0 && s.CarryState ? back[^1].da : zeros_like(s.A0));
            var dcNext = back.Count > 0 && s.CarryCell ? back[^1].dc : zeros_like(s.C0);
            back.Add(LstmCellBackward.Of(daNext, dcNext, s.X.select(1, t), s.Before(a, s.A0, t), s.Before(c, s.C0, t), s.W));
        }
        return back;
    }

    private static Situation LastOnly(Situation s)
    {
        var da = zeros_like(s.Da);
        da.select(1, -1).copy_(s.Da.select(1, -1));
        return s with { Da = da };
    }

    private static LstmGradients WeightsOfOneStep(Situation s) =>
        Gradients(s) with { Weights = Steps(s, Enumerable.Range(0, (int)s.X.shape[1]).Reverse())[^1].Weights };

    private static LstmGradients AveragedOverSteps(Situation s)
    {
        var right = Gradients(s);
        return right with { Weights = right.Weights.Select(gradient => gradient / s.X.shape[1]) };
    }

    private static LstmGradients InReverse(Situation s)
    {
        var right = Gradients(s);
        return right with { dx = right.dx.flip(1) };
    }

    private static LstmGradients FromFirstToLast(Situation s)
    {
        var steps = Steps(s, Enumerable.Range(0, (int)s.X.shape[1]));
        return new LstmGradients(stack(steps.Select(step => step.dx), 1), steps[^1].da, steps[^1].dc,
            steps.Select(step => step.Weights).Aggregate((sum, one) => sum.Zip(one, (left, right) => left + right)));
    }

    private static LstmGradients Recorded(Situation s) =>
        LstmGradients.Recorded((x, a0, c0, w) => (LstmForward.Run(x, a0, c0, w).a * s.Da).sum(), s.X, s.A0, s.C0, s.W);

    private static LstmGradients Recursive(Situation s)
    {
        long steps = s.X.shape[1];
        var first = LstmStep.Of(s.X.select(1, 0), s.A0, s.C0, s.W);
        if (steps == 1)
        {
            var only = LstmCellBackward.Of(s.Da.select(1, 0), zeros_like(s.C0), s.X.select(1, 0), s.A0, s.C0, s.W);
            return only with { dx = only.dx.unsqueeze(1) };
        }
        var rest = Recursive(s with { Da = s.Da.narrow(1, 1, steps - 1), X = s.X.narrow(1, 1, steps - 1), A0 = first.aNext, C0 = first.cNext });
        var own = LstmCellBackward.Of(s.Da.select(1, 0) + rest.da, rest.dc, s.X.select(1, 0), s.A0, s.C0, s.W);
        return own with { dx = cat([own.dx.unsqueeze(1), rest.dx], 1), Weights = own.Weights.Zip(rest.Weights, (left, right) => left + right) };
    }

    /// <summary>A sequence with the gradients of its states, and which link of the chain is wrong, if any.</summary>
    private sealed record Situation(Tensor Da, Tensor X, Tensor A0, Tensor C0, LstmWeights W)
    {
        public bool CarryCell { get; init; } = true;

        public bool CarryState { get; init; } = true;

        public bool OffByOne { get; init; }

        public bool ZeroStart { get; init; }

        /// <summary>What step t started from.</summary>
        public Tensor Before(Tensor all, Tensor initial, int t) =>
            OffByOne ? all.select(1, t) : t > 0 ? all.select(1, t - 1) : ZeroStart ? zeros_like(initial) : initial;
    }
}
