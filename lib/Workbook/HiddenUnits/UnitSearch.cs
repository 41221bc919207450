using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.HiddenUnits;

/// <summary>
/// Scores all units of a network for a feature. The values of each unit are sorted once; then every further binary feature
/// costs one pass: with the ranks R of the n1 places where it is on, and n0 where it is not, the area under the ROC curve
/// is (sum of R - n1 (n1 + 1) / 2) / (n1 n0), equal values sharing the mean of their ranks (H. B. Mann, D. R. Whitney,
/// On a test of whether one of two random variables is stochastically larger than the other, 1947).
/// </summary>
public sealed class UnitSearch
{
    private readonly float[][] values, ranks;

    /// <summary>Sorts the values of every unit.</summary>
    /// <param name="states">Shape (steps, units), float32: one row per character of a text.</param>
    /// <exception cref="ArgumentException">The states are no such matrix, or hold a value that is not a number.</exception>
    public UnitSearch(Tensor states)
    {
        if (states.shape.Length != 2 || states.numel() == 0 || states.dtype != float32)
            throw new ArgumentException($"States have the shape (steps, units) and the dtype float32, not ({string.Join(", ", states.shape)}) and {states.dtype}.", nameof(states));
        using var columns = states.detach().t().contiguous();
        float[] all = columns.data<float>().ToArray();
        if (Array.Exists(all, float.IsNaN)) throw new ArgumentException("The states hold a value that is not a number (NaN), so they cannot be put in order.", nameof(states));
        Steps = (int)states.shape[0];
        values = [.. all.Chunk(Steps)];
        ranks = new float[values.Length][];
        Parallel.For(0, values.Length, unit => ranks[unit] = RanksOf(values[unit]));
    }

    /// <summary>Characters of the text.</summary>
    public int Steps { get; }

    /// <summary>How many units there are to choose from.</summary>
    public int Units => values.Length;

    /// <summary>The values of a unit, one per character.</summary>
    public double[] Values(int unit) => [.. values[unit].Select(value => (double)value)];

    /// <summary>The score of every unit: for a binary feature the area under the ROC curve (0.5 says nothing, below it the unit is low where the feature is on), for a real one R squared.</summary>
    /// <param name="feature">Of the same text.</param>
    /// <exception cref="ArgumentException">The feature is of another length, or the same everywhere.</exception>
    public double[] Scores(TextFeature feature)
    {
        Require(feature);
        var scores = new double[Units];
        Parallel.For(0, Units, unit => scores[unit] = feature.IsBinary ? Area(ranks[unit], feature.Values) : Square(Correlation(values[unit], feature.Values)));
        return scores;
    }

    /// <summary>The unit with the best score, its sign chosen on this text, too.</summary>
    /// <param name="feature">Of the same text.</param>
    /// <exception cref="ArgumentException">The feature is of another length, or the same everywhere.</exception>
    public FoundUnit Best(TextFeature feature)
    {
        double[] scores = Scores(feature);
        int best = Enumerable.Range(0, Units).MaxBy(unit => feature.IsBinary ? Math.Abs(scores[unit] - 0.5) : scores[unit]);
        int sign = feature.IsBinary ? (scores[best] < 0.5 ? -1 : 1) : Correlation(values[best], feature.Values) < 0 ? -1 : 1;
        return new FoundUnit(best, sign, feature.IsBinary && sign < 0 ? 1 - scores[best] : scores[best]);
    }

    /// <summary>What a unit that was found on another text reaches on this one, with the sign it was found with: below 0.5 (area) or below 0 (R squared) if it goes the other way here.</summary>
    /// <param name="found">By <see cref="Best"/> of a search in the same network's states.</param>
    /// <param name="feature">The feature of this text.</param>
    /// <exception cref="ArgumentException">The feature is of another length, or the same everywhere.</exception>
    public double Score(FoundUnit found, TextFeature feature)
    {
        Require(feature);
        if (!feature.IsBinary) return found.Sign * Math.CopySign(1, Correlation(values[found.Unit], feature.Values)) * Square(Correlation(values[found.Unit], feature.Values));
        double area = Area(ranks[found.Unit], feature.Values);
        return found.Sign < 0 ? 1 - area : area;
    }

    private void Require(TextFeature feature)
    {
        if (feature.Values.Length != Steps) throw new ArgumentException($"The feature '{feature.Name}' has {feature.Values.Length} values for {Steps} states; take both of the same text.", nameof(feature));
        if (feature.Values.All(value => value == feature.Values[0])) throw new ArgumentException($"The feature '{feature.Name}' is the same everywhere in this text, so no unit can be told to follow it; take a longer text.", nameof(feature));
    }

    /// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
    private static float[] RanksOf(float[] values)
    {
        float[] sorted = [.. values];
        int[] places = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, places);
        var ranks = new float[values.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++) ;
            for (int i = start; i < end; i++) ranks[places[i]] = (start + 1 + end) / 2f;
        }
        return ranks;
    }

    private static double Area(float[] ranks, double[] feature)
    {
        double sum = 0;
        long on = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            if (feature[i] < 0.5) continue;
            sum += ranks[i];
            on++;
        }
        return (sum - on * (on + 1) / 2.0) / ((double)on * (ranks.Length - on));
    }

    /// <summary>Pearson's correlation; 0 for a unit that never changes.</summary>
    private static double Correlation(float[] unit, double[] feature)
    {
        double meanUnit = unit.Average(value => (double)value), meanFeature = feature.Average();
        double both = 0, ofUnit = 0, ofFeature = 0;
        for (int i = 0; i < unit.Length; i++)
        {
            double u = unit[i] - meanUnit, f = feature[i] - meanFeature;
            both += u * f;
            ofUnit += u * u;
            ofFeature += f * f;
        }
        return ofUnit == 0 ? 0 : both / Math.Sqrt(ofUnit * ofFeature);
    }

    private static double Square(double value) => value * value;
}
