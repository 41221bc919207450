using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>The chain rule through one step of the cell: from the gradient of a&lt;t&gt; to those of all it was made of.</summary>
internal sealed class RnnCellBackward : FunctionExercise
{
    public override string Id => "rnn-cell-backward";

    public override string Title => "One step back through the cell";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) =>
        ["gradient of the input dx<t>", "gradient of the state before da<t-1>", "gradient of Wax", "gradient of Waa", "gradient of ba"];

    public override IReadOnlyList<string> Hints =>
    [
        "There is one gradient that all five results are made of: the one just before the tanh. Compute it first and call it dz; it has the shape of aNext.",
        "dz is daNext times 1 - aNext^2, element by element. Each gradient has the shape of what it belongs to: that decides which matrix stands left, which right, and what is transposed.",
        "dz (batch, hidden) times a weight matrix gives the gradients of xt and aPrev, without a transpose; dz transposed times xt or aPrev gives those of the weights, which sums over the batch; the bias has no partner, so its gradient is sum(dim: 0), with the name dim, because a bare 0 is read as a dtype.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("tanh-derivative-left-out", "The tanh is skipped. Between a<t> and the sum inside stands a factor 1 - a<t>^2, small where the unit is saturated.", TanhDerivativeLeftOut),
        new("not-squared", "The derivative of tanh is taken as 1 - a. It is 1 - a^2: the same for a and -a, and never negative.", NotSquared),
        new("sign-of-tanh-derivative", "The derivative of tanh is taken as 1 + a^2, with the wrong sign. It is 1 - a^2: largest, 1, where a is 0, and near 0 where the unit is saturated.", SignOfTanhDerivative),
        new("derivative-at-previous-state", "The derivative of tanh is taken at aPrev. It belongs to the tanh that made aNext, so it is 1 - aNext^2.", DerivativeAtPreviousState),
        new("tanh-applied-again", "The derivative is computed as 1 - tanh(aNext)^2. aNext already is the tanh of the sum; it is squared as it is.", TanhAppliedAgain),
        new("recurrent-weights-transposed", "Waa is transposed on the way back to aPrev. Forwards the rows were multiplied by Waa transposed; backwards the transpose is undone. Waa is square, so the shapes do not warn you.", RecurrentWeightsTransposed),
        new("new-state-in-weight-gradient", "The gradient of Waa is made with aNext. Waa was multiplied by aPrev, so that is its partner.", NewStateInWeightGradient),
        new("weight-gradients-transposed", "The gradients of Wax and Waa are transposed. A gradient has the shape of its parameter: rows are the units of the new state.", WeightGradientsTransposed),
        new("bias-averaged", "The gradient of ba is averaged over the batch. All examples use the same bias, so their gradients add up.", BiasAveraged),
        new("bias-not-summed", "The gradient of ba has one row per example. All examples use the same bias, so sum over dimension 0.", BiasNotSummed),
        new("bias-summed-over-units", "The gradient of ba is summed over the wrong axis, the units. Each unit has a bias of its own and all examples share it: sum over dimension 0, the batch.", BiasSummedOverUnits),
        new("zero-taken-for-a-dtype", "The gradient of ba is a single number: C# reads the 0 in sum(0) as a dtype, the first of their list, and adds up everything as bytes. Name the argument: sum(dim: 0).", ZeroTakenForDtype),
        new("averaged-over-batch", "The gradients of the parameters are divided by the batch. Whether the loss is an average is already contained in daNext; the chain rule only adds up.", AveragedOverBatch),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("columns as in the lecture", Columns),
        new("stacked weights", StackedWeights),
        new("example by example", ExampleByExample),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        BackwardSizes[] sizes =
        [
            new(Batch: 3, Features: 4, Hidden: 5),
            new(Batch: 1, Features: 3, Hidden: 2),
            new(Batch: 4, Features: 4, Hidden: 4),
            new(Batch: 1, Features: 1, Hidden: 1),
            new(Batch: 2, Features: 5, Hidden: 3, DoublePrecision: true),
        ];
        return sizes.Select(size => new Case(size.Text(sequence: false), size.Cell(random)));
    }

    internal static (Tensor dxt, Tensor daPrev, Tensor dWax, Tensor dWaa, Tensor dba) Solve(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        FromSum(daNext * (1 - aNext * aNext), xt, aPrev, Wax, Waa);

    /// <summary>The rest of the chain for whatever gradient arrives at the sum inside the tanh.</summary>
    private static (Tensor dxt, Tensor daPrev, Tensor dWax, Tensor dWaa, Tensor dba) FromSum(Tensor dz, Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa) =>
        (dz.mm(Wax), dz.mm(Waa), dz.t().mm(xt), dz.t().mm(aPrev), dz.sum(dim: 0));

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) TanhDerivativeLeftOut(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        FromSum(daNext, xt, aPrev, Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) NotSquared(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        FromSum(daNext * (1 - aNext), xt, aPrev, Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) SignOfTanhDerivative(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        FromSum(daNext * (1 + aNext * aNext), xt, aPrev, Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) DerivativeAtPreviousState(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        FromSum(daNext * (1 - aPrev * aPrev), xt, aPrev, Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) TanhAppliedAgain(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        Solve(daNext, xt, aPrev, aNext.tanh(), Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) RecurrentWeightsTransposed(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        Solve(daNext, xt, aPrev, aNext, Wax, Waa.t());

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) NewStateInWeightGradient(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        Solve(daNext, xt, aNext, aNext, Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) WeightGradientsTransposed(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa)
    {
        var right = Solve(daNext, xt, aPrev, aNext, Wax, Waa);
        return right with { dWax = right.dWax.t(), dWaa = right.dWaa.t() };
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) BiasAveraged(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa)
    {
        var right = Solve(daNext, xt, aPrev, aNext, Wax, Waa);
        return right with { dba = right.dba / xt.shape[0] };
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) BiasNotSummed(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        Solve(daNext, xt, aPrev, aNext, Wax, Waa) with { dba = daNext * (1 - aNext * aNext) };

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) BiasSummedOverUnits(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        Solve(daNext, xt, aPrev, aNext, Wax, Waa) with { dba = (daNext * (1 - aNext * aNext)).sum(1) };

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) ZeroTakenForDtype(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa) =>
        Solve(daNext, xt, aPrev, aNext, Wax, Waa) with { dba = (daNext * (1 - aNext * aNext)).sum(0) };

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) AveragedOverBatch(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa)
    {
        var (dxt, daPrev, dWax, dWaa, dba) = Solve(daNext, xt, aPrev, aNext, Wax, Waa);
        long batch = xt.shape[0];
        return (dxt, daPrev, dWax / batch, dWaa / batch, dba / batch);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) Columns(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa)
    {
        var dz = daNext.t() * (1 - aNext.t().pow(2));
        return (Wax.t().mm(dz).t(), Waa.t().mm(dz).t(), dz.mm(xt), dz.mm(aPrev), dz.sum(1));
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) StackedWeights(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa)
    {
        var dz = daNext - daNext * aNext.pow(2);
        var (hidden, features) = (Waa.shape[0], Wax.shape[1]);
        var inputs = dz.mm(cat([Waa, Wax], 1));
        var weights = dz.t().mm(cat([aPrev, xt], 1));
        return (inputs.narrow(1, hidden, features), inputs.narrow(1, 0, hidden), weights.narrow(1, hidden, features), weights.narrow(1, 0, hidden), dz.sum(dim: 0));
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) ExampleByExample(Tensor daNext, Tensor xt, Tensor aPrev, Tensor aNext, Tensor Wax, Tensor Waa)
    {
        var (dxt, daPrev, dWax, dWaa, dba) = (zeros_like(xt), zeros_like(aPrev), zeros_like(Wax), zeros_like(Waa), zeros(Waa.shape[0], dtype: xt.dtype));
        for (long i = 0; i < xt.shape[0]; i++)
        {
            var dz = daNext[i] * (1 + aNext[i]) * (1 - aNext[i]);
            dxt[i] = Wax.t().mv(dz);
            daPrev[i] = Waa.t().mv(dz);
            (dWax, dWaa, dba) = (dWax + dz.outer(xt[i]), dWaa + dz.outer(aPrev[i]), dba + dz);
        }
        return (dxt, daPrev, dWax, dWaa, dba);
    }
}
