namespace Workbook.Statistics;

/// <summary>Spearman's rank correlation: how well one order of things follows another.</summary>
public static class RankCorrelation
{
    /// <summary>The correlation of the ranks, -1 for the opposite order to 1 for the same; equal values share the mean of their ranks.</summary>
    /// <param name="x">A value for each thing.</param>
    /// <param name="y">Another value for each.</param>
    /// <exception cref="ArgumentException">The numbers of values differ, or are below two, or all values of one side are equal.</exception>
    public static double Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count || x.Count < 2) throw new ArgumentException($"{x.Count} and {y.Count} values have no rank correlation; both sides need the same number, at least two.", nameof(y));
        double[] a = Ranks(x), b = Ranks(y);
        double middle = (x.Count + 1) / 2.0;
        double together = a.Zip(b, (i, j) => (i - middle) * (j - middle)).Sum();
        double spread = Math.Sqrt(a.Sum(i => (i - middle) * (i - middle)) * b.Sum(j => (j - middle) * (j - middle)));
        return spread > 0 ? together / spread : throw new ArgumentException("All values of one side are equal, so they have no order to compare.", nameof(y));
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        double[] ranks = new double[values.Count];
        int before = 0;
        foreach (var equal in Enumerable.Range(0, values.Count).GroupBy(i => values[i]).OrderBy(group => group.Key))
        {
            int count = equal.Count();
            foreach (int i in equal) ranks[i] = before + (count + 1) / 2.0;
            before += count;
        }
        return ranks;
    }
}
