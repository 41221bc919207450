using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnForward;

/// <summary>The cell stepped over a whole sequence: the same weights at every step, the state handed on.</summary>
internal sealed class RnnForward : FunctionExercise
{
    public override string Id => "rnn-forward";

    public override string Title => "The unrolled network";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["rnn-cell-forward"];

    public override IReadOnlyList<string> Outputs(int function) => ["hidden states a<1> to a<Tx>", "predictions yHat<1> to yHat<Tx>"];

    public override IReadOnlyList<string> Hints =>
    [
        "Write down by hand what happens for three steps: which state goes into each call of the cell, and which comes out?",
        "Keep the current state in a variable that starts as a0. The input of step t is x[.., t, ..], of shape (batch, features). Collect what each step returns in two lists.",
        "The loop body has three lines: one call of RnnCellForward that replaces the state, two Add calls. After the loop, stack both lists along dimension 1, so that the steps stand between batch and units.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("a0-ignored", "The first step starts from zeros instead of a0. The caller decides where the state starts, for example where an earlier piece of text has left it.", InitialStateIgnored),
        new("state-not-carried", "Every step starts again from a0, so the network has no memory: put the state that a step returns into the next step.", StateNotCarried),
        new("steps-first", "Steps and batch are swapped. Stack along dimension 1: the result is (batch, steps, ...), like the input.", StepsFirst),
        new("read-backwards", "The sequence is read from its end. Step t reads x<t>, from the first to the last.", ReadBackwards),
        new("loop-starts-at-one", "The first step is missing: the loop starts at 1. The lecture counts steps from 1, a tensor's index counts from 0.", LoopStartsAtOne),
        new("loop-ends-early", "The last step is missing: the loop stops one step before the end. Step t runs from 0 to the number of steps minus one.", LoopEndsEarly),
        new("last-step-repeated", "All steps show the values of the last one. Add a new tensor to the list at every step; if one tensor is overwritten in place, every entry of the list is that tensor.", LastStepRepeated),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("written into zeros", WrittenIntoZeros),
        new("input projected for all steps at once", ProjectedAtOnce),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        RnnSizes[] sizes =
        [
            new(Batch: 3, Features: 2, Hidden: 4, Outputs: 2, Steps: 5),
            new(Batch: 1, Features: 3, Hidden: 2, Outputs: 3, Steps: 4),
            new(Batch: 2, Features: 2, Hidden: 3, Outputs: 2),
            new(Batch: 3, Features: 3, Hidden: 3, Outputs: 3, Steps: 3),
            new(Batch: 2, Features: 4, Hidden: 3, Outputs: 2, Steps: 6, DoublePrecision: true),
        ];
        foreach (var size in sizes)
            yield return new Case(size.Text, [size.Tensor(random, size.Batch, size.Steps, size.Features), size.Tensor(random, size.Batch, size.Hidden), .. size.Weights(random)]);
    }

    private static (Tensor a, Tensor yHat) Solve(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var state = a0;
        var (states, predictions) = (new List<Tensor>(), new List<Tensor>());
        for (long t = 0; t < x.shape[1]; t++)
        {
            (state, var prediction) = RnnCellForward.Solve(x.select(1, t), state, Wax, Waa, Wya, ba, by);
            states.Add(state);
            predictions.Add(prediction);
        }
        return (stack(states, 1), stack(predictions, 1));
    }

    private static (Tensor, Tensor) InitialStateIgnored(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(x, zeros_like(a0), Wax, Waa, Wya, ba, by);

    private static (Tensor, Tensor) StateNotCarried(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var steps = Enumerable.Range(0, (int)x.shape[1]).Select(t => RnnCellForward.Solve(x.select(1, t), a0, Wax, Waa, Wya, ba, by)).ToList();
        return (stack(steps.Select(step => step.aNext), 1), stack(steps.Select(step => step.yHat), 1));
    }

    private static (Tensor, Tensor) StepsFirst(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (a, yHat) = Solve(x, a0, Wax, Waa, Wya, ba, by);
        return (a.transpose(0, 1), yHat.transpose(0, 1));
    }

    private static (Tensor, Tensor) ReadBackwards(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(x.flip(1), a0, Wax, Waa, Wya, ba, by);

    private static (Tensor, Tensor) LoopStartsAtOne(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(x.narrow(1, 1, x.shape[1] - 1), a0, Wax, Waa, Wya, ba, by);

    private static (Tensor, Tensor) LoopEndsEarly(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by) =>
        Solve(x.narrow(1, 0, x.shape[1] - 1), a0, Wax, Waa, Wya, ba, by);

    private static (Tensor, Tensor) LastStepRepeated(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (a, yHat) = Solve(x, a0, Wax, Waa, Wya, ba, by);
        var last = Enumerable.Repeat(x.shape[1] - 1, (int)x.shape[1]).ToArray();
        return (a.index_select(1, tensor(last)), yHat.index_select(1, tensor(last)));
    }

    private static (Tensor, Tensor) WrittenIntoZeros(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var (batch, steps) = (x.shape[0], x.shape[1]);
        var a = zeros(batch, steps, Waa.shape[0], dtype: x.dtype);
        var yHat = zeros(batch, steps, Wya.shape[0], dtype: x.dtype);
        var state = a0;
        for (long t = 0; t < steps; t++)
        {
            (state, var prediction) = RnnCellForward.Solve(x.select(1, t), state, Wax, Waa, Wya, ba, by);
            a.select(1, t).copy_(state);
            yHat.select(1, t).copy_(prediction);
        }
        return (a, yHat);
    }

    private static (Tensor, Tensor) ProjectedAtOnce(Tensor x, Tensor a0, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
    {
        var projected = x.matmul(Wax.t()) + ba;
        var states = new List<Tensor>();
        var state = a0;
        for (long t = 0; t < x.shape[1]; t++)
        {
            state = (projected.select(1, t) + state.mm(Waa.t())).tanh();
            states.Add(state);
        }
        var a = stack(states, 1);
        return (a, (a.matmul(Wya.t()) + by).softmax(2));
    }
}
