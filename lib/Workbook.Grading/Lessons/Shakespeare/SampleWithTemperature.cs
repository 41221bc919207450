using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>Drawing a character from the softmax at a temperature, with the random number given.</summary>
internal sealed class SampleWithTemperature : FunctionExercise
{
    private static readonly double[] Temperatures = [0.5, 1.0, 2.0, 0.7, 1.5, 0.02];

    public override string Id => "sample-with-temperature";

    public override string Title => "Drawing at a temperature";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["drawn id"];

    public override IReadOnlyList<string> Hints =>
    [
        "Two steps: probabilities from the logits, then walk along them until their sum has passed the random number.",
        "The temperature divides the logits, before the softmax. (logits / temperature).softmax(0) is safe for any size of logits. Then add up the probabilities one by one: the first id at which the sum is larger than draw is the answer.",
        "double[] p = (...).softmax(0).to_type(float64).data<double>().ToArray(); double sum = 0; for each id: sum += p[id]; if (draw < sum) return id; and behind the loop return the last id, in case rounding left the sum below 1.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("multiplied", "The logits are multiplied by the temperature, so a high one makes the text more predictable and a low one wilder. It must be the other way round: divide.", (logits, temperature, draw) => Pick(Softmax(logits * temperature), draw)),
        Wrong("temperature-ignored", "The temperature makes no difference. (It cancels when probabilities are divided by it and normalized again; it has to divide the logits, before the softmax.)", (logits, temperature, draw) => Pick(Softmax(logits), draw)),
        Wrong("softmax-twice", "The temperature divides the probabilities, and a second softmax follows. Numbers between 0 and 1 differ by little, so all characters become nearly equally likely.", (logits, temperature, draw) => Pick(Softmax(logits.softmax(0) / temperature), draw)),
        Wrong("always-the-most-likely", "The most likely id comes back, whatever the random number. That is greedy generation; here the id is drawn.", (logits, temperature, draw) => logits.argmax().item<long>()),
        Wrong("probability-not-summed", "Each probability alone is compared with the random number. An id is drawn when the sum of the probabilities up to it passes the number.", NotSummed),
        Wrong("rank-not-id", "The probabilities were sorted before they were added up, and the place in the sorted order comes back. It must be the id.", RankNotId),
        Wrong("one-too-far", "The id is one too large: the sum up to an id already includes it.", (logits, temperature, draw) => Math.Min(Solve(logits, temperature, draw) + 1, logits.shape[0] - 1)),
        Wrong("exp-overflows", "exp of a large logit overflows in float32: infinity over infinity is NaN, every comparison with it is false, and a fixed id comes back. softmax avoids this by subtracting the largest logit first; so can you.", Overflowing),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("exp in double precision, the largest subtracted", InDoubles),
        Right("cumulative sums", ((logits, temperature, draw) => (logits / temperature).to_type(float64).softmax(0).cumsum(0).le(draw).sum().item<long>())),
    ];

    private static Misconception Wrong(string id, string text, Func<Tensor, double, double, long> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<Tensor, double, double, long> answer) => new(name, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        for (int i = 0; i < 36; i++)
        {
            double temperature = Temperatures[i % Temperatures.Length];
            int vocabulary = random.Next(3, 9);
            var logits = Draw.Tensor(random, float32, 3, vocabulary);
            double draw = MiddleOfAnId(random, Softmax(logits / temperature));
            yield return new Case($"V = {vocabulary}, temperature {temperature}, draw {draw:F3}", logits, temperature, draw);
        }
        yield return new Case("V = 1", Draw.Tensor(random, float32, 1, 1), 1.0, 0.5);
    }

    /// <summary>A random number well inside the share of some id, so that rounding decides nothing.</summary>
    internal static double MiddleOfAnId(Random random, double[] probabilities)
    {
        int[] likely = [.. Enumerable.Range(0, probabilities.Length).Where(id => probabilities[id] > 0.02)];
        int chosen = likely[random.Next(likely.Length)];
        return probabilities[..chosen].Sum() + probabilities[chosen] * (0.25 + 0.5 * random.NextDouble());
    }

    private static long Solve(Tensor logits, double temperature, double draw) => Pick(Softmax(logits / temperature), draw);

    internal static double[] Softmax(Tensor logits) => logits.to_type(float64).softmax(0).data<double>().ToArray();

    /// <summary>The first id at which the sum of the probabilities is larger than the random number.</summary>
    internal static long Pick(double[] probabilities, double draw)
    {
        double sum = 0;
        for (int id = 0; id < probabilities.Length; id++)
        {
            sum += probabilities[id];
            if (draw < sum) return id;
        }
        return probabilities.Length - 1;
    }

    private static long NotSummed(Tensor logits, double temperature, double draw) => FirstAbove(Softmax(logits / temperature), draw);

    /// <summary>The mistake of both lessons: the first id whose own probability is larger than the random number, else the last id.</summary>
    internal static long FirstAbove(double[] probabilities, double draw)
    {
        int id = Array.FindIndex(probabilities, probability => draw < probability);
        return id < 0 ? probabilities.Length - 1 : id;
    }

    private static long RankNotId(Tensor logits, double temperature, double draw) =>
        Pick([.. Softmax(logits / temperature).OrderDescending()], draw);

    private static long Overflowing(Tensor logits, double temperature, double draw)
    {
        float[] powers = [.. logits.data<float>().ToArray().Select(logit => MathF.Exp(logit / (float)temperature))];
        float sum = powers.Sum();
        return Pick([.. powers.Select(power => (double)(power / sum))], draw);
    }

    private static long InDoubles(Tensor logits, double temperature, double draw)
    {
        double[] scaled = [.. logits.data<float>().ToArray().Select(logit => logit / temperature)];
        double[] powers = [.. scaled.Select(value => Math.Exp(value - scaled.Max()))];
        double left = draw * powers.Sum();
        for (int id = 0; id < powers.Length; id++)
            if ((left -= powers[id]) < 0) return id;
        return powers.Length - 1;
    }
}
