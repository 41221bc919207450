using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Layered = (TorchSharp.torch.Tensor a, TorchSharp.torch.Tensor[] last);

namespace Workbook.Grading.Lessons.BidirectionalAndDeep;

/// <summary>Plain recurrent layers on top of each other: each reads the states of the one below, step by step.</summary>
internal sealed class DeepForward : FunctionExercise
{
    public override string Id => "deep-forward";

    public override string Title => "Layers on layers";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["states of the top layer", "last state of each layer"];

    public override IReadOnlyList<string> Hints =>
    [
        "One layer is the loop of lesson 02. Around it stands another loop, over the layers. What does the second layer read in the place of x?",
        "Keep a variable input that starts as x. In each turn of the outer loop the state starts at a0[l]; the inner loop stacks [a, input at step t] and applies Wa[l], ba[l] and tanh; the list of its states, stacked along dimension 1, is the next layer's input.",
        "The inner line has the shape a = (torch.cat(new[] { ..., input.select(1, t) }, 1).mm(Wa[l].t()) + ba[l]).tanh(); after the inner loop last[l] = a and input = torch.stack(states, 1). What is in input after the outer loop is the first result.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("last-state-handed-up", "The upper layers read the last state of the layer below at every step. They must get the states of all steps, in their places: in Keras this is return_sequences=True.", LastStateHandedUp),
        new("every-layer-reads-x", "Every layer reads x. A layer above the first reads the states of the layer below it; x is only for the first.", EveryLayerReadsX),
        new("first-layer-repeated", "The weights of the first layer are used in every layer. Each has its own.", FirstLayerRepeated),
        new("layers-upside-down", "The layers are run from the last to the first. The first in the list is the lowest: it reads x.", UpsideDown),
        new("starts-where-the-lower-ended", "An upper layer starts from the last state of the layer below. Time and depth are two directions: each layer starts at its own a0[l].", StartsWhereTheLowerEnded),
        new("starts-from-zeros", "The layers start from zeros instead of a0. Text that is read in pieces would lose its thread at every seam.", StartsFromZeros),
        new("one-step-late", "An upper layer reads the state that the layer below had one step before. At step t it reads a<t> of the layer below, not a<t-1>.", OneStepLate),
        new("input-stacked-first", "In the stacked vector the input stands before the state. The weights hold the columns for the state first: [a, input].", InputStackedFirst),
        new("squashed-twice", "The states are squashed by a second tanh on their way up. What the lower layer hands up is its state, as it is.", SquashedTwice),
        new("lowest-states-returned", "The states of the lowest layer come back. The network's output are those of the top layer.", LowestStatesReturned),
        new("first-states-as-last", "The second result holds the state after the first step of each layer, not after the last one.", FirstStatesAsLast),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("step by step through all layers", StepByStep),
        new("written into zeros, weights split", WrittenIntoZeros),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        (int Batch, int Steps, int[] Sizes, bool Double)[] all =
            [(3, 4, [2, 3, 4], false), (2, 3, [3, 3, 3, 3], false), (1, 5, [2, 4], false), (2, 1, [3, 2, 2], false), (2, 4, [3, 3, 2, 4], true)];
        foreach (var (batch, steps, sizes, isDouble) in all)
        {
            var dtype = isDouble ? float64 : float32;
            Tensor Draws(params long[] shape) => Draw.Tensor(random, dtype, 0.8, shape);
            var layers = Enumerable.Range(1, sizes.Length - 1).ToArray();
            yield return new Case($"batch {batch}, {steps} {(steps == 1 ? "step" : "steps")}, features {sizes[0]}, layers of {string.Join(", ", sizes.Skip(1))}{(isDouble ? ", float64" : "")}",
                Draws(batch, steps, sizes[0]), layers.Select(l => Draws(batch, sizes[l])).ToArray(),
                layers.Select(l => Draws(sizes[l], sizes[l] + sizes[l - 1])).ToArray(), layers.Select(l => Draws(sizes[l])).ToArray());
        }
    }

    private static Layered Solve(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) => Run(x, a0, Wa, ba, handUp: (states, _) => states);

    /// <summary>The layers, with a choice of what is handed to the next one: made from the states of a layer and from x.</summary>
    private static Layered Run(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba, Func<Tensor, Tensor, Tensor> handUp)
    {
        var (input, last) = (x, new Tensor[Wa.Length]);
        var states = x;
        for (int l = 0; l < Wa.Length; l++)
        {
            states = LayerStates(input, a0[l], Wa[l], ba[l]);
            last[l] = states.select(1, x.shape[1] - 1);
            input = handUp(states, x);
        }
        return (states, last);
    }

    /// <summary>The states of one layer, (batch, steps, hidden).</summary>
    private static Tensor LayerStates(Tensor input, Tensor a, Tensor Wa, Tensor ba)
    {
        var states = new List<Tensor>();
        for (long t = 0; t < input.shape[1]; t++)
            states.Add(a = (cat([a, input.select(1, t)], 1).mm(Wa.t()) + ba).tanh());
        return stack(states, 1);
    }

    private static Layered LastStateHandedUp(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) =>
        Run(x, a0, Wa, ba, (states, _) => states.narrow(1, states.shape[1] - 1, 1).expand(states.shape));

    private static Layered EveryLayerReadsX(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        RequireFits(x.shape[2], a0, Wa);
        return Run(x, a0, Wa, ba, (_, given) => given);
    }

    private static Layered FirstLayerRepeated(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        Tensor[] Repeated(Tensor[] all) => [.. all.Select(_ => all[0])];
        if (a0.Length > 1) RequireFits(a0[0].shape[1], a0, Repeated(Wa));
        return Run(x, a0, Repeated(Wa), Repeated(ba), (states, _) => states);
    }

    private static Layered UpsideDown(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        if (a0.Select(a => a.shape[1]).Append(x.shape[2]).Distinct().Count() > 1 && a0.Length > 1) throw new ArgumentException("The sizes of the layers do not fit.");
        var (a, last) = Solve(x, [.. a0.Reverse()], [.. Wa.Reverse()], [.. ba.Reverse()]);
        return (a, [.. last.Reverse()]);
    }

    /// <summary>A product of the wrong sizes ends the process in some engines, so it is not tried.</summary>
    private static void RequireFits(long inputs, Tensor[] a0, Tensor[] Wa)
    {
        if (a0.Zip(Wa).Skip(1).Any(layer => layer.Second.shape[1] != layer.First.shape[1] + inputs || layer.Second.shape[0] != layer.First.shape[1]))
            throw new ArgumentException("The sizes of the layers do not fit.");
    }

    private static Layered StartsWhereTheLowerEnded(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        if (a0.Select(a => a.shape[1]).Distinct().Count() > 1) throw new ArgumentException("The sizes of the layers do not fit.");
        var (states, last) = (x, new Tensor[Wa.Length]);
        for (int l = 0; l < Wa.Length; l++)
        {
            states = LayerStates(states, l == 0 ? a0[0] : last[l - 1], Wa[l], ba[l]);
            last[l] = states.select(1, x.shape[1] - 1);
        }
        return (states, last);
    }

    private static Layered StartsFromZeros(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) => Solve(x, [.. a0.Select(a => zeros_like(a))], Wa, ba);

    private static Layered OneStepLate(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        int l = 0;
        return Run(x, a0, Wa, ba, (states, _) => cat([a0[l++].unsqueeze(1), states.narrow(1, 0, states.shape[1] - 1)], 1));
    }

    private static Layered InputStackedFirst(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) =>
        Solve(x, a0, [.. Wa.Select(W => cat([W.narrow(1, W.shape[1] - W.shape[0], W.shape[0]), W.narrow(1, 0, W.shape[1] - W.shape[0])], 1))], ba);

    private static Layered SquashedTwice(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) => Run(x, a0, Wa, ba, (states, _) => states.tanh());

    private static Layered LowestStatesReturned(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) =>
        (LayerStates(x, a0[0], Wa[0], ba[0]), Solve(x, a0, Wa, ba).last);

    private static Layered FirstStatesAsLast(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba) =>
        (Solve(x, a0, Wa, ba).a, Solve(x.narrow(1, 0, 1), a0, Wa, ba).last);

    private static Layered StepByStep(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        Tensor[] now = [.. a0];
        var top = new List<Tensor>();
        for (long t = 0; t < x.shape[1]; t++)
        {
            var input = x.select(1, t);
            for (int l = 0; l < now.Length; l++)
                input = now[l] = (cat([now[l], input], 1).mm(Wa[l].t()) + ba[l]).tanh();
            top.Add(input);
        }
        return (stack(top, 1), now);
    }

    private static Layered WrittenIntoZeros(Tensor x, Tensor[] a0, Tensor[] Wa, Tensor[] ba)
    {
        var (input, last) = (x, new List<Tensor>());
        foreach (var (start, W, b) in a0.Zip(Wa, ba))
        {
            long hidden = W.shape[0];
            var fromInput = input.matmul(W.narrow(1, hidden, W.shape[1] - hidden).t()) + b;
            var (a, states) = (start, zeros(x.shape[0], x.shape[1], hidden, dtype: x.dtype));
            for (long t = 0; t < x.shape[1]; t++)
            {
                a = (a.mm(W.narrow(1, 0, hidden).t()) + fromInput.select(1, t)).tanh();
                states.select(1, t).copy_(a);
            }
            last.Add(a);
            input = states;
        }
        return (input, [.. last]);
    }
}
