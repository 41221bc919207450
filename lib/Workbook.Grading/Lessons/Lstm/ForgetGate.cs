using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>The first gate: how much of each entry of the cell is kept.</summary>
internal sealed class ForgetGate : FunctionExercise
{
    public override string Id => "forget-gate";

    public override string Title => "The forget gate";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["gate gammaF"];

    public override IReadOnlyList<string> Hints =>
    [
        "A gate is a small network of its own: it reads the state and the input, and answers with numbers between 0 and 1. Which function squashes into that interval?",
        "Put state and input side by side, the state first, with torch.cat(new[] { ..., ... }, 1): shape (batch, hidden + features). Wf has one row per hidden unit, so with one example per row it is transposed.",
        "Two lines: the stacked input, then a return of the shape (... .mm(... .t()) + ...).sigmoid().",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("tanh-instead-of-sigmoid", "The gate uses tanh, which answers with numbers from -1 to 1. A gate is a share, 0 for nothing and 1 for all: that is the sigmoid.", TanhInsteadOfSigmoid),
        new("softmax-instead-of-sigmoid", "The softmax makes the units share one total of 1, so that remembering in one means forgetting in another. Every unit decides for itself: the sigmoid, entry by entry.", SoftmaxInsteadOfSigmoid),
        new("input-first", "The input stands before the state. Wf is laid out for [a x]: its first columns belong to the state.", InputFirst),
        new("bias-left-out", "The bias bf is missing. It decides how much is kept before any word has been read, which is why its start value matters so much.", BiasLeftOut),
        new("bias-outside", "The bias is added after the sigmoid, so the gate can leave the interval from 0 to 1. It belongs inside.", BiasOutside),
        new("sum-of-two-sigmoids", "State and input are squashed apart and added up, which can reach 2. Add first, squash once.", SumOfTwoSigmoids),
        new("state-ignored", "The gate looks at the input only. Whether something is to be forgotten also depends on what the state says is going on.", StateIgnored),
        new("share-to-forget", "This is the share that is forgotten, one minus the gate. In spite of its name, the forget gate says how much is kept: 1 keeps all.", ShareToForget),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("two products", TwoProducts),
        new("columns as in the lecture", Columns),
        new("sigmoid from an exponential", FromExponential),
        new("sigmoid from tanh", FromTanh),
        new("in place", InPlace),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var size in LstmSizes.OfCells)
            yield return new Case(size.CellText, [.. size.StepInputs(random), .. size.Weights(random)[..2]]);
    }

    private static Tensor Solve(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => BeforeSigmoid(xt, aPrev, Wf, bf).sigmoid();

    private static Tensor BeforeSigmoid(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => LstmStep.Affine(cat([aPrev, xt], 1), Wf, bf);

    private static Tensor OfState(Tensor Wf, Tensor aPrev) => aPrev.mm(Wf.narrow(1, 0, aPrev.shape[1]).t());

    private static Tensor OfInput(Tensor Wf, Tensor xt) => xt.mm(Wf.narrow(1, Wf.shape[0], xt.shape[1]).t());

    private static Tensor TanhInsteadOfSigmoid(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => BeforeSigmoid(xt, aPrev, Wf, bf).tanh();

    private static Tensor SoftmaxInsteadOfSigmoid(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => BeforeSigmoid(xt, aPrev, Wf, bf).softmax(1);

    private static Tensor InputFirst(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => LstmStep.Affine(cat([xt, aPrev], 1), Wf, bf).sigmoid();

    private static Tensor BiasLeftOut(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => Solve(xt, aPrev, Wf, zeros_like(bf));

    private static Tensor BiasOutside(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => BiasLeftOut(xt, aPrev, Wf, bf) + bf;

    private static Tensor SumOfTwoSigmoids(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => OfState(Wf, aPrev).sigmoid() + (OfInput(Wf, xt) + bf).sigmoid();

    private static Tensor StateIgnored(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => (OfInput(Wf, xt) + bf).sigmoid();

    private static Tensor ShareToForget(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => 1 - Solve(xt, aPrev, Wf, bf);

    private static Tensor TwoProducts(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => (OfState(Wf, aPrev) + OfInput(Wf, xt) + bf).sigmoid();

    private static Tensor Columns(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) =>
        (Wf.mm(cat([aPrev.t(), xt.t()], 0)) + bf.unsqueeze(1)).sigmoid().t();

    private static Tensor FromExponential(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => 1 / (1 + (-BeforeSigmoid(xt, aPrev, Wf, bf)).exp());

    private static Tensor FromTanh(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => ((BeforeSigmoid(xt, aPrev, Wf, bf) / 2).tanh() + 1) / 2;

    private static Tensor InPlace(Tensor xt, Tensor aPrev, Tensor Wf, Tensor bf) => cat([aPrev, xt], 1).mm(Wf.t()).add_(bf).sigmoid_();
}
