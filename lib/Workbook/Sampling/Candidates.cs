namespace Workbook.Sampling;

/// <summary>A rule that strikes out the tokens that may not be drawn.</summary>
internal interface ICandidates
{
    /// <summary>Sets the weights of what is struck out to 0.</summary>
    void Keep(Span<double> weights);
}

/// <summary>Strikes out nothing.</summary>
internal sealed class KeepAll : ICandidates
{
    public static KeepAll Instance { get; } = new();

    public void Keep(Span<double> weights)
    {
    }
}

/// <summary>Keeps the k largest weights; of equals, the first.</summary>
internal sealed class KeepMostLikely : ICandidates
{
    private readonly int k;
    private readonly Ranking ranking = new();

    public KeepMostLikely(int k)
    {
        if (k < 1) throw new ArgumentOutOfRangeException(nameof(k), k, "At least one token must remain, so k is at least 1; k = 1 is the same as Sampler.Greedy().");
        this.k = k;
    }

    public void Keep(Span<double> weights)
    {
        if (k > weights.Length) throw new InvalidOperationException($"k is {k}, but there are only {weights.Length} tokens; k must not be larger.");
        foreach (int place in ranking.Of(weights)[k..]) weights[place] = 0;
    }
}

/// <summary>Keeps the smallest set of largest weights whose share of the sum is at least p.</summary>
internal sealed class KeepNucleus : ICandidates
{
    private readonly double p;
    private readonly Ranking ranking = new();

    public KeepNucleus(double p)
    {
        if (!(p > 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "p is a share of the probability, so it lies above 0 and is at most 1; 0.9 is usual, and 1 keeps every token.");
        this.p = p;
    }

    public void Keep(Span<double> weights)
    {
        double sum = 0, kept = 0;
        foreach (double weight in weights) sum += weight;
        foreach (int place in ranking.Of(weights))
        {
            if (kept >= p * sum) weights[place] = 0;
            else kept += weights[place];
        }
    }
}

/// <summary>Places in descending order of weight, of equals the first; the buffers are used again.</summary>
internal sealed class Ranking
{
    private readonly Comparison<int> heavierFirst;
    private double[] keys = [];
    private int[] places = [];

    public Ranking() => heavierFirst = (left, right) => keys[right].CompareTo(keys[left]) is var order and not 0 ? order : left.CompareTo(right);

    public ReadOnlySpan<int> Of(ReadOnlySpan<double> weights)
    {
        if (keys.Length < weights.Length) (keys, places) = (new double[weights.Length], new int[weights.Length]);
        for (int i = 0; i < weights.Length; i++) (keys[i], places[i]) = (weights[i], i);
        var ranked = places.AsSpan(0, weights.Length);
        ranked.Sort(heavierFirst);
        return ranked;
    }
}
