using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Sampling;

/// <summary>Chooses the next token from logits. A sampler keeps buffers of its own, so it serves one thread at a time.</summary>
public abstract class Sampler
{
    private float[] logitBuffer = [];
    private long[] excluded = [];

    /// <summary>Always the most likely token; of equals, the first.</summary>
    public static Sampler Greedy() => new GreedySampler();

    /// <summary>Draws from softmax(logits / temperature): 1 is what the model says, below 1 is bolder on the likely tokens, above 1 evens them out.</summary>
    /// <param name="temperature">Positive.</param>
    /// <param name="seed">Decides the draws; left out, the engine's generator does (<c>torch.manual_seed</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not a positive number.</exception>
    public static Sampler Temperature(double temperature = 1, long? seed = null) => new DrawingSampler(temperature, seed, KeepAll.Instance);

    /// <summary>Draws from the k most likely tokens only.</summary>
    /// <param name="k">At least 1, at most the number of tokens.</param>
    /// <param name="temperature">Positive.</param>
    /// <param name="seed">Decides the draws; left out, the engine's generator does.</param>
    /// <exception cref="ArgumentOutOfRangeException">k or the temperature is out of range; k above the number of tokens shows at the first draw.</exception>
    public static Sampler TopK(int k, double temperature = 1, long? seed = null) => new DrawingSampler(temperature, seed, new KeepMostLikely(k));

    /// <summary>Draws from the smallest set of most likely tokens whose probabilities add up to p (A. Holtzman et al., The curious case of neural text degeneration, 2020, section 3.1).</summary>
    /// <param name="p">Above 0, at most 1.</param>
    /// <param name="temperature">Positive.</param>
    /// <param name="seed">Decides the draws; left out, the engine's generator does.</param>
    /// <exception cref="ArgumentOutOfRangeException">p or the temperature is out of range.</exception>
    public static Sampler Nucleus(double p, double temperature = 1, long? seed = null) => new DrawingSampler(temperature, seed, new KeepNucleus(p));

    /// <summary>The same sampler, drawing from the same random numbers, that never chooses some tokens, for example the unknown word.</summary>
    /// <param name="ids">The tokens, beside those that are excluded already.</param>
    public Sampler Excluding(params long[] ids)
    {
        var restricted = (Sampler)MemberwiseClone();
        restricted.excluded = [.. excluded, .. ids];
        return restricted;
    }

    /// <summary>Chooses a token.</summary>
    /// <param name="logits">One per token; any constant may be added to all of them.</param>
    /// <returns>The id of the token.</returns>
    /// <exception cref="ArgumentException">No logits, one that is NaN, or none that may be chosen.</exception>
    public long Next(ReadOnlySpan<float> logits)
    {
        if (logitBuffer.Length < logits.Length) logitBuffer = new float[logits.Length];
        var allowed = logitBuffer.AsSpan(0, logits.Length);
        logits.CopyTo(allowed);
        Restrict(allowed);
        return Choose(allowed);
    }

    /// <summary>Chooses a token.</summary>
    /// <param name="logits">Shape (vocabulary) or (1, vocabulary), float32.</param>
    /// <returns>The id of the token.</returns>
    /// <exception cref="ArgumentException">Another shape or dtype, a logit that is NaN, or none that may be chosen.</exception>
    public long Next(Tensor logits)
    {
        if (logits.dtype != float32 || logits.numel() != logits.shape.LastOrDefault())
            throw new ArgumentException($"A sampler takes the logits of one step, float32 of shape (vocabulary), not {logits.dtype} of shape ({string.Join(", ", logits.shape)}).", nameof(logits));
        if (logitBuffer.Length < logits.numel()) logitBuffer = new float[logits.numel()];
        using var plain = logits.detach();
        plain.data<float>().CopyTo(logitBuffer);
        var allowed = logitBuffer.AsSpan(0, (int)logits.numel());
        Restrict(allowed);
        return Choose(allowed);
    }

    /// <summary>The probabilities from which it chooses, for a look at what the sampler does; 1 for the only candidate of a greedy one.</summary>
    /// <param name="logits">One per token.</param>
    /// <exception cref="ArgumentException">No logits, one that is NaN, or none that may be chosen.</exception>
    public double[] Probabilities(ReadOnlySpan<float> logits)
    {
        float[] allowed = logits.ToArray();
        Restrict(allowed);
        var probabilities = new double[allowed.Length];
        Weigh(allowed, probabilities);
        double sum = probabilities.Sum();
        return Array.ConvertAll(probabilities, weight => weight / sum);
    }

    private protected abstract long Choose(ReadOnlySpan<float> logits);

    /// <summary>Writes the weight of every token, 0 for those that cannot be chosen.</summary>
    private protected abstract void Weigh(ReadOnlySpan<float> logits, Span<double> weights);

    private void Restrict(Span<float> logits)
    {
        foreach (long id in excluded)
            if (id >= 0 && id < logits.Length) logits[(int)id] = float.NegativeInfinity;
        float most = float.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            if (float.IsNaN(logits[i])) throw new ArgumentException($"The logit of token {i} is NaN, so there is nothing to choose from; look at the model's weights and inputs.", nameof(logits));
            most = Math.Max(most, logits[i]);
        }
        if (float.IsNegativeInfinity(most)) throw new ArgumentException(logits.Length == 0 ? "There are no logits to choose from." : "No token may be chosen: all logits are minus infinity or excluded.", nameof(logits));
    }
}
