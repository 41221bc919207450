using System.Globalization;

namespace Workbook.Statistics;

/// <summary>
/// A share of successes and the interval in which the true probability lies, by E. B. Wilson (<i>Probable inference, the
/// law of succession, and statistical inference</i>, 1927). Unlike share ± 1.96 standard errors it stays between 0 and 1.
/// </summary>
/// <param name="Share">Successes over trials.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record ProportionInterval(double Share, double Low, double High)
{
    /// <summary>The interval of so many successes.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1; they must be independent of each other.</param>
    /// <param name="z">Standard deviations on both sides; 1.96 covers the truth in 95 of 100 cases.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are no successes of trials.</exception>
    public static ProportionInterval Of(int successes, int trials, double z = 1.96)
    {
        if (trials < 1) throw new ArgumentOutOfRangeException(nameof(trials), trials, "A share needs at least one trial.");
        if (successes < 0 || successes > trials) throw new ArgumentOutOfRangeException(nameof(successes), successes, $"Of {trials} trials 0 to {trials} succeed.");
        double share = (double)successes / trials, squared = z * z;
        double middle = (share + squared / (2 * trials)) / (1 + squared / trials);
        double half = z / (1 + squared / trials) * Math.Sqrt(share * (1 - share) / trials + squared / (4.0 * trials * trials));
        return new ProportionInterval(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>For example <c>80.1 % (74.3 to 84.9)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:F1} % ({100 * Low:F1} to {100 * High:F1})");
}
