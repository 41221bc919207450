using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>Backpropagation through time: the cell's gradients from the last step to the first, the parameters' added up.</summary>
internal sealed class RnnBackward : FunctionExercise
{
    public override string Id => "rnn-backward";

    public override string Title => "Back through time";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["rnn-cell-backward"];

    public override IReadOnlyList<string> Outputs(int function) =>
        ["gradients of the inputs dx", "gradient of the initial state da0", "gradient of Wax", "gradient of Waa", "gradient of ba"];

    public override IReadOnlyList<string> Hints =>
    [
        "A state is used twice: by the loss of its own step, and by the next step. Both send a gradient back, and the two add up. Which of them does the last step lack?",
        "Walk from the last step to the first with a variable that holds the gradient coming from the step after, zeros at the beginning. The state before step t is a.select(1, t - 1), and a0 at the first step. The same weights serve every step, so their gradients are added up.",
        "In the loop: one call of RnnCellBackward whose first argument is da.select(1, t) plus the carried gradient; store dx of step t where it belongs; carry daPrev on; add to three sums. After the loop the carried gradient is that of a0.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("carried-gradient-dropped", "Every step only sees its own loss, so no step learns what it did to the later ones. Add the gradient that the step after hands back.", CarriedGradientDropped),
        new("only-the-last-loss", "Only the gradient of the last step enters. Every step that has a loss sends its own da<t>, added to what comes from the step after.", OnlyTheLastLoss),
        new("first-to-last", "The loop runs from the first step to the last. A gradient arrives from the future: begin with the last step.", FirstToLast),
        new("first-step-left-out", "The loop stops before it has taken the first step back: t must reach 0. The first step has an input and uses the weights, too.", FirstStepLeftOut),
        new("overwritten", "The gradients of the parameters are those of a single step. The same weights serve every step: add the gradients up.", Overwritten),
        new("averaged-over-steps", "The gradients of the parameters are divided by the number of steps. A sum of uses has a sum of gradients.", AveragedOverSteps),
        new("initial-state-taken-as-zero", "The first step is treated as if it had started from zeros. The state before it is a0.", InitialStateTakenAsZero),
        new("state-off-by-one", "The state before step t is taken from step t itself. aPrev of a step is the state one step earlier, a0 for the first.", StateOffByOne),
        new("inputs-in-wrong-order", "The gradients of the inputs come out last step first. The loop runs backwards, the result must not.", InputsInWrongOrder),
        new("one-step-short", "da0 is the gradient that arrives at a<1>. One more step lies between: it goes back through the first cell, too.", OneStepShort),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("one product for all steps", OneProduct),
        new("written into zeros", WrittenIntoZeros),
        new("from the states as columns", AsColumns),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        BackwardSizes[] sizes =
        [
            new(Batch: 3, Features: 2, Hidden: 4, Steps: 5),
            new(Batch: 1, Features: 3, Hidden: 2, Steps: 4),
            new(Batch: 2, Features: 2, Hidden: 3),
            new(Batch: 3, Features: 3, Hidden: 3, Steps: 3),
            new(Batch: 2, Features: 4, Hidden: 3, Steps: 6, DoublePrecision: true),
        ];
        return sizes.Select(size => new Case(size.Text(sequence: true), size.Sequence(random)));
    }

    private static (Tensor dx, Tensor da0, Tensor dWax, Tensor dWaa, Tensor dba) Solve(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward();

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) CarriedGradientDropped(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward((_, carried) => zeros_like(carried));

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) OnlyTheLastLoss(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var last = zeros_like(da);
        last.select(1, -1).copy_(da.select(1, -1));
        return Solve(last, x, a0, a, Wax, Waa);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) FirstToLast(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var pass = new ThroughTime(da, x, a0, a, Wax, Waa);
        var (dx, carried) = (new List<Tensor>(), zeros_like(a0));
        var (dWax, dWaa, dba) = (zeros_like(Wax), zeros_like(Waa), zeros(Waa.shape[0], dtype: Waa.dtype));
        for (long t = 0; t < pass.Steps; t++)
        {
            var step = pass.Step(t, da.select(1, t) + carried);
            dx.Add(step.dxt);
            carried = step.daPrev;
            (dWax, dWaa, dba) = (dWax + step.dWax, dWaa + step.dWaa, dba + step.dba);
        }
        return (stack(dx, 1), carried, dWax, dWaa, dba);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) FirstStepLeftOut(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var pass = new ThroughTime(da, x, a0, a, Wax, Waa);
        var (dx, _, dWax, dWaa, dba) = pass.Backward();
        var (arriving, carried) = (ArrivingAtFirst(pass), ArrivingAtFirst(pass) - da.select(1, 0));
        var first = pass.Step(0, arriving);
        var rest = dx.clone();
        rest.select(1, 0).zero_();
        return (rest, carried, dWax - first.dWax, dWaa - first.dWaa, dba - first.dba);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) Overwritten(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var pass = new ThroughTime(da, x, a0, a, Wax, Waa);
        var right = pass.Backward();
        var first = pass.Step(0, ArrivingAtFirst(pass));
        return (right.dx, right.da0, first.dWax, first.dWaa, first.dba);
    }

    /// <summary>The whole gradient of a&lt;1&gt;.</summary>
    private static Tensor ArrivingAtFirst(ThroughTime pass)
    {
        var arriving = pass.da.select(1, 0);
        pass.Backward((t, carried) =>
        {
            if (t == 0) arriving = pass.da.select(1, 0) + carried;
            return carried;
        });
        return arriving;
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) AveragedOverSteps(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var (dx, da0, dWax, dWaa, dba) = Solve(da, x, a0, a, Wax, Waa);
        long steps = x.shape[1];
        return (dx, da0, dWax / steps, dWaa / steps, dba / steps);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) InitialStateTakenAsZero(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa) =>
        Solve(da, x, zeros_like(a0), a, Wax, Waa);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) StateOffByOne(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var right = Solve(da, x, a0, a, Wax, Waa);
        var dz = SumGradients(da, x, a0, a, Wax, Waa);
        return right with { dWaa = Flat(dz).t().mm(Flat(a)) };
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) InputsInWrongOrder(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var right = Solve(da, x, a0, a, Wax, Waa);
        return right with { dx = right.dx.flip(1) };
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) OneStepShort(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var pass = new ThroughTime(da, x, a0, a, Wax, Waa);
        return pass.Backward() with { da0 = ArrivingAtFirst(pass) };
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) OneProduct(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var dz = SumGradients(da, x, a0, a, Wax, Waa);
        var before = cat([a0.unsqueeze(1), a.narrow(1, 0, x.shape[1] - 1)], 1);
        return (dz.matmul(Wax), dz.select(1, 0).mm(Waa), Flat(dz).t().mm(Flat(x)), Flat(dz).t().mm(Flat(before)), dz.sum([0, 1]));
    }

    /// <summary>The gradient inside the tanh of every step, shape (batch, steps, hidden).</summary>
    private static Tensor SumGradients(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var slopes = 1 - a * a;
        var dz = new Tensor[x.shape[1]];
        for (long t = dz.Length - 1; t >= 0; t--)
            dz[t] = slopes.select(1, t) * (t == dz.Length - 1 ? da.select(1, t) : da.select(1, t) + dz[t + 1].mm(Waa));
        return stack(dz, 1);
    }

    private static Tensor Flat(Tensor sequences) => sequences.reshape(-1, sequences.shape[2]);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) WrittenIntoZeros(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var pass = new ThroughTime(da, x, a0, a, Wax, Waa);
        var (dx, arriving) = (zeros_like(x), da.clone());
        var (da0, dWax, dWaa, dba) = (zeros_like(a0), zeros_like(Wax), zeros_like(Waa), zeros(Waa.shape[0], dtype: Waa.dtype));
        for (long t = pass.Steps - 1; t >= 0; t--)
        {
            var step = pass.Step(t, arriving.select(1, t));
            dx.select(1, t).copy_(step.dxt);
            (t == 0 ? da0 : arriving.select(1, t - 1)).add_(step.daPrev);
            dWax.add_(step.dWax);
            dWaa.add_(step.dWaa);
            dba.add_(step.dba);
        }
        return (dx, da0, dWax, dWaa, dba);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) AsColumns(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
    {
        var (dx, carried) = (new List<Tensor>(), zeros_like(a0).t());
        var (dWax, dWaa, dba) = (zeros_like(Wax), zeros_like(Waa), zeros(Waa.shape[0], 1, dtype: Waa.dtype));
        for (long t = x.shape[1] - 1; t >= 0; t--)
        {
            var dz = (da.select(1, t).t() + carried) * (1 - a.select(1, t).t().pow(2));
            dx.Insert(0, Wax.t().mm(dz).t());
            carried = Waa.t().mm(dz);
            (dWax, dWaa, dba) = (dWax + dz.mm(x.select(1, t)), dWaa + dz.mm(t == 0 ? a0 : a.select(1, t - 1)), dba + dz.sum(1, keepdim: true));
        }
        return (stack(dx, 1), carried.t(), dWax, dWaa, dba.squeeze(1));
    }
}
