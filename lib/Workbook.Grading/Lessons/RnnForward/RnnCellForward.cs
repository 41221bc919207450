using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnForward;

/// <summary>One step of the recurrent cell: a&lt;t&gt; from a&lt;t-1&gt; and x&lt;t&gt;, and the prediction from a&lt;t&gt;.</summary>
internal sealed class RnnCellForward : FunctionExercise
{
    public override string Id => "rnn-cell-forward";

    public override string Title => "One step of the cell";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["hidden state a<t>", "prediction yHat<t>"];

    public override IReadOnlyList<string> Hints =>
    [
        "Read the formula from the inside out: two products and one bias are added up before the tanh sees anything.",
        "A batch is a matrix with one example per row, so W x of the lecture becomes x W^T: xt.mm(Wax.t()) has shape (batch, hidden). The bias of shape (hidden) is added to every row by broadcasting.",
        "Two lines and a return. The first has the shape aNext = (... + ... + ba).tanh(); the second applies softmax with dim 1 to a product of the new state plus by.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("sum-of-two-tanh", "You apply tanh to each product and add the results. The cell adds first and squashes once: a<t> must stay between -1 and 1, a sum of two tanh does not.", SumOfTwoTanh),
        new("bias-outside-tanh", "The bias ba is added after the tanh. It belongs inside: it shifts the point at which the unit switches, and outside it would push a<t> beyond -1 and 1.", BiasOutsideTanh),
        new("hidden-bias-left-out", "The bias ba is missing from the hidden state. Without it every unit has its switching point at 0, and a state of zeros that reads zeros can never become anything else.", HiddenBiasLeftOut),
        new("output-bias-left-out", "The bias by is missing from the prediction. It is what the network says when the state says nothing: that some outputs are simply more frequent than others.", OutputBiasLeftOut),
        new("recurrent-weights-transposed", "Waa is used without its transpose. It is square, so the shapes fit either way, but row i of Waa holds the weights into unit i: with one example per row the product is aPrev times Waa transposed.", RecurrentWeightsTransposed),
        new("weights-transposed", "The weight matrices are used without their transpose. That only runs where they happen to be square; with one example per row each product is x times W transposed.", WeightsTransposed),
        new("softmax-over-batch", "The softmax runs over dimension 0, the batch: it makes the examples compete with each other. Each row is one example and must sum to one, so the dimension is 1.", SoftmaxOverBatch),
        new("softmax-over-everything", "The softmax divides by one sum over the whole matrix. Each row is one example and needs its own sum; with a batch of one the two look the same.", SoftmaxOverEverything),
        new("softmax-missing", "The prediction is returned before the softmax: these are logits, not probabilities.", SoftmaxMissing),
        new("output-from-previous-state", "The prediction is computed from aPrev. It must use the new state, or the network answers before it has read x<t>.", OutputFromPreviousState),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("stacked weights", StackedWeights),
        new("columns as in the lecture", Columns),
        new("in-place arithmetic", InPlace),
        new("tanh and softmax from exponentials", FromExponentials),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        RnnSizes[] sizes =
        [
            new(Batch: 3, Features: 4, Hidden: 5, Outputs: 2),
            new(Batch: 1, Features: 3, Hidden: 2, Outputs: 4),
            new(Batch: 2, Features: 3, Hidden: 3, Outputs: 3),
            new(Batch: 4, Features: 4, Hidden: 4, Outputs: 4),
            new(Batch: 1, Features: 1, Hidden: 1, Outputs: 2),
            new(Batch: 2, Features: 5, Hidden: 3, Outputs: 4, DoublePrecision: true),
        ];
        foreach (var size in sizes)
            yield return new Case(size.Text, [size.Tensor(random, size.Batch, size.Features), size.Tensor(random, size.Batch, size.Hidden), .. size.Weights(random)]);
    }

    internal static (Tensor aNext, Tensor yHat) Solve(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var aNext = (xt.mm(Wax.t()) + aPrev.mm(Waa.t()) + ba).tanh();
        return (aNext, (aNext.mm(Wya.t()) + by).softmax(1));
    }

    /// <summary>The usual prediction from whatever hidden state a wrong cell arrives at.</summary>
    private static (Tensor, Tensor) Predict(Tensor aNext, Tensor Wya, Tensor by) => (aNext, (aNext.mm(Wya.t()) + by).softmax(1));

    private static (Tensor, Tensor) SumOfTwoTanh(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Predict(xt.mm(Wax.t()).tanh() + (aPrev.mm(Waa.t()) + ba).tanh(), Wya, by);

    private static (Tensor, Tensor) BiasOutsideTanh(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Predict((xt.mm(Wax.t()) + aPrev.mm(Waa.t())).tanh() + ba, Wya, by);

    private static (Tensor, Tensor) HiddenBiasLeftOut(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(xt, aPrev, Wax, Waa, Wya, zeros_like(ba), by);

    private static (Tensor, Tensor) OutputBiasLeftOut(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(xt, aPrev, Wax, Waa, Wya, ba, zeros_like(by));

    private static (Tensor, Tensor) RecurrentWeightsTransposed(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(xt, aPrev, Wax, Waa.t(), Wya, ba, by);

    private static (Tensor, Tensor) WeightsTransposed(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(xt, aPrev, Wax.t(), Waa.t(), Wya.t(), ba, by);

    private static (Tensor, Tensor) SoftmaxOverBatch(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (aNext, logits) = SoftmaxMissing(xt, aPrev, Wax, Waa, Wya, ba, by);
        return (aNext, logits.softmax(0));
    }

    private static (Tensor, Tensor) SoftmaxOverEverything(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (aNext, logits) = SoftmaxMissing(xt, aPrev, Wax, Waa, Wya, ba, by);
        return (aNext, logits.exp() / logits.exp().sum());
    }

    private static (Tensor, Tensor) SoftmaxMissing(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (aNext, _) = Solve(xt, aPrev, Wax, Waa, Wya, ba, by);
        return (aNext, aNext.mm(Wya.t()) + by);
    }

    private static (Tensor, Tensor) OutputFromPreviousState(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (aNext, _) = Solve(xt, aPrev, Wax, Waa, Wya, ba, by);
        return (aNext, (aPrev.mm(Wya.t()) + by).softmax(1));
    }

    private static (Tensor, Tensor) StackedWeights(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Predict((cat([aPrev, xt], 1).mm(cat([Waa, Wax], 1).t()) + ba).tanh(), Wya, by);

    private static (Tensor, Tensor) Columns(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var aNext = (Waa.mm(aPrev.t()) + Wax.mm(xt.t()) + ba.unsqueeze(1)).tanh();
        return (aNext.t(), (Wya.mm(aNext) + by.unsqueeze(1)).softmax(0).t());
    }

    private static (Tensor, Tensor) InPlace(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var aNext = xt.mm(Wax.t()).add_(aPrev.mm(Waa.t())).add_(ba).tanh();
        return (aNext, aNext.mm(Wya.t()).add_(by).softmax(1));
    }

    private static (Tensor, Tensor) FromExponentials(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var z = xt.mm(Wax.t()) + aPrev.mm(Waa.t()) + ba;
        var aNext = (z.exp() - (-z).exp()) / (z.exp() + (-z).exp());
        var e = (aNext.mm(Wya.t()) + by).exp();
        return (aNext, e / e.sum(1, keepdim: true));
    }
}
