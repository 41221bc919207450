using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>One step of the LSTM backward: from the gradients of the new state and the new cell to those of everything before.</summary>
internal sealed class LstmCellBackward : FunctionExercise
{
    public override string Id => "lstm-cell-backward";

    public override string Title => "One step of the LSTM backward";

    public override double Points => 15;

    public override IReadOnlyList<string> DependsOn => ["forget-gate", "lstm-cell-forward"];

    public override IReadOnlyList<string> Outputs(int function) =>
        ["gradient of x<t>", "gradient of a<t-1>", "gradient of c<t-1>", .. LstmGradients.WeightNames];

    public override IReadOnlyList<string> Hints =>
    [
        "First collect everything that pulls at the new cell: what arrives from the step after, and what comes through the new state. From there on each factor of cNext = gammaF * cPrev + gammaU * cTilde gets the gradient of the cell times the other factor.",
        "Before its sigmoid a gate's gradient is what arrives times gamma * (1 - gamma); before its tanh the candidate's is what arrives times 1 - cTilde^2. With these four, of shape (batch, hidden), every weight is one product: transposed gradient times the stacked input; and every bias a sum over the batch, sum(dim: 0).",
        "Call LstmCellForward to have the gates again. Then dc = ... + ... * ... * (1 - tanh^2), four lines for the gradients before the squashing, one sum of four products (... .mm(Wf) + ...) for the stacked input, which narrow(1, start, length) cuts into the part of a and the part of x, and a return of eleven tensors.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("later-cells-ignored", "dcNext is not used. The cell is also read by the next step, and what comes back from there is the long memory's whole gradient.", From(s => s with { DcNext = zeros_like(s.DcNext) })),
        new("cell-through-state-ignored", "The gradient of the cell is dcNext alone. The new state is made from the new cell, so daNext pulls at the cell as well.", From(s => s with { Dc = s.DcNext })),
        new("tanh-of-cell-left-out", "On the way from the state to the cell the derivative of the tanh is missing: 1 - tanh(c<t>)^2.", From(s => s with { Dc = s.DcNext + s.DaNext * s.Step.gammaO })),
        new("tanh-derivative-of-the-cell-itself", "The derivative of tanh is taken as 1 - c^2. It is 1 - tanh(c)^2; the cell may be larger than 1, the difference then even changes the sign.", From(s => s with { Dc = s.DcNext + s.DaNext * s.Step.gammaO * (1 - s.Step.cNext.pow(2)) })),
        new("sign-of-tanh-derivative", "The derivative of tanh is taken as 1 + tanh^2, with the wrong sign. It is 1 - tanh(c)^2, never larger than 1: on this way a gradient can only get shorter.", From(s => s with { Dc = s.DcNext + s.DaNext * s.Step.gammaO * (1 + s.Step.cNext.tanh().pow(2)) })),
        new("sigmoid-derivative-left-out", "The gates' gradients lack the derivative of the sigmoid, gamma (1 - gamma).", From(WithoutSigmoidDerivative)),
        new("candidate-with-sigmoid-derivative", "The candidate was squashed by a tanh, so its derivative is 1 - cTilde^2, not cTilde (1 - cTilde).", From(s => s with { Zc = s.Dc * s.Step.gammaU * s.Step.cTilde * (1 - s.Step.cTilde) })),
        new("output-gate-with-the-cell", "The output gate multiplies tanh(c<t>), not c<t>: that is the factor of its gradient.", From(s => s with { Zo = s.DaNext * s.Step.cNext * Slope(s.Step.gammaO) })),
        new("forget-gate-with-the-new-cell", "The forget gate multiplied the old cell, so its gradient is that of the cell times cPrev, not cNext.", From(s => s with { Zf = s.Dc * s.Step.cNext * Slope(s.Step.gammaF) })),
        new("cell-passed-on-whole", "The gradient of the old cell is that of the new one times the forget gate: what was not kept cannot have mattered.", From(s => Gradients(s) with { dc = s.Dc })),
        new("forget-gate-path-only", "The gradient of the old state comes from the forget gate alone. All four networks read the state, so four products are added.", From(OnlyThroughForgetGate)),
        new("averaged-over-batch", "The weights' gradients are divided by the batch. Whoever computed the loss has averaged already; here the examples are summed.", From(AveragedOverBatch)),
        new("bias-gradients-not-summed", "The biases' gradients came back as matrices. Every example pulls at the same bias: sum over dimension 0.", From(BiasesNotSummed)),
        new("bias-gradients-over-units", "The biases' gradients are summed over the wrong axis, the units. Each unit has a bias of its own and all examples share it: sum over dimension 0, the batch.", From(BiasesSummedOverUnits)),
        new("zero-taken-for-a-dtype", "The gradients of the biases are single numbers: C# reads the 0 in sum(0) as a dtype, the first of their list, and adds up everything as bytes. Name the argument: sum(dim: 0).", From(ZeroTakenForDtype)),
        new("stacked-as-input-first", "The weights' gradients are laid out as [x a]. They have the layout of the weights, the part of a first.", From(InputFirst)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("recorded by autograd", From(Recorded)),
        new("one product for all four", From(OneProduct)),
        new("example by example", From(ExampleByExample)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in LstmSizes.OfCells)
            yield return new Case(size.CellText, [size.Tensor(random, size.Batch, size.Hidden), size.Tensor(random, size.Batch, size.Hidden),
                .. size.StepInputs(random), size.Cell(random), .. size.Weights(random)]);
    }

    /// <summary>The gradients of one step, for whoever steps backward through a sequence.</summary>
    internal static LstmGradients Of(Tensor daNext, Tensor dcNext, Tensor xt, Tensor aPrev, Tensor cPrev, LstmWeights w) =>
        Gradients(new Situation(daNext, dcNext, xt, aPrev, cPrev, w));

    private static (Tensor dxt, Tensor daPrev, Tensor dcPrev, Tensor dWf, Tensor dbf, Tensor dWu, Tensor dbu, Tensor dWc, Tensor dbc, Tensor dWo, Tensor dbo) Solve(
        Tensor daNext, Tensor dcNext, Tensor xt, Tensor aPrev, Tensor cPrev, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
        Of(daNext, dcNext, xt, aPrev, cPrev, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo)).AsTuple();

    private static Delegate From(Func<Situation, LstmGradients> backward) =>
        (Tensor daNext, Tensor dcNext, Tensor xt, Tensor aPrev, Tensor cPrev, Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo) =>
            backward(new Situation(daNext, dcNext, xt, aPrev, cPrev, new LstmWeights(Wf, bf, Wu, bu, Wc, bc, Wo, bo))).AsTuple();

    /// <summary>Wrong in one link of the chain, right in all others.</summary>
    private static Delegate From(Func<Situation, Situation> mistake) => From((Situation s) => Gradients(mistake(s)));

    /// <summary>The derivative of the sigmoid, from its value.</summary>
    private static Tensor Slope(Tensor gamma) => gamma * (1 - gamma);

    private static LstmGradients Gradients(Situation s)
    {
        var stacked = cat([s.APrev, s.Xt], 1);
        Tensor[] z = [s.Zf, s.Zu, s.Zc, s.Zo];
        var dStacked = s.Zf.mm(s.W.Wf) + s.Zu.mm(s.W.Wu) + s.Zc.mm(s.W.Wc) + s.Zo.mm(s.W.Wo);
        return Split(dStacked, s.APrev.shape[1], s.Dc * s.Step.gammaF, LstmWeights.From([.. z.SelectMany(dz => new[] { dz.t().mm(stacked), dz.sum(dim: 0) })]));
    }

    private static LstmGradients Split(Tensor dStacked, long hidden, Tensor dcPrev, LstmWeights weights) =>
        new(dStacked.narrow(1, hidden, dStacked.shape[1] - hidden), dStacked.narrow(1, 0, hidden), dcPrev, weights);

    private static Situation WithoutSigmoidDerivative(Situation s) => s with
    {
        Zf = s.Dc * s.CPrev,
        Zu = s.Dc * s.Step.cTilde,
        Zo = s.DaNext * s.Step.cNext.tanh(),
    };

    private static LstmGradients OnlyThroughForgetGate(Situation s) =>
        Gradients(s) with { da = s.Zf.mm(s.W.Wf).narrow(1, 0, s.APrev.shape[1]) };

    private static LstmGradients AveragedOverBatch(Situation s)
    {
        var right = Gradients(s);
        return right with { Weights = right.Weights.Select(gradient => gradient / s.Xt.shape[0]) };
    }

    private static LstmGradients BiasesNotSummed(Situation s)
    {
        var right = Gradients(s);
        return right with { Weights = right.Weights with { bf = s.Zf, bu = s.Zu, bc = s.Zc, bo = s.Zo } };
    }

    private static LstmGradients BiasesSummedOverUnits(Situation s)
    {
        var right = Gradients(s);
        return right with { Weights = right.Weights with { bf = s.Zf.sum(1), bu = s.Zu.sum(1), bc = s.Zc.sum(1), bo = s.Zo.sum(1) } };
    }

    private static LstmGradients ZeroTakenForDtype(Situation s)
    {
        var right = Gradients(s);
        return right with { Weights = right.Weights with { bf = s.Zf.sum(0), bu = s.Zu.sum(0), bc = s.Zc.sum(0), bo = s.Zo.sum(0) } };
    }

    private static LstmGradients InputFirst(Situation s)
    {
        var right = Gradients(s);
        long hidden = s.APrev.shape[1];
        return right with
        {
            Weights = right.Weights.Select(gradient => gradient.shape.Length < 2 ? gradient
                : cat([gradient.narrow(1, hidden, s.Xt.shape[1]), gradient.narrow(1, 0, hidden)], 1)),
        };
    }

    private static LstmGradients Recorded(Situation s) => LstmGradients.Recorded((xt, aPrev, cPrev, w) =>
    {
        var step = LstmStep.Of(xt, aPrev, cPrev, w);
        return (step.aNext * s.DaNext).sum() + (step.cNext * s.DcNext).sum();
    }, s.Xt, s.APrev, s.CPrev, s.W);

    private static LstmGradients OneProduct(Situation s)
    {
        var z = cat([s.Zf, s.Zu, s.Zc, s.Zo], 1);
        var weights = z.t().mm(cat([s.APrev, s.Xt], 1)).chunk(4, 0);
        var biases = z.sum(dim: 0).chunk(4, 0);
        return Split(z.mm(cat([s.W.Wf, s.W.Wu, s.W.Wc, s.W.Wo], 0)), s.APrev.shape[1], s.Step.gammaF * s.Dc,
            new LstmWeights(weights[0], biases[0], weights[1], biases[1], weights[2], biases[2], weights[3], biases[3]));
    }

    private static LstmGradients ExampleByExample(Situation s)
    {
        var each = Enumerable.Range(0, (int)s.Xt.shape[0]).Select(i =>
        {
            Tensor Row(Tensor matrix) => matrix.narrow(0, i, 1);
            return Of(Row(s.DaNext), Row(s.DcNext), Row(s.Xt), Row(s.APrev), Row(s.CPrev), s.W);
        }).ToList();
        return new LstmGradients(cat(each.Select(one => one.dx).ToList(), 0), cat(each.Select(one => one.da).ToList(), 0), cat(each.Select(one => one.dc).ToList(), 0),
            each.Select(one => one.Weights).Aggregate((sum, one) => sum.Zip(one, (left, right) => left + right)));
    }

    /// <summary>One step with what arrives from behind it; each link of the chain can be replaced by a wrong one.</summary>
    private sealed record Situation(Tensor DaNext, Tensor DcNext, Tensor Xt, Tensor APrev, Tensor CPrev, LstmWeights W)
    {
        private readonly Tensor? dc, zf, zu, zc, zo;

        /// <summary>The step as it went forward.</summary>
        public LstmStep Step { get; } = LstmStep.Of(Xt, APrev, CPrev, W);

        /// <summary>The gradient of the new cell: from the next step, and through the new state.</summary>
        public Tensor Dc { get => dc ?? DcNext + DaNext * Step.gammaO * (1 - Step.cNext.tanh().pow(2)); init => dc = value; }

        /// <summary>The gradient before the forget gate's sigmoid.</summary>
        public Tensor Zf { get => zf ?? Dc * CPrev * Slope(Step.gammaF); init => zf = value; }

        /// <summary>The gradient before the update gate's sigmoid.</summary>
        public Tensor Zu { get => zu ?? Dc * Step.cTilde * Slope(Step.gammaU); init => zu = value; }

        /// <summary>The gradient before the candidate's tanh.</summary>
        public Tensor Zc { get => zc ?? Dc * Step.gammaU * (1 - Step.cTilde.pow(2)); init => zc = value; }

        /// <summary>The gradient before the output gate's sigmoid.</summary>
        public Tensor Zo { get => zo ?? DaNext * Step.cNext.tanh() * Slope(Step.gammaO); init => zo = value; }
    }
}
