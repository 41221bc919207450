using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Layer = System.Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Workbook.Grading.Lessons.BidirectionalAndDeep;

/// <summary>Two networks over the same padded batch, one of them reading every sequence from its own end.</summary>
internal sealed class BidirectionalForward : FunctionExercise
{
    public override string Id => "bidirectional-forward";

    public override string Title => "From both directions";

    public override double Points => 15;

    public override IReadOnlyList<string> Outputs(int function) => ["activations [forward; backward]"];

    public override IReadOnlyList<string> Hints =>
    [
        "Neither network knows about directions: each reads what it is given from step 0 on. So the sequences have to be turned round before the backward network reads them, and what it returns has to be turned round again, or its answers stand at the wrong words.",
        "A short sequence is followed by padding. Turned round as a whole, the padding would come first and the network would read it first. Turn only the first lengths[i] steps: x[i].narrow(0, 0, length).flip(0), and put the rest behind it with torch.cat. As you need it twice, write a function Turn(sequences) of your own in the same cell.",
        "Four steps: ahead = forward(x); back = Turn(backward(Turn(x))); put the two side by side along dimension 2, forward first; multiply by a mask (batch, steps, 1) that is 1 where t < lengths[i] and 0 behind.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("padding-read-first", "The padded batch is turned round as a whole, so the backward network reads the padding of a short sequence first and starts its last word from whatever state the padding left. Turn each sequence within its own length.", PaddingReadFirst),
        new("turned-back-as-a-whole", "Going in, each sequence is turned within its own length; coming out, the whole batch is turned. The states of short sequences end up at the wrong words: turn them within their own lengths again.", TurnedBackAsAWhole),
        new("not-turned-back", "What the backward network returns is not turned round again: at the first word stands the state that belongs to the last one.", NotTurnedBack),
        new("not-turned-going-in", "The backward network reads the sequences forwards; only its results are turned round. Then the state at the last word has still seen the first word only.", NotTurnedGoingIn),
        new("both-read-forwards", "Both networks read from left to right. The second one adds weights, but at word t it knows nothing of what follows.", BothReadForwards),
        new("one-network-for-both", "The forward network is used in both directions, backward is never called. Each direction has weights of its own: what a word announces and what it confirms are different things.", OneNetworkForBoth),
        new("backward-half-first", "The backward activations stand before the forward ones. The order is [forward; backward], and the weights that read it rely on that.", BackwardHalfFirst),
        new("joined-along-the-steps", "The two results are put one behind the other along the steps. At each step they stand side by side: join along dimension 2.", JoinedAlongTheSteps),
        new("directions-added", "The activations of the two directions are added to each other. So what comes from the left and what comes from the right can no longer be told apart, and it only works if both have the same number of units. They stand side by side: [forward; backward], 2 hidden numbers.", DirectionsAdded),
        new("last-state-everywhere", "At every step stands the backward network's final state, the one at the first word. At step t belongs its state at step t, which has read from the end to t.", LastStateEverywhere),
        new("padding-not-zero", "Behind the end of a short sequence stand activations of padding. They belong to no word; the result is zero there.", PaddingNotZero),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("each sequence by itself, without its padding", EachByItself),
        new("turned round by an index", ByIndex),
        new("flipped and rolled", FlippedAndRolled),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        (int Batch, int Steps, int Features, int Ahead, int Back, bool Double)[] sizes =
            [(3, 5, 2, 4, 3, false), (2, 4, 3, 2, 2, false), (1, 3, 2, 3, 2, false), (2, 1, 2, 1, 2, false), (4, 6, 1, 2, 3, true)];
        foreach (var (batch, steps, features, ahead, back, isDouble) in sizes)
        {
            var dtype = isDouble ? float64 : float32;
            long[] lengths = [.. Enumerable.Range(0, batch).Select(i => i == 0 ? (long)Math.Max(1, steps - 2) : i == 1 ? steps : random.Next(1, steps + 1))];
            yield return new Case($"batch {batch}, {steps} {(steps == 1 ? "step" : "steps")}, lengths {string.Join(", ", lengths)}, forward {ahead} and backward {back} units{(isDouble ? ", float64" : "")}",
                Draw.Tensor(random, dtype, 1, batch, steps, features), lengths, TanhLayer(random, dtype, features, ahead), TanhLayer(random, dtype, features, back));
        }
    }

    /// <summary>A plain recurrent network with fixed random weights; its biases let padding leave a trace.</summary>
    private static Layer TanhLayer(Random random, ScalarType dtype, int features, int hidden)
    {
        Tensor Draws(params long[] shape) => Draw.Tensor(random, dtype, 0.8, shape);
        var (Wax, Waa, ba) = (Draws(hidden, features), Draws(hidden, hidden), Draws(hidden));
        return x =>
        {
            var a = zeros(x.shape[0], hidden, dtype: dtype);
            var states = new List<Tensor>();
            for (long t = 0; t < x.shape[1]; t++)
                states.Add(a = (x.select(1, t).mm(Wax.t()) + a.mm(Waa.t()) + ba).tanh());
            return stack(states, 1);
        };
    }

    private static Tensor Solve(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([forward(x), Turn(backward(Turn(x, lengths)), lengths)], 2), lengths);

    /// <summary>Each sequence from its own end; what is behind the end stays there.</summary>
    private static Tensor Turn(Tensor sequences, long[] lengths) => stack(lengths.Select((length, i) => cat(
        [sequences[i].narrow(0, 0, length).flip(0), sequences[i].narrow(0, length, sequences.shape[1] - length)], 0)), 0);

    private static Tensor Masked(Tensor activations, long[] lengths)
    {
        var steps = arange(activations.shape[1]).unsqueeze(0);
        return activations * steps.lt(tensor(lengths).unsqueeze(1)).unsqueeze(2).to_type(activations.dtype);
    }

    private static Tensor PaddingReadFirst(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([forward(x), backward(x.flip(1)).flip(1)], 2), lengths);

    private static Tensor TurnedBackAsAWhole(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([forward(x), backward(Turn(x, lengths)).flip(1)], 2), lengths);

    private static Tensor NotTurnedBack(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([forward(x), backward(Turn(x, lengths))], 2), lengths);

    private static Tensor NotTurnedGoingIn(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([forward(x), Turn(backward(x), lengths)], 2), lengths);

    private static Tensor BothReadForwards(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([forward(x), backward(x)], 2), lengths);

    private static Tensor OneNetworkForBoth(Tensor x, long[] lengths, Layer forward, Layer backward) => Solve(x, lengths, forward, forward);

    private static Tensor BackwardHalfFirst(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(cat([Turn(backward(Turn(x, lengths)), lengths), forward(x)], 2), lengths);

    private static Tensor JoinedAlongTheSteps(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        cat([Masked(forward(x), lengths), Masked(Turn(backward(Turn(x, lengths)), lengths), lengths)], 1);

    private static Tensor DirectionsAdded(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        Masked(forward(x) + Turn(backward(Turn(x, lengths)), lengths), lengths);

    private static Tensor LastStateEverywhere(Tensor x, long[] lengths, Layer forward, Layer backward)
    {
        var back = Turn(backward(Turn(x, lengths)), lengths);
        return Masked(cat([forward(x), back.narrow(1, 0, 1).expand(back.shape)], 2), lengths);
    }

    private static Tensor PaddingNotZero(Tensor x, long[] lengths, Layer forward, Layer backward) =>
        cat([forward(x), Turn(backward(Turn(x, lengths)), lengths)], 2);

    private static Tensor EachByItself(Tensor x, long[] lengths, Layer forward, Layer backward)
    {
        var rows = new List<Tensor>();
        for (int i = 0; i < lengths.Length; i++)
        {
            var sequence = x.narrow(0, i, 1).narrow(1, 0, lengths[i]);
            var activations = cat([forward(sequence), backward(sequence.flip(1)).flip(1)], 2);
            rows.Add(cat([activations, zeros(1, x.shape[1] - lengths[i], activations.shape[2], dtype: x.dtype)], 1));
        }
        return cat([.. rows], 0);
    }

    private static Tensor ByIndex(Tensor x, long[] lengths, Layer forward, Layer backward)
    {
        long steps = x.shape[1];
        long[] places = [.. lengths.SelectMany(length => Enumerable.Range(0, (int)steps).Select(t => t < length ? length - 1 - t : t))];
        var order = tensor(places).reshape(lengths.Length, steps, 1);
        Tensor Ordered(Tensor sequences) => sequences.gather(1, order.expand(sequences.shape));
        return Masked(cat([forward(x), Ordered(backward(Ordered(x)))], -1), lengths);
    }

    private static Tensor FlippedAndRolled(Tensor x, long[] lengths, Layer forward, Layer backward)
    {
        var result = zeros(x.shape[0], x.shape[1], 0, dtype: x.dtype);
        Tensor Rolled(Tensor sequences) => stack(lengths.Select((length, i) => sequences[i].flip(0).roll(length, 0)), 0);
        Tensor RolledBack(Tensor states) => stack(lengths.Select((length, i) => states[i].roll(-length, 0).flip(0)), 0);
        return Masked(cat([result, forward(x), RolledBack(backward(Rolled(x)))], 2), lengths);
    }
}
