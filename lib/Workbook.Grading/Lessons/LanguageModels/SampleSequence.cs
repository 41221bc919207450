using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Draws = System.Func<TorchSharp.torch.Tensor, long>;
using Step = System.Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, (TorchSharp.torch.Tensor logits, TorchSharp.torch.Tensor a)>;

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>A novel sequence: what was drawn is the next input, until the end is drawn or the text is long enough; unknown words are drawn again.</summary>
internal sealed class SampleSequence : FunctionExercise
{
    private const int Hidden = 4, Unknown = 1, End = 2;

    public override string Id => "sample-sequence";

    public override string Title => "A novel sentence";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["written ids"];

    public override IReadOnlyList<string> Hints =>
    [
        "Three things live through the loop: the input, the state, and the list of what was written. What is the input of the first step, and what is it afterwards?",
        "In each round: one call of step with the input and the state; keep the new state; draw from the logits (1, V), squeezed to (V); while the unknown word comes, draw again from the same logits. The end stops the loop before it is written. What was written becomes the next input, as a one-hot vector (1, V).",
        "var (x, a) = (torch.zeros(1, vocabulary), a0); while (written.Count < most) { (var logits, a) = step(...); long id = draw(...); while (id == ...) id = draw(...); if (...) break; written.Add(id); x = nn.functional.one_hot(...).to_type(float32); }",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("unknown-not-rejected", "The unknown word is written. The network may well draw it, but nobody can read it: draw again from the same logits until another token comes.", new Habits { KeepsUnknown = true }),
        Wrong("unknown-left-out-but-read", "The unknown word is left out of the text, but the network reads it as its next input, so the next word continues a sentence that nobody sees. Draw again before anything else happens.", new Habits { ReadsUnknown = true }),
        Wrong("unknown-ends-the-sentence", "The unknown word ends the sentence. Only the end token does; for the unknown one, draw again.", new Habits { StopsAtUnknown = true }),
        Wrong("stepped-again-after-unknown", "After an unknown word the network takes another step with the same input, so its state moves on as if it had read the word twice. Draw again from the logits you have.", new Habits { StepsAgain = true }),
        Wrong("drawn-again-once", "The second draw may be the unknown word again, and then it is written. Draw until another token comes: while, not if.", new Habits { DrawsAgainOnce = true }),
        Wrong("end-written", "The end token is part of what was written. It says that the sentence is over and is not a word of it.", new Habits { WritesEnd = true }),
        Wrong("end-ignored", "The text goes on after the end token was drawn. That token is the network's way to say that the sentence is complete.", new Habits { IgnoresEnd = true }),
        Wrong("state-not-kept", "Every step starts from a0, so the network remembers nothing but the last word. The state that a step returns is the one the next step gets.", new Habits { ForgetsState = true }),
        Wrong("input-stays-zero", "The input stays the vector of zeros: the network never reads what it wrote. After the first step the input is the one-hot vector of the token that was drawn.", new Habits { ReadsNothing = true }),
        Wrong("first-input-is-token-zero", "The first input is the one-hot vector of id 0. Before the first word nothing was said: the first input is a vector of zeros, as in training.", new Habits { FirstInput = 0 }),
        Wrong("first-input-is-the-end", "The first input is the one-hot vector of the end token. Some models are trained that way; ours was trained with a vector of zeros as its first input, and must be asked as it was trained.", new Habits { FirstInput = End }),
        Wrong("argmax-for-draw", "The likeliest token is taken at every step, and draw is never asked. Then the model has one sentence to say, always the same.", new Habits { Greedy = true }),
        Wrong("one-too-many", "There can be one token more than most.", new Habits { More = 1 }),
        Wrong("one-too-few", "There is one token less than most allows: the loop ends one round too early.", new Habits { More = -1 }),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("a loop that counts, a do-while that draws, a row of the identity matrix", Counting),
        new("recursion", (Func<Step, Draws, Tensor, long, long, long, int, long[]>)((step, draw, a0, vocabulary, unknown, end, most) =>
            [.. Rest(step, draw, zeros(1, vocabulary), a0, vocabulary, unknown, end, most)])),
    ];

    private static Misconception Wrong(string id, string text, Habits habits) => new(id, text,
        (Func<Step, Draws, Tensor, long, long, long, int, long[]>)((step, draw, a0, vocabulary, unknown, end, most) => Write(habits, step, draw, a0, vocabulary, unknown, end, most)));

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (vocabulary, most) in ((int, int)[])[(7, 12), (5, 1), (9, 20), (6, 15), (8, 3), (5, 30)])
        {
            var step = Network(random, vocabulary);
            for (int sentence = 0; sentence < 3; sentence++)
                yield return new Case($"V = {vocabulary}, at most {most} tokens, sentence {sentence + 1}", step, Drawing(random.Next()), Draw.Tensor(random, float32, 1, 1, Hidden), (long)vocabulary, (long)Unknown, (long)End, most);
        }
    }

    /// <summary>A plain cell with large weights, so that every input and every state changes what is likely; the unknown word and the end come up often.</summary>
    private static Step Network(Random random, int vocabulary)
    {
        var (Waa, Wax) = (Draw.Tensor(random, float32, 1.5, Hidden, Hidden), Draw.Tensor(random, float32, 2, Hidden, vocabulary));
        var (Wya, by) = (Draw.Tensor(random, float32, 2, vocabulary, Hidden), zeros(vocabulary));
        (by[Unknown], by[End]) = (1.0, 0.3);
        return (xt, aPrev) =>
        {
            if (!xt.shape.SequenceEqual([1, vocabulary]) || xt.dtype != float32) throw new ArgumentException($"this network reads one token at a time, float32 of shape (1, {vocabulary}), not {xt.dtype} of shape ({string.Join(", ", xt.shape)})");
            var a = (aPrev.mm(Waa.t()) + xt.mm(Wax.t())).tanh();
            return (a.mm(Wya.t()) + by, a);
        };
    }

    /// <summary>Draws from the softmax of logits (V), from random numbers of its own.</summary>
    private static Draws Drawing(int seed)
    {
        var random = new Random(seed);
        return logits => logits.shape.Length == 1
            ? Shakespeare.SampleWithTemperature.Pick(Shakespeare.SampleWithTemperature.Softmax(logits), random.NextDouble())
            : throw new ArgumentException($"draw takes the logits of one step, shape (V), not ({string.Join(", ", logits.shape)}); squeeze(0) takes the batch away");
    }

    private static long[] Solve(Step step, Draws draw, Tensor a0, long vocabulary, long unknown, long end, int most) =>
        Write(new Habits(), step, draw, a0, vocabulary, unknown, end, most);

    /// <summary>What a writer does otherwise than asked.</summary>
    private sealed record Habits
    {
        public bool KeepsUnknown { get; init; }

        public bool ReadsUnknown { get; init; }

        public bool StopsAtUnknown { get; init; }

        public bool StepsAgain { get; init; }

        public bool DrawsAgainOnce { get; init; }

        public bool WritesEnd { get; init; }

        public bool IgnoresEnd { get; init; }

        public bool ForgetsState { get; init; }

        public bool ReadsNothing { get; init; }

        public bool Greedy { get; init; }

        public long? FirstInput { get; init; }

        public int More { get; init; }
    }

    private static long[] Write(Habits habits, Step step, Draws draw, Tensor a0, long vocabulary, long unknown, long end, int most)
    {
        var written = new List<long>();
        var (x, a) = (habits.FirstInput is { } first ? Hot(first, vocabulary) : zeros(1, vocabulary), a0);
        for (int rounds = 0; written.Count < most + habits.More && rounds < 50 * most; rounds++)
        {
            (var logits, var aNext) = step(x, a);
            a = habits.ForgetsState ? a0 : aNext;
            long id = habits.Greedy ? logits.argmax().item<long>() : draw(logits.squeeze(0));
            while (id == unknown && !(habits.KeepsUnknown || habits.ReadsUnknown || habits.StopsAtUnknown || habits.StepsAgain || habits.Greedy))
            {
                id = draw(logits.squeeze(0));
                if (habits.DrawsAgainOnce) break;
            }
            if ((id == end && !habits.IgnoresEnd) || (id == unknown && habits.StopsAtUnknown))
            {
                if (habits.WritesEnd) written.Add(id);
                break;
            }
            if (id == unknown && habits.StepsAgain) continue;
            if (id != unknown || !habits.ReadsUnknown) written.Add(id);
            if (!habits.ReadsNothing) x = Hot(id, vocabulary);
        }
        return [.. written];
    }

    private static Tensor Hot(long id, long vocabulary) => nn.functional.one_hot(tensor(new[] { id }), vocabulary).to_type(float32);

    private static long[] Counting(Step step, Draws draw, Tensor a0, long vocabulary, long unknown, long end, int most)
    {
        var (written, a, rows) = (new long[most], a0, eye(vocabulary));
        for (int t = 0; t < most; t++)
        {
            (var logits, a) = step(t == 0 ? zeros(1, vocabulary) : rows.narrow(0, written[t - 1], 1), a);
            do written[t] = draw(logits[0]);
            while (written[t] == unknown);
            if (written[t] == end) return written[..t];
        }
        return written;
    }

    private static IEnumerable<long> Rest(Step step, Draws draw, Tensor x, Tensor a, long vocabulary, long unknown, long end, int most)
    {
        if (most == 0) return [];
        var (logits, aNext) = step(x, a);
        long id = draw(logits[0]);
        while (id == unknown) id = draw(logits[0]);
        return id == end ? [] : Rest(step, draw, Hot(id, vocabulary), aNext, vocabulary, unknown, end, most - 1).Prepend(id).ToList();
    }
}
