namespace Workbook.Statistics;

/// <summary>
/// The exact sign test for two models on the same questions (for right and wrong: McNemar's test). Questions that both
/// get right, or both get wrong, say nothing; on the others, two equally good models would win by the toss of a coin.
/// </summary>
public static class SignTest
{
    /// <summary>The probability that the better one of two equally good models wins at least as many of the questions on which they differ.</summary>
    /// <param name="one">Whether the first model is right, one entry per question.</param>
    /// <param name="other">Whether the second model is right, in the same order.</param>
    /// <returns>The two-sided p-value, between 0 and 1; 1 if the two never differ.</returns>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    public static double PValue(IReadOnlyList<bool> one, IReadOnlyList<bool> other)
    {
        if (one.Count != other.Count) throw new ArgumentException($"The first model has {one.Count} answers, the second {other.Count}; a paired test needs both on the same questions.", nameof(other));
        int onlyOne = one.Zip(other).Count(pair => pair.First && !pair.Second);
        int onlyOther = one.Zip(other).Count(pair => !pair.First && pair.Second);
        return Math.Min(1, 2 * AtMost(Math.Min(onlyOne, onlyOther), onlyOne + onlyOther));
    }

    /// <summary>The probability of at most so many heads in so many tosses of a fair coin.</summary>
    private static double AtMost(int heads, int tosses)
    {
        double logOfTerm = -tosses * Math.Log(2), sum = 0;
        for (int k = 0; k <= heads; k++)
        {
            sum += Math.Exp(logOfTerm);
            logOfTerm += Math.Log((double)(tosses - k) / (k + 1));
        }
        return sum;
    }
}
