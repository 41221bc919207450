namespace Workbook.Blending;

/// <summary>
/// What can be said in numbers about a blend of two words: how the two overlap at the join, how much of each is kept, how
/// long the result is, and how much it looks like something that people say. Which of it matters, and how much, is fitted.
/// </summary>
public static class BlendFeatures
{
    private const int MostShared = 3;

    /// <summary>What each number is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "letters shared at the join", "sounds shared at the join", "a sound is cut through", "onset meets rhyme",
        "share of the first word kept", "that share squared", "first word whole", "share of the second word kept", "this share squared", "second word whole",
        "letters from the first, up to 4", "letters from the second, up to 4", "longer or shorter than the longer word", "syllables unlike the second word", "syllables unlike the longer word",
        "log-probability per letter", "least expected letter", "log-probability of the join",
    ];

    /// <summary>The numbers of one blend.</summary>
    /// <param name="first">The word that gives the beginning, letters a to z.</param>
    /// <param name="second">The word that gives the end, letters a to z.</param>
    /// <param name="blend">A beginning of the first and an end of the second word.</param>
    /// <param name="logProbabilities">ln of the probability of each letter of the blend and of its end, by a character model: one more than letters.</param>
    /// <returns>As many numbers as <see cref="Names"/>.</returns>
    /// <exception cref="ArgumentException">The blend is no beginning and end of the two, or the log-probabilities are not one more than its letters.</exception>
    public static double[] Of(string first, string second, string blend, IReadOnlyList<double> logProbabilities)
    {
        var cuts = Cut.Of(first, second, blend);
        if (cuts.Count == 0) throw new ArgumentException($"'{blend}' is not a beginning of '{first}' and an end of '{second}'.", nameof(blend));
        if (logProbabilities.Count != blend.Length + 1) throw new ArgumentException($"'{blend}' needs {blend.Length + 1} log-probabilities, one for each letter and one for its end, not {logProbabilities.Count}.", nameof(logProbabilities));
        return [.. Join(first, second, cuts), .. Parts(first, second, blend, cuts), .. Likelihood(cuts, logProbabilities)];
    }

    private static double[] Join(string first, string second, IReadOnlyList<Cut> cuts)
    {
        var (heardFirst, heardSecond) = (Pronunciation.Of(first), Pronunciation.Of(second));
        var alignments = cuts.Select(cut => Alignment.At(heardFirst, heardSecond, cut)).ToList();
        return
        [
            Math.Min(cuts.Count - 1, MostShared),
            Math.Min(alignments.Max(alignment => alignment.Shared), MostShared),
            alignments.All(alignment => alignment.CutsSound) ? 1 : 0,
            alignments.Any(alignment => alignment.OnsetMeetsRhyme) ? 1 : 0,
        ];
    }

    /// <summary>Letters that both words share at the join count for both.</summary>
    private static double[] Parts(string first, string second, string blend, IReadOnlyList<Cut> cuts)
    {
        int fromFirst = cuts[^1].Kept, fromSecond = second.Length - cuts[0].From, longer = Math.Max(first.Length, second.Length);
        double keptOfFirst = (double)fromFirst / first.Length, keptOfSecond = (double)fromSecond / second.Length;
        var (ofBlend, ofFirst, ofSecond) = (Pronunciation.Syllables(blend), Pronunciation.Syllables(first), Pronunciation.Syllables(second));
        return
        [
            keptOfFirst, keptOfFirst * keptOfFirst, fromFirst == first.Length ? 1 : 0,
            keptOfSecond, keptOfSecond * keptOfSecond, fromSecond == second.Length ? 1 : 0,
            Math.Min(fromFirst, 4), Math.Min(fromSecond, 4), Math.Abs(blend.Length - longer) / (double)longer,
            Math.Abs(ofBlend - ofSecond), Math.Abs(ofBlend - Math.Max(ofFirst, ofSecond)),
        ];
    }

    private static double[] Likelihood(IReadOnlyList<Cut> cuts, IReadOnlyList<double> logProbabilities) =>
        [logProbabilities.Average(), logProbabilities.Min(), cuts.Max(cut => logProbabilities[cut.Kept - 1] + logProbabilities[cut.Kept])];
}
