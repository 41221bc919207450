using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Gru;

/// <summary>The full cell stepped over a sequence; memories and update gates of all steps come back.</summary>
internal sealed class GruForward : FunctionExercise
{
    public override string Id => "gru-forward";

    public override string Title => "The gated network";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["gru-cell-forward"];

    public override IReadOnlyList<string> Outputs(int function) => ["memories c<1> to c<Tx>", "update gates of all steps"];

    public override IReadOnlyList<string> Hints =>
    [
        "It is the loop of RnnForward in lesson 02 with another cell in it: what has to be handed from one step to the next?",
        "Keep the memory in a variable that starts as c0. GruCellForward returns four tensors; you need two of them. An underscore in a deconstruction, as in (a, _, _, b) = ..., drops what you do not need.",
        "The loop body has three lines: one call of GruCellForward on x.select(1, t) and the current memory, and two Add calls, for the memory and the update gate. After the loop, torch.stack(..., 1) on both lists.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("c0-ignored", "The first step starts from zeros instead of c0. The caller decides what is remembered at the start.", InitialMemoryIgnored),
        new("memory-not-carried", "Every step starts again from c0, so nothing is remembered: put the memory that a step returns into the next step.", MemoryNotCarried),
        new("candidate-carried", "The candidate is handed to the next step instead of the memory. The candidate is only a proposal; what the gate made of it, c<t>, goes on.", CandidateCarried),
        new("candidates-returned", "The candidates of all steps are returned instead of the memories. The last item that the cell returns is c<t>.", CandidatesReturned),
        new("relevance-gates-returned", "The relevance gates are returned instead of the update gates. The cell returns gammaU first and gammaR second.", RelevanceGatesReturned),
        new("steps-first", "Steps and batch are swapped. Stack along dimension 1: the result is (batch, steps, hidden), like the input.", StepsFirst),
        new("read-backwards", "The sequence is read from its end. Step t reads x<t>, from the first to the last.", ReadBackwards),
        new("loop-starts-at-one", "The first step is missing: the loop starts at 1. The lecture counts steps from 1, a tensor's index counts from 0.", LoopStartsAtOne),
        new("last-step-repeated", "All steps show the values of the last one. Add a new tensor to the list at every step; if one tensor is overwritten in place, every entry of the list is that tensor.", LastStepRepeated),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("written into zeros", WrittenIntoZeros),
        new("inputs projected for all steps at once", ProjectedAtOnce),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        GruSizes[] sizes =
        [
            new(Batch: 3, Features: 2, Hidden: 4, Steps: 5),
            new(Batch: 1, Features: 3, Hidden: 2, Steps: 4),
            new(Batch: 2, Features: 2, Hidden: 3),
            new(Batch: 3, Features: 3, Hidden: 3, Steps: 3),
            new(Batch: 2, Features: 4, Hidden: 3, Steps: 6, DoublePrecision: true),
        ];
        foreach (var size in sizes)
            yield return new Case(size.Text, [size.Tensor(random, size.Batch, size.Steps, size.Features), size.Memory(random), .. size.Weights(random, matrices: 3)]);
    }

    private static (Tensor c, Tensor gammaU) Solve(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var memory = c0;
        var (memories, gates) = (new List<Tensor>(), new List<Tensor>());
        for (long t = 0; t < x.shape[1]; t++)
        {
            (var gammaU, _, _, memory) = GruCellForward.Solve(x.select(1, t), memory, Wu, Wr, Wc, bu, br, bc);
            memories.Add(memory);
            gates.Add(gammaU);
        }
        return (stack(memories, 1), stack(gates, 1));
    }

    private static (Tensor, Tensor) InitialMemoryIgnored(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(x, zeros_like(c0), Wu, Wr, Wc, bu, br, bc);

    private static (Tensor, Tensor) MemoryNotCarried(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var steps = Enumerable.Range(0, (int)x.shape[1]).Select(t => GruCellForward.Solve(x.select(1, t), c0, Wu, Wr, Wc, bu, br, bc)).ToList();
        return (stack(steps.Select(step => step.cNext), 1), stack(steps.Select(step => step.gammaU), 1));
    }

    private static (Tensor, Tensor) CandidateCarried(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var carried = c0;
        var (memories, gates) = (new List<Tensor>(), new List<Tensor>());
        for (long t = 0; t < x.shape[1]; t++)
        {
            (var gammaU, _, carried, var memory) = GruCellForward.Solve(x.select(1, t), carried, Wu, Wr, Wc, bu, br, bc);
            memories.Add(memory);
            gates.Add(gammaU);
        }
        return (stack(memories, 1), stack(gates, 1));
    }

    private static (Tensor, Tensor) CandidatesReturned(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (c, gammaU) = Solve(x, c0, Wu, Wr, Wc, bu, br, bc);
        return (stack(StepsBefore(x, c0, c).Select(step => GruCellForward.Solve(step.xt, step.cPrev, Wu, Wr, Wc, bu, br, bc).cTilde), 1), gammaU);
    }

    private static (Tensor, Tensor) RelevanceGatesReturned(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (c, _) = Solve(x, c0, Wu, Wr, Wc, bu, br, bc);
        return (c, stack(StepsBefore(x, c0, c).Select(step => GruCellForward.Solve(step.xt, step.cPrev, Wu, Wr, Wc, bu, br, bc).gammaR), 1));
    }

    /// <summary>The input of each step and the memory before it.</summary>
    private static IEnumerable<(Tensor xt, Tensor cPrev)> StepsBefore(Tensor x, Tensor c0, Tensor c)
    {
        for (long t = 0; t < x.shape[1]; t++)
            yield return (x.select(1, t), t == 0 ? c0 : c.select(1, t - 1));
    }

    private static (Tensor, Tensor) StepsFirst(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (c, gammaU) = Solve(x, c0, Wu, Wr, Wc, bu, br, bc);
        return (c.transpose(0, 1), gammaU.transpose(0, 1));
    }

    private static (Tensor, Tensor) ReadBackwards(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(x.flip(1), c0, Wu, Wr, Wc, bu, br, bc);

    private static (Tensor, Tensor) LoopStartsAtOne(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        Solve(x.narrow(1, 1, x.shape[1] - 1), c0, Wu, Wr, Wc, bu, br, bc);

    private static (Tensor, Tensor) LastStepRepeated(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (c, gammaU) = Solve(x, c0, Wu, Wr, Wc, bu, br, bc);
        var last = tensor(Enumerable.Repeat(x.shape[1] - 1, (int)x.shape[1]).ToArray());
        return (c.index_select(1, last), gammaU.index_select(1, last));
    }

    private static (Tensor, Tensor) WrittenIntoZeros(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        var (batch, steps, hidden) = (x.shape[0], x.shape[1], c0.shape[1]);
        var (c, gates) = (zeros(batch, steps, hidden, dtype: x.dtype), zeros(batch, steps, hidden, dtype: x.dtype));
        var memory = c0;
        for (long t = 0; t < steps; t++)
        {
            (var gammaU, _, _, memory) = GruCellForward.Solve(x.select(1, t), memory, Wu, Wr, Wc, bu, br, bc);
            c.select(1, t).copy_(memory);
            gates.select(1, t).copy_(gammaU);
        }
        return (c, gates);
    }

    private static (Tensor, Tensor) ProjectedAtOnce(Tensor x, Tensor c0, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc)
    {
        long hidden = c0.shape[1];
        Tensor OfMemory(Tensor W) => W.narrow(1, 0, hidden).t();
        Tensor OfInput(Tensor W, Tensor b) => x.matmul(W.narrow(1, hidden, x.shape[2]).t()) + b;
        var (u, r, n) = (OfInput(Wu, bu), OfInput(Wr, br), OfInput(Wc, bc));
        var memory = c0;
        var (memories, gates) = (new List<Tensor>(), new List<Tensor>());
        for (long t = 0; t < x.shape[1]; t++)
        {
            var gammaU = (memory.mm(OfMemory(Wu)) + u.select(1, t)).sigmoid();
            var gammaR = (memory.mm(OfMemory(Wr)) + r.select(1, t)).sigmoid();
            memory = memory + gammaU * (((gammaR * memory).mm(OfMemory(Wc)) + n.select(1, t)).tanh() - memory);
            memories.Add(memory);
            gates.Add(gammaU);
        }
        return (stack(memories, 1), stack(gates, 1));
    }
}
