using Workbook.Grading.Lessons.Shakespeare;
using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Drawn = (TorchSharp.torch.Tensor probabilities, long id);

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>The probabilities of the next token at a temperature, and one token drawn from them with a given random number.</summary>
internal sealed class SampleToken : FunctionExercise
{
    private static readonly double[] Temperatures = [0.5, 1.0, 2.0, 0.7, 1.5, 0.05];

    public override string Id => "sample-token";

    public override string Title => "Drawing the next token";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["probabilities", "drawn id"];

    public override IReadOnlyList<string> Hints =>
    [
        "Two halves. First the probabilities: the temperature acts on the logits, before the softmax. Then the draw: lay the probabilities side by side on the line from 0 to 1; on which one does the random number fall?",
        "(logits / temperature).softmax(0) are the probabilities. Walk along them and add them up; the first id whose sum is larger than the random number is drawn. Should rounding leave the whole sum below it, the last id is meant.",
        "var probabilities = (...).softmax(0); long id = 0; double sum = probabilities[0].item<float>(); while (... && id < logits.shape[0] - 1) sum += probabilities[++id].item<float>(); return (probabilities, id);",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("multiplied", "The logits are multiplied by the temperature, so a high one makes the choice surer and a low one wilder. It is the other way round: divide.", (logits, temperature, draw) => From(logits * temperature, draw)),
        Wrong("temperature-ignored", "The temperature makes no difference. (It also cancels if the probabilities are divided by it and normalized again.) It divides the logits, before the softmax.", (logits, temperature, draw) => From(logits, draw)),
        Wrong("probabilities-divided", "The probabilities are divided by the temperature, so they no longer add up to 1. The temperature divides the logits; the softmax comes after it.", (logits, temperature, draw) => Picked(logits.softmax(0) / temperature, draw)),
        Wrong("softmax-twice", "The softmax is applied twice. Probabilities lie between 0 and 1, so a second softmax makes them nearly equal.", (logits, temperature, draw) => From((logits / temperature).softmax(0), draw)),
        Wrong("always-the-likeliest", "The likeliest token comes back whatever the random number. That is argmax, not drawing: the text would be the same every time.", (logits, temperature, draw) => (Softened(logits, temperature), logits.argmax().item<long>())),
        Wrong("all-equally-likely", "All tokens are drawn alike, whatever their probabilities: the random number was only scaled to the size of the vocabulary.", (logits, temperature, draw) => (Softened(logits, temperature), (long)(draw * logits.shape[0]))),
        Wrong("probability-not-summed", "Each probability alone is compared with the random number. A token is drawn when the sum of the probabilities up to it passes the number.", NotSummed),
        Wrong("rank-for-id", "The probabilities were sorted before they were added up, and a place in the sorted order came back. Asked is the id.", (logits, temperature, draw) => (Softened(logits, temperature), Picked(Softened(logits, temperature).sort(0, true).Values, draw).id)),
        Wrong("one-too-far", "The id is one too large: the sum up to a token already includes its own probability.", (logits, temperature, draw) => (Softened(logits, temperature), Math.Min(Solve(logits, temperature, draw).id + 1, logits.shape[0] - 1))),
        Wrong("first-id-if-none-is-found", "When no sum is larger than the random number, the first id comes back. Rounding can leave the sum of all probabilities just below 1; then the last id is meant.", FirstIfNone),
        Wrong("sigmoid-for-softmax", "Each logit went through a sigmoid and the results were scaled to add up to 1. Among alternatives of which exactly one happens, the softmax decides.", (logits, temperature, draw) => Picked((logits / temperature).sigmoid() / (logits / temperature).sigmoid().sum(), draw)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("cumulative sums", (Func<Tensor, double, double, Drawn>)((logits, temperature, draw) =>
            (Softened(logits, temperature), Math.Min(Softened(logits, temperature).cumsum(0).le(draw).sum().item<long>(), logits.shape[0] - 1)))),
        new("powers of the probabilities, normalized", (Func<Tensor, double, double, Drawn>)((logits, temperature, draw) =>
        {
            var powers = logits.softmax(0).pow(1 / temperature);
            return Picked(powers / powers.sum(), draw);
        })),
        new("exp, the largest logit subtracted", (Func<Tensor, double, double, Drawn>)((logits, temperature, draw) =>
        {
            var powers = ((logits - logits.max()) / temperature).exp();
            return Picked(powers / powers.sum(), draw);
        })),
    ];

    private static Misconception Wrong(string id, string text, Func<Tensor, double, double, Drawn> answer) => new(id, text, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        for (int i = 0; i < 24; i++)
        {
            double temperature = Temperatures[i % Temperatures.Length];
            int vocabulary = random.Next(3, 9);
            var logits = Draw.Tensor(random, float32, 3, vocabulary);
            double draw = SampleWithTemperature.MiddleOfAnId(random, SampleWithTemperature.Softmax(logits / temperature));
            yield return new Case($"V = {vocabulary}, temperature {temperature}, random number {draw:F3}", logits, temperature, draw);
        }
        yield return new Case("V = 1", Draw.Tensor(random, float32, 1, 1), 0.5, 0.5);
        yield return new Case("a random number beyond the last sum, which rounding has left below 1", RoundedDown(random), 1.0, Math.BitDecrement(1.0));
    }

    /// <summary>Eight logits of like size whose probabilities, rounded to float32, add up to less than 1.</summary>
    private static Tensor RoundedDown(Random random)
    {
        var logits = Draw.Tensor(random, float32, 1, 8);
        for (int tries = 0; tries < 1000 && logits.softmax(0).to_type(float64).sum().item<double>() > 1 - 1e-9; tries++)
            logits = Draw.Tensor(random, float32, 1, 8);
        return logits;
    }

    private static Drawn Solve(Tensor logits, double temperature, double draw) => From(logits / temperature, draw);

    private static Tensor Softened(Tensor logits, double temperature) => (logits / temperature).softmax(0);

    private static Drawn From(Tensor scaled, double draw) => Picked(scaled.softmax(0), draw);

    private static Drawn Picked(Tensor probabilities, double draw) =>
        (probabilities, SampleWithTemperature.Pick(probabilities.to_type(float64).data<double>().ToArray(), draw));

    private static Drawn FirstIfNone(Tensor logits, double temperature, double draw)
    {
        var (probabilities, id) = Solve(logits, temperature, draw);
        return (probabilities, probabilities.to_type(float64).sum().item<double>() > draw ? id : 0);
    }

    private static Drawn NotSummed(Tensor logits, double temperature, double draw)
    {
        var probabilities = Softened(logits, temperature);
        return (probabilities, SampleWithTemperature.FirstAbove(probabilities.to_type(float64).data<double>().ToArray(), draw));
    }
}
