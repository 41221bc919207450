using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>ln P(sentence): the sum of the logarithms of the probabilities of its words and of its end.</summary>
internal sealed class SentenceLogProbability : FunctionExercise
{
    public override string Id => "sentence-log-probability";

    public override string Title => "The probability of a sentence";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["ln P(sentence)"];

    public override IReadOnlyList<string> Hints =>
    [
        "One number per step: the logarithm of the probability of the token that is really there. How many steps are there for n words, and which token belongs to the last one?",
        "nn.functional.log_softmax(logits, 1) gives all logarithms safely; from row t take the entry of the token of step t. The tokens are the words, and then the end. A product of hundreds of probabilities is 0 for a computer; a sum of logarithms is not.",
        "var logs = nn.functional.log_softmax(logits, ...); double sum = 0; a loop over the words with sum += logs[t, words[t]].item<float>(); and after it the same kind of line for the end, in the last row.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("end-forgotten", "The end is missing from the sum: P(sentence) has one factor more than there are words, the probability that the sentence ends here. Without it, \"the cat\" would always be likelier than any longer sentence that begins like this.", (logits, words, end) => Logs(logits, words)),
        Wrong("log-of-softmax", "ln(softmax) in float32: where the probability is below 1e-45 the softmax is 0 and its logarithm minus infinity. log_softmax never leaves the logarithms.", (logits, words, end) => Targets(words, end).Select((id, t) => (double)MathF.Log(logits[t].softmax(0)[id].item<float>())).Sum()),
        Wrong("product-underflows", "The logarithm is taken of a product of probabilities. For a long sentence the product is smaller than the smallest number a double can hold and becomes 0, and ln 0 is minus infinity. Add logarithms instead.", (logits, words, end) => Math.Log(Probabilities(logits, words, end).Aggregate(1.0, (product, p) => product * p))),
        Wrong("probability-itself", "The probability itself came back. Its logarithm was asked for: a number that is never above 0 and does not vanish for long sentences.", (logits, words, end) => Math.Exp(Solve(logits, words, end))),
        Wrong("mean-for-sum", "The logarithms are averaged. P(sentence) is a product of all factors, so its logarithm is their sum; the mean belongs to the perplexity.", (logits, words, end) => Solve(logits, words, end) / (words.Length + 1)),
        Wrong("probabilities-added", "The probabilities are added up. They are multiplied, so it is their logarithms that are added.", (logits, words, end) => Probabilities(logits, words, end).Sum()),
        Wrong("base-two", "The logarithm has base 2. The natural logarithm was asked for, the one that exp undoes.", (logits, words, end) => Solve(logits, words, end) / Math.Log(2)),
        Wrong("sign-turned", "The sign is turned: that is the cross-entropy loss of the sentence. A logarithm of a probability is never above 0.", (logits, words, end) => -Solve(logits, words, end)),
        Wrong("logits-added", "The logits are added up as they are. They become probabilities only by the softmax: ln p = logit - ln of the sum of all exp(logit).", (logits, words, end) => Targets(words, end).Select((id, t) => logits[t, id].item<float>()).Sum(value => (double)value)),
        Wrong("softmax-twice", "The softmax is applied twice: log_softmax (and cross_entropy) contain it, so they must be given the logits, not probabilities.", (logits, words, end) => Solve(logits.softmax(1), words, end)),
        Wrong("softmax-along-the-steps", "The softmax goes along dimension 0, the steps. The probabilities of all tokens at one step add up to 1, so it goes along dimension 1.", (logits, words, end) => Sum(nn.functional.log_softmax(logits, 0), Targets(words, end))),
        Wrong("likeliest-token", "At each step the probability of the likeliest token is taken. Asked is that of the token that is really there.", (logits, words, end) => nn.functional.log_softmax(logits, 1).to_type(float64).max(1).values.sum().item<double>()),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("cross-entropy, its sign turned", (Func<Tensor, long[], long, double>)((logits, words, end) =>
            -nn.functional.cross_entropy(logits.to_type(float64), tensor(Targets(words, end)), reduction: nn.Reduction.Sum).item<double>())),
        new("logits minus the logarithm of the sum, picked by gather", (Func<Tensor, long[], long, double>)((logits, words, end) =>
            (logits.gather(1, tensor(Targets(words, end)).unsqueeze(1)).squeeze(1) - logits.logsumexp(1)).sum().item<float>())),
    ];

    private static Misconception Wrong(string id, string text, Func<Tensor, long[], long, double> answer) => new(id, text, answer);

    /// <summary>Sums of hundreds of float32 logarithms.</summary>
    public override double Tolerance(bool doublePrecision) => 2e-5;

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (words, vocabulary) in ((int, int)[])[(4, 6), (1, 3), (7, 4), (0, 5)])
            yield return OfSize(random, words, vocabulary, scale: 2, $"{words} word{(words == 1 ? "" : "s")}, V = {vocabulary}");
        yield return OfSize(random, 600, 9, scale: 3, "600 words, V = 9");
        yield return OfSize(random, 5, 6, scale: 300, "5 words, logits up to 300");
    }

    private static Case OfSize(Random random, int words, int vocabulary, double scale, string text)
    {
        long end = random.Next(vocabulary);
        long[] ids = [.. Enumerable.Range(0, words).Select(_ => (long)random.Next(vocabulary)).Select(id => id == end ? (id + 1) % vocabulary : id)];
        var logits = Draw.Tensor(random, float32, scale, words + 1, vocabulary);
        if (scale > 100) logits[0, (ids[0] + 1) % vocabulary] = logits[0, ids[0]].item<float>() + 200;
        return new Case(text, logits, ids, end);
    }

    private static double Solve(Tensor logits, long[] words, long end) => Logs(logits, Targets(words, end));

    private static long[] Targets(long[] words, long end) => [.. words, end];

    /// <summary>The sum over the first so many rows.</summary>
    private static double Logs(Tensor logits, long[] targets) => Sum(nn.functional.log_softmax(logits.to_type(float64), 1), targets);

    private static double Sum(Tensor logs, long[] targets)
    {
        var inDoubles = logs.to_type(float64);
        return targets.Select((id, t) => inDoubles[t, id].item<double>()).Sum();
    }

    private static IEnumerable<double> Probabilities(Tensor logits, long[] words, long end)
    {
        var probabilities = logits.to_type(float64).softmax(1);
        return Targets(words, end).Select((id, t) => probabilities[t, id].item<double>());
    }
}
