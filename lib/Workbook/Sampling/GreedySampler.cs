namespace Workbook.Sampling;

/// <summary>Takes the most likely token.</summary>
internal sealed class GreedySampler : Sampler
{
    private protected override long Choose(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
            if (logits[i] > logits[best]) best = i;
        return best;
    }

    private protected override void Weigh(ReadOnlySpan<float> logits, Span<double> weights)
    {
        weights.Clear();
        weights[(int)Choose(logits)] = 1;
    }
}
