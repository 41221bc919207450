using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Sampling;

/// <summary>Draws a token with the probabilities of the softmax, after a rule has struck out the unlikely ones.</summary>
internal sealed class DrawingSampler : Sampler
{
    private readonly double temperature;
    private readonly Generator? generator;
    private readonly ICandidates candidates;
    private double[] weightBuffer = [];

    public DrawingSampler(double temperature, long? seed, ICandidates candidates)
    {
        if (!(temperature > 0) || double.IsInfinity(temperature))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature must be a positive number. Towards 0 only the most likely token is left: for that, use Sampler.Greedy().");
        (this.temperature, this.candidates) = (temperature, candidates);
        if (seed is { } given) generator = new Generator((ulong)given);
    }

    private protected override long Choose(ReadOnlySpan<float> logits)
    {
        if (weightBuffer.Length < logits.Length) weightBuffer = new double[logits.Length];
        var weights = weightBuffer.AsSpan(0, logits.Length);
        Weigh(logits, weights);
        double sum = 0;
        foreach (double weight in weights) sum += weight;
        return Place(weights, Uniform() * sum);
    }

    /// <summary>The weights are the softmax without its denominator, the largest of them 1.</summary>
    private protected override void Weigh(ReadOnlySpan<float> logits, Span<double> weights)
    {
        float most = float.NegativeInfinity;
        foreach (float logit in logits) most = Math.Max(most, logit);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = float.IsPositiveInfinity(most) ? (float.IsPositiveInfinity(logits[i]) ? 1 : 0) : Math.Exp(((double)logits[i] - most) / temperature);
        candidates.Keep(weights);
    }

    private double Uniform()
    {
        using var drawn = rand(1, dtype: float64, generator: generator);
        return drawn.item<double>();
    }

    private static long Place(ReadOnlySpan<double> weights, double target)
    {
        int last = -1;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0) continue;
            last = i;
            target -= weights[i];
            if (target < 0) break;
        }
        return last;
    }
}
