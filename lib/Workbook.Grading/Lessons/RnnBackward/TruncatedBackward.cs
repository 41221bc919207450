using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>Truncated backpropagation: the sequence in windows, states handed on between them, gradients not.</summary>
internal sealed class TruncatedBackward : FunctionExercise
{
    public override string Id => "truncated-backward";

    public override string Title => "Truncated backpropagation";

    public override double Points => 0;

    public override IReadOnlyList<string> DependsOn => ["rnn-cell-backward"];

    public override IReadOnlyList<string> Outputs(int function) =>
        ["gradients of the inputs dx", "gradient of the initial state da0", "gradient of Wax", "gradient of Waa", "gradient of ba"];

    public override IReadOnlyList<string> Hints =>
    [
        "It is the loop of RnnBackward with one more question at each step: may the gradient of the step after come in?",
        "Windows start at the indices 0, window, 2 window, ... The gradient that a window's first step hands back stops there. The states stay as they are: the forward pass was not cut.",
        "Copy the loop of RnnBackward. Before it uses the carried gradient at index t, ask whether t + 1 is divisible by window; if so, a new window begins after this step, and the carried gradient is replaced by zeros.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("not-truncated", "The gradient goes through all steps, whatever the window.", NotTruncated),
        new("states-cut-too", "The first step of each window is treated as if its state before had been zero. Only gradients are cut; the state was handed on, and Waa gets its gradient from it.", StatesCutToo),
        new("windows-from-the-end", "The windows are counted from the last step. They are read forwards as the text comes in, so a shorter window stands at the end, not at the start.", WindowsFromTheEnd),
        new("cut-one-step-late", "The cut is one step off: the gradient still enters the window before, or stops one step early. It is cut between the last step of a window and the first step of the next.", CutOneStepLate),
        new("only-the-last-window", "Only the last window counts. Every window sends its own losses back, just not further than its own start.", OnlyTheLastWindow),
        new("every-step-cut", "No gradient passes from any step to the one before, as if every window were one step long.", EveryStepCut),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("window by window", WindowByWindow),
        new("carried gradient multiplied by zero or one", MultipliedByMask),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (size, window) in ((BackwardSizes, int)[])
        [
            (new(Batch: 3, Features: 2, Hidden: 4, Steps: 8), 3),
            (new(Batch: 1, Features: 3, Hidden: 2, Steps: 6), 2),
            (new(Batch: 2, Features: 2, Hidden: 3, Steps: 4), 9),
            (new(Batch: 3, Features: 3, Hidden: 3, Steps: 3), 1),
            (new(Batch: 2, Features: 1, Hidden: 2), 2),
            (new(Batch: 2, Features: 4, Hidden: 3, Steps: 7, DoublePrecision: true), 5),
        ])
            yield return new Case($"{size.Text(sequence: true)}, window {window}", [.. size.Sequence(random), window]);
    }

    private static (Tensor dx, Tensor da0, Tensor dWax, Tensor dWaa, Tensor dba) Solve(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward((t, carried) => Unless((t + 1) % window == 0, carried));

    private static Tensor Unless(bool cut, Tensor carried) => cut ? zeros_like(carried) : carried;

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) NotTruncated(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward();

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) StatesCutToo(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window)
    {
        var right = Solve(da, x, a0, a, Wax, Waa, window);
        var carriedOver = zeros_like(Waa);
        var pass = new ThroughTime(da, x, a0, a, Wax, Waa);
        pass.Backward((t, carried) =>
        {
            var let = Unless((t + 1) % window == 0, carried);
            if (t > 0 && t % window == 0) carriedOver += pass.Step(t, da.select(1, t) + let).dWaa;
            return let;
        });
        return right with { dWaa = right.dWaa - carriedOver };
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) WindowsFromTheEnd(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward((t, carried) => Unless((x.shape[1] - 1 - t) % window == 0, carried));

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) CutOneStepLate(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward((t, carried) => Unless(t > 0 && t % window == 0, carried));

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) OnlyTheLastWindow(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window)
    {
        long steps = x.shape[1], start = (steps - 1) / window * window;
        var last = zeros_like(da);
        last.narrow(1, start, steps - start).copy_(da.narrow(1, start, steps - start));
        return Solve(last, x, a0, a, Wax, Waa, window);
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) EveryStepCut(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window) =>
        Solve(da, x, a0, a, Wax, Waa, 1);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) WindowByWindow(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window)
    {
        var parts = new List<(Tensor dx, Tensor da0, Tensor dWax, Tensor dWaa, Tensor dba)>();
        for (long start = 0; start < x.shape[1]; start += window)
        {
            long length = Math.Min(window, x.shape[1] - start);
            var before = start == 0 ? a0 : a.select(1, start - 1);
            parts.Add(new ThroughTime(da.narrow(1, start, length), x.narrow(1, start, length), before, a.narrow(1, start, length), Wax, Waa).Backward());
        }
        return (cat(parts.Select(part => part.dx).ToList(), 1), parts[0].da0, Sum(parts.Select(part => part.dWax)), Sum(parts.Select(part => part.dWaa)), Sum(parts.Select(part => part.dba)));
    }

    private static Tensor Sum(IEnumerable<Tensor> gradients) => stack(gradients, 0).sum(dim: 0);

    private static (Tensor, Tensor, Tensor, Tensor, Tensor) MultipliedByMask(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa, int window) =>
        new ThroughTime(da, x, a0, a, Wax, Waa).Backward((t, carried) => carried * Math.Min(1, (t + 1) % window));
}
