namespace Workbook.Music;

/// <summary>
/// How often a value follows a value, smoothed as Witten and Bell do (I. Witten, T. Bell, The zero-frequency problem,
/// 1991): the more different values have followed, the more of the probability goes to what has not followed yet. The
/// opponent that a network has to beat.
/// </summary>
public sealed class BigramModel
{
    private readonly int[,] pairs;
    private readonly int[] singles;
    private readonly int total, vocabulary;

    /// <summary>Counts.</summary>
    /// <param name="solos">Sequences of numbers, each below the vocabulary.</param>
    /// <param name="vocabulary">How many distinct values there are.</param>
    public BigramModel(IEnumerable<IReadOnlyList<int>> solos, int vocabulary)
    {
        this.vocabulary = vocabulary;
        pairs = new int[vocabulary, vocabulary];
        singles = new int[vocabulary];
        foreach (var solo in solos)
            for (int i = 0; i < solo.Count; i++)
            {
                singles[solo[i]]++;
                total++;
                if (i > 0) pairs[solo[i - 1], solo[i]]++;
            }
    }

    /// <summary>The probability of a value by itself; each has been seen once more than it was, so that none has 0.</summary>
    /// <param name="value">Its number.</param>
    public double Probability(int value) => (singles[value] + 1.0) / (total + vocabulary);

    /// <summary>The probability of a value after another.</summary>
    /// <param name="before">The number of the value before.</param>
    /// <param name="value">Its number.</param>
    public double Probability(int before, int value)
    {
        int followers = 0, kinds = 0;
        for (int next = 0; next < vocabulary; next++)
        {
            followers += pairs[before, next];
            if (pairs[before, next] > 0) kinds++;
        }
        return followers == 0 ? Probability(value) : (pairs[before, value] + kinds * Probability(value)) / (followers + kinds);
    }

    /// <summary>The mean of -ln P over all values of the sequences, in nats.</summary>
    /// <param name="solos">Sequences of numbers.</param>
    public double CrossEntropy(IEnumerable<IReadOnlyList<int>> solos) =>
        solos.SelectMany(solo => solo.Select((value, i) => -Math.Log(i == 0 ? Probability(value) : Probability(solo[i - 1], value)))).Average();
}
