using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.InterpretableCells;

/// <summary>How well the values of one unit follow a feature: the area under the ROC curve, and R squared.</summary>
internal sealed class UnitScore : FunctionExercise
{
    private const int Auc = 0, Square = 1;

    public override string Id => "unit-score";

    public override string Title => "How well a unit follows a feature";

    public override double Points => 15;

    public override IReadOnlyList<string> Outputs(int function) => function == Auc ? ["area under the ROC curve"] : ["R squared"];

    public override IReadOnlyList<string> Hints =>
    [
        "UnitAuc: take each value where the feature is on and each value where it is off, and ask which is larger. UnitRSquared: how far do the two lists rise and fall together, as a share between 0 and 1?",
        "UnitAuc: a pair counts 1 if the value where it is on is the larger one, a half if the two are equal, 0 otherwise; divide by the number of pairs. UnitRSquared: subtract both means first; then you need three sums, of u f, of u u and of f f.",
        "UnitAuc: two lists by Where, two loops, wins / (on.Length * (double)off.Length). UnitRSquared: both * both / (ofUnit * ofFeature), and 0 before that if ofUnit is 0.",
    ];

    public override IReadOnlyList<Delegate> Reference => [SolveAuc, SolveSquare];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        WrongAuc("ties-lost", "Pairs of equal values count nothing. They are undecided, so each counts a half: a unit that never changes must get 0.5.", (values, on) => Pairs(values, on, equal: 0)),
        WrongAuc("ties-won", "Pairs of equal values count as won. They are undecided, so each counts a half: a unit that never changes must get 0.5.", (values, on) => Pairs(values, on, equal: 1)),
        WrongAuc("direction-lost", "The larger one of the area and one minus it comes back. Then a unit that is low where the feature is on cannot be told from one that is high, and on new text even a useless unit gets more than 0.5. The direction is chosen on the training text, not here.", (values, on) => Math.Max(SolveAuc(values, on), 1 - SolveAuc(values, on))),
        WrongAuc("on-and-off-swapped", "On and off have changed places: a unit that is high where the feature is on must get more than 0.5.", (values, on) => 1 - SolveAuc(values, on)),
        WrongAuc("sign-as-answer", "The values are cut at 0, and the right answers are counted. A unit may work around any value, and where a feature is rare, always saying no is right most of the time; the area needs no cut.", (values, on) => values.Zip(on).Average(pair => pair.First > 0 == pair.Second ? 1.0 : 0)),
        WrongAuc("difference-of-means", "This is the difference of the two means. It depends on how large the unit's values are; the area asks only which one of two is larger.", (values, on) => Where(values, on, true).Average() - Where(values, on, false).Average()),
        WrongSquare("not-squared", "This is the correlation itself, from -1 to 1. R squared is its square: the share of the feature's variance that a straight line through the unit explains.", Correlation),
        WrongSquare("means-kept", "The means were not subtracted. Then two lists that are merely both positive seem to go together.", (values, feature) => Ratio(values, feature)),
        WrongSquare("no-line", "The unit's own values are taken as the prediction. A unit counts in units of its own: R squared allows the best straight line through it, any slope and any height.", WithoutLine),
        WrongSquare("slope", "This is the square of the line's slope: the sum of the products was divided by the unit's sum of squares twice. One of the two belongs to the feature.", Slope),
        WrongSquare("constant-unit", "A unit that never changes gives NaN (0 divided by 0), or something else than 0. It explains nothing, so its R squared is 0; otherwise one dead unit spoils every comparison.", (values, feature) => Constant(values) ? double.NaN : SolveSquare(values, feature)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("ranks, and correlation", Ranked, static (double[] values, double[] feature) => Constant(values) ? 0 : Math.Pow(Correlation(values, feature), 2)),
        new("thresholds, and the residuals of the best line", Trapezes, Residuals),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int steps in (int[])[12, 25, 40, 2])
        {
            bool[] on = On(random, steps);
            double[] values = Values(random, steps), rounded = [.. values.Select(value => Math.Round(2 * value) / 2)], low = [.. values.Zip(on).Select(pair => pair.Second ? pair.First - 1.5 : pair.First)];
            double[] feature = [.. values.Select(value => 5 - 3 * value + 4 * random.NextDouble())];
            yield return new Case($"{steps} characters, high where the feature is on", values.Zip(on).Select(pair => pair.Second ? pair.First + 1.5 : pair.First).ToArray(), on) { Function = Auc };
            yield return new Case($"{steps} characters", values, on) { Function = Auc };
            yield return new Case($"{steps} characters, many equal values", rounded, on) { Function = Auc };
            yield return new Case($"{steps} characters, low where the feature is on", low, on) { Function = Auc };
            yield return new Case($"{steps} characters, falling", values, feature) { Function = Square };
            yield return new Case($"{steps} characters, rising", values, feature.Select(value => 20 - value).ToArray()) { Function = Square };
        }
        yield return new Case("a unit that never changes", new double[] { 0.25, 0.25, 0.25, 0.25 }, new[] { true, false, false, true }) { Function = Auc };
        yield return new Case("a unit that never changes", new double[] { 0.25, 0.25, 0.25, 0.25 }, new[] { 1.0, 2, 3, 5 }) { Function = Square };
    }

    private static double[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => i < 2 ? i - 0.4 : 2 * random.NextDouble() - 0.7)];

    /// <summary>On at one place at least, and off at one.</summary>
    private static bool[] On(Random random, int count)
    {
        bool[] on = [.. Enumerable.Range(0, count).Select(i => i == 0 || (i > 1 && random.NextDouble() < 0.3))];
        return on;
    }

    private static Misconception WrongAuc(string id, string text, Func<double[], bool[], double> answer) => new(id, text, answer, SolveSquare);

    private static Misconception WrongSquare(string id, string text, Func<double[], double[], double> answer) => new(id, text, SolveAuc, answer);

    private static double SolveAuc(double[] values, bool[] on) => Pairs(values, on, equal: 0.5);

    private static double SolveSquare(double[] values, double[] feature) => Constant(values) ? 0 : Ratio(Centred(values), Centred(feature));

    private static double Pairs(double[] values, bool[] on, double equal)
    {
        double[] high = Where(values, on, true), low = Where(values, on, false);
        return high.Average(one => low.Average(other => one > other ? 1 : one == other ? equal : 0));
    }

    private static double[] Where(double[] values, bool[] on, bool which) => [.. values.Zip(on).Where(pair => pair.Second == which).Select(pair => pair.First)];

    private static bool Constant(double[] values) => values.All(value => value == values[0]);

    private static double[] Centred(double[] values) => [.. values.Select(value => value - values.Average())];

    private static double Product(double[] one, double[] other) => one.Zip(other).Sum(pair => pair.First * pair.Second);

    private static double Ratio(double[] values, double[] feature) => Math.Pow(Product(values, feature), 2) / (Product(values, values) * Product(feature, feature));

    private static double Correlation(double[] values, double[] feature)
    {
        double[] u = Centred(values), f = Centred(feature);
        return Constant(values) ? 0 : Product(u, f) / Math.Sqrt(Product(u, u) * Product(f, f));
    }

    private static double WithoutLine(double[] values, double[] feature)
    {
        if (Constant(values)) return 0;
        double[] f = Centred(feature);
        return 1 - values.Zip(feature).Sum(pair => Math.Pow(pair.Second - pair.First, 2)) / Product(f, f);
    }

    private static double Slope(double[] values, double[] feature)
    {
        double[] u = Centred(values), f = Centred(feature);
        return Constant(values) ? 0 : Math.Pow(Product(u, f) / Product(u, u), 2);
    }

    private static double Ranked(double[] values, bool[] on)
    {
        int count = on.Count(one => one);
        double ranks = values.Zip(on).Where(pair => pair.Second).Sum(pair => values.Count(other => other < pair.First) + (values.Count(other => other == pair.First) + 1) / 2.0);
        return (ranks - count * (count + 1) / 2.0) / (count * (double)(on.Length - count));
    }

    /// <summary>The curve of hits against false alarms, threshold by threshold from the highest, and the trapezes under it.</summary>
    private static double Trapezes(double[] values, bool[] on)
    {
        double[] high = Where(values, on, true), low = Where(values, on, false);
        double area = 0, hits = 0, alarms = 0;
        foreach (double threshold in values.Distinct().OrderDescending())
        {
            double moreHits = high.Count(value => value >= threshold) / (double)high.Length, moreAlarms = low.Count(value => value >= threshold) / (double)low.Length;
            area += (moreAlarms - alarms) * (hits + moreHits) / 2;
            (hits, alarms) = (moreHits, moreAlarms);
        }
        return area;
    }

    private static double Residuals(double[] values, double[] feature)
    {
        if (Constant(values)) return 0;
        double[] u = Centred(values), f = Centred(feature);
        double slope = Product(u, f) / Product(u, u);
        return 1 - u.Zip(f).Sum(pair => Math.Pow(pair.Second - slope * pair.First, 2)) / Product(f, f);
    }
}
