using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>exp of the mean negative logarithm per token, over all sentences together.</summary>
internal sealed class Perplexity : FunctionExercise
{
    public override string Id => "perplexity";

    public override string Title => "Perplexity";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["perplexity"];

    public override IReadOnlyList<string> Hints =>
    [
        "The formula has three steps from the inside out: all logarithms together, divided by all tokens together, and then out of the logarithm again. Mind the sign.",
        "Both arrays have a Sum(). Divide one sum by the other: tokens, not sentences, are the unit. What came from the natural logarithm goes back with Math.Exp.",
        "return Math.Exp(-... / ...); with one Sum() above and one below the line.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("base-two", "2 is raised to the power, but the logarithms are natural ones. Bits go with 2, natural logarithms with e; mixing them gives a number that is too good.", (logs, tokens) => Math.Pow(2, -logs.Sum() / tokens.Sum())),
        Wrong("averaged-over-sentences", "The mean is taken within each sentence first, and then over the sentences. So a word of a short sentence counts more than one of a long sentence. Divide the sum over all sentences by the number of all tokens.", (logs, tokens) => Math.Exp(-logs.Zip(tokens, (log, n) => log / n).Average())),
        Wrong("mean-of-perplexities", "Each sentence got a perplexity of its own, and these were averaged. One hard sentence then outweighs many easy ones. Average the logarithms over all tokens, and take exp once, at the end.", (logs, tokens) => logs.Zip(tokens, (log, n) => Math.Exp(-log / n)).Average()),
        Wrong("divided-by-sentences", "The sum is divided by the number of sentences. Perplexity is per token: divide by the number of all tokens.", (logs, tokens) => Math.Exp(-logs.Sum() / logs.Length)),
        Wrong("end-not-counted", "One token per sentence is missing from the count. Its end is a token that was predicted, and it is in the given numbers already.", (logs, tokens) => Math.Exp(-logs.Sum() / (tokens.Sum() - tokens.Length))),
        Wrong("end-counted-twice", "One token per sentence too many is counted. The end is in the given numbers already.", (logs, tokens) => Math.Exp(-logs.Sum() / (tokens.Sum() + tokens.Length))),
        Wrong("sign-forgotten", "The minus sign is missing, so better models get larger numbers, and all are below 1. That is the mean probability per token; the perplexity is one over it.", (logs, tokens) => Math.Exp(logs.Sum() / tokens.Sum())),
        Wrong("still-a-logarithm", "That is the cross-entropy, in nats per token. The perplexity is exp of it.", (logs, tokens) => -logs.Sum() / tokens.Sum()),
        Wrong("not-per-token", "The sum is not divided by the number of tokens, so a longer text always looks worse.", (logs, tokens) => Math.Exp(-logs.Sum())),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("sentences weighed by their length", (Func<double[], int[], double>)((logs, tokens) => Math.Exp(-logs.Select((log, i) => log / tokens[i] * tokens[i] / tokens.Sum()).Sum()))),
        new("by way of bits", (Func<double[], int[], double>)((logs, tokens) => Math.Pow(2, -logs.Sum() / Math.Log(2) / tokens.Sum()))),
        new("one over the geometric mean", (Func<double[], int[], double>)((logs, tokens) => 1 / Math.Exp(logs.Sum() / tokens.Sum()))),
    ];

    private static Misconception Wrong(string id, string text, Func<double[], int[], double> answer) => new(id, text, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int sentences in (int[])[2, 3, 1, 5])
        {
            int[] tokens = [.. Enumerable.Range(0, sentences).Select(i => 2 + 3 * i + random.Next(3))];
            random.Shuffle(tokens);
            double[] logs = [.. tokens.Select(n => -n * (0.5 + 4 * random.NextDouble()))];
            yield return new Case($"{sentences} sentence{(sentences == 1 ? "" : "s")} of {string.Join(", ", tokens)} tokens", logs, tokens);
        }
        yield return new Case("a text of 4,000 tokens", new[] { -9000 - 1000 * random.NextDouble(), -7.5 }, new[] { 3990, 10 });
    }

    private static double Solve(double[] logProbabilities, int[] tokens) => Math.Exp(-logProbabilities.Sum() / tokens.Sum());
}
