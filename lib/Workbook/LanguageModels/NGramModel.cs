namespace Workbook.LanguageModels;

/// <summary>
/// An interpolated n-gram model after Witten and Bell (I. H. Witten, T. C. Bell, The zero-frequency problem, IEEE
/// Transactions on Information Theory 37, 1991; in the interpolated form of S. F. Chen, J. Goodman, An empirical study of
/// smoothing techniques for language modeling, 1998): with c(h w) occurrences of token w after the context h, c(h) of the
/// context, and T(h) different tokens after it,
/// P(w | h) = (c(h w) + T(h) P(w | h')) / (c(h) + T(h)), where h' is h without its first token; at the end stands 1/V.
/// </summary>
public sealed class NGramModel
{
    private readonly List<int> totals = [0], kinds = [0];
    private readonly Dictionary<long, int> children = [], counts = [];

    /// <summary>Counts a text.</summary>
    /// <param name="ids">The encoded text to learn from.</param>
    /// <param name="order">n: a token is predicted from the n - 1 before it.</param>
    /// <param name="vocabulary">How many tokens there are, V.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is not positive.</exception>
    /// <exception cref="ArgumentException">The text is empty, or an id is outside the vocabulary.</exception>
    public NGramModel(ReadOnlyMemory<long> ids, int order, int vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        if (ids.Length == 0) throw new ArgumentException("The text is empty, so there is nothing to count.", nameof(ids));
        (Order, Vocabulary) = (order, vocabulary);
        RequireInside(ids.Span);
        for (int place = 0; place < ids.Length; place++) Count(ids.Span, place);
    }

    /// <summary>n.</summary>
    public int Order { get; }

    /// <summary>How many tokens there are.</summary>
    public int Vocabulary { get; }

    /// <summary>How many different n-grams of all lengths were counted: the size of the model.</summary>
    public int Size => counts.Count;

    /// <summary>The probability of a token.</summary>
    /// <param name="context">The tokens before it; only the last n - 1 count.</param>
    /// <param name="next">The token.</param>
    public double Probability(ReadOnlySpan<long> context, long next)
    {
        double probability = 1.0 / Vocabulary;
        for (int length = 0; length <= Math.Min(Order - 1, context.Length); length++)
        {
            int node = NodeOf(context[^length..]);
            if (node < 0 || totals[node] == 0) break;
            int count = counts.GetValueOrDefault(Key(node, next));
            probability = (count + kinds[node] * probability) / (totals[node] + kinds[node]);
        }
        return probability;
    }

    /// <summary>ln of the probability of every token after a context, fit for a sampler.</summary>
    /// <param name="context">The tokens before; only the last n - 1 count.</param>
    public float[] Logits(ReadOnlySpan<long> context)
    {
        var logits = new float[Vocabulary];
        for (int next = 0; next < logits.Length; next++) logits[next] = (float)Math.Log(Probability(context, next));
        return logits;
    }

    /// <summary>ln of the probability of each token of a text but the first, given those before it.</summary>
    /// <exception cref="ArgumentException">The text has fewer than two tokens.</exception>
    public double[] LogProbabilities(ReadOnlyMemory<long> ids)
    {
        if (ids.Length < 2) throw new ArgumentException($"A text of {ids.Length} token(s) has nothing to predict; it takes two.", nameof(ids));
        var scores = new double[ids.Length - 1];
        for (int place = 1; place < ids.Length; place++)
            scores[place - 1] = Math.Log(Probability(ids.Span[Math.Max(0, place - Order + 1)..place], ids.Span[place]));
        return scores;
    }

    /// <summary>The mean of -log2 of the probability of each token but the first: bits per character, if the tokens are characters.</summary>
    /// <exception cref="ArgumentException">The text has fewer than two tokens.</exception>
    public double BitsPerToken(ReadOnlyMemory<long> ids) => -LogProbabilities(ids).Average() / Math.Log(2);

    /// <summary>Counts the token at a place after its contexts of all lengths, from the whole one down to none.</summary>
    private void Count(ReadOnlySpan<long> ids, int place)
    {
        for (int length = 0; length <= Math.Min(Order - 1, place); length++)
        {
            int node = NodeFor(ids[(place - length)..place]);
            int before = counts.GetValueOrDefault(Key(node, ids[place]));
            counts[Key(node, ids[place])] = before + 1;
            totals[node]++;
            if (before == 0) kinds[node]++;
        }
    }

    /// <summary>The node of a context, or -1 if it never occurred; contexts are kept from their last token backwards.</summary>
    private int NodeOf(ReadOnlySpan<long> context)
    {
        int node = 0;
        for (int i = context.Length - 1; i >= 0; i--)
            if (!children.TryGetValue(Key(node, context[i]), out node)) return -1;
        return node;
    }

    private int NodeFor(ReadOnlySpan<long> context)
    {
        int node = 0;
        for (int i = context.Length - 1; i >= 0; i--)
        {
            if (!children.TryGetValue(Key(node, context[i]), out int child))
            {
                child = children[Key(node, context[i])] = totals.Count;
                totals.Add(0);
                kinds.Add(0);
            }
            node = child;
        }
        return node;
    }

    private long Key(int node, long token) => (long)node * Vocabulary + token;

    private void RequireInside(ReadOnlySpan<long> ids)
    {
        for (int place = 0; place < ids.Length; place++)
            if (ids[place] < 0 || ids[place] >= Vocabulary)
                throw new ArgumentException($"The id {ids[place]} at position {place} is outside a vocabulary of {Vocabulary}.", nameof(ids));
    }
}
