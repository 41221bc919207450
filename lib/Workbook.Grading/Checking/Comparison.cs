using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp;
using Workbook.Grading.Feedback;

namespace Workbook.Grading.Checking;

/// <summary>Compares what came back with what was expected and says in words where they differ most.</summary>
internal static class Comparison
{
    /// <summary>Null when the values agree, else what is different.</summary>
    /// <param name="actual">The learner's value.</param>
    /// <param name="expected">The reference's value; it decides the kind of comparison.</param>
    /// <param name="tolerance">How far floating-point numbers may be apart, relative to one plus the expected size.</param>
    public static Difference? FirstDifference(object? actual, object? expected, double tolerance) => (actual, expected) switch
    {
        (null, null) => null,
        (null, _) => new Difference("null came back"),
        (_, null) => new Difference($"expected nothing, got {Describe(actual)}"),
        (torch.Tensor a, torch.Tensor e) => OfTensors(a, e, tolerance),
        (double or float, double or float) => OfNumbers(ToDouble(actual), ToDouble(expected), tolerance),
        (string a, string e) => a == e ? null : OfValues(Quote(a), Quote(e)),
        (IDictionary a, IDictionary e) => OfDictionaries(a, e, tolerance),
        (ITuple a, ITuple e) => OfSequences(Items(a), Items(e), tolerance),
        (IEnumerable a, IEnumerable e) => OfSequences([.. a.Cast<object?>()], [.. e.Cast<object?>()], tolerance),
        _ => actual.Equals(expected) ? null : OfValues(Describe(actual), Describe(expected)),
    };

    private static Difference OfValues(string got, string expected) => new($"got {got}, expected {expected}", new ValueDifference("", got, expected));

    private static Difference? OfTensors(torch.Tensor actual, torch.Tensor expected, double tolerance)
    {
        if (actual.dtype != expected.dtype)
            return new Difference($"the dtype is {actual.dtype}, expected {expected.dtype}");
        if (!actual.shape.SequenceEqual(expected.shape))
            return new Difference($"the shape is {TensorValues.Shape(actual)}, expected {TensorValues.Shape(expected)}");
        return OfElements(TensorValues.Read(actual), TensorValues.Read(expected), expected.shape, tolerance);
    }

    private static Difference? OfElements(double[] actual, double[] expected, long[] shape, double tolerance)
    {
        int unexpectedNaN = Array.FindIndex(actual, double.IsNaN);
        if (unexpectedNaN >= 0 && !double.IsNaN(expected[unexpectedNaN]))
            return new Difference($"{At(unexpectedNaN, shape)} is NaN, expected {TensorValues.Number(expected[unexpectedNaN])}; NaN comes from 0/0, inf - inf, log of a negative number or exp overflowing");
        int different = 0, worst = -1;
        double largest = -1;
        for (int i = 0; i < actual.Length; i++)
        {
            if (Close(actual[i], expected[i], tolerance)) continue;
            different++;
            double distance = Math.Abs(actual[i] - expected[i]);
            if (distance > largest || double.IsNaN(distance)) (largest, worst) = (distance, i);
        }
        return different == 0 ? null : OfWorst($"{different} of {Count(actual.Length, "value")} differ{(different == 1 ? "s" : "")}", At(worst, shape), actual[worst], expected[worst]);
    }

    private static Difference OfWorst(string summary, string where, double actual, double expected)
    {
        var (got, wanted) = (TensorValues.Number(actual), TensorValues.Number(expected));
        return new Difference($"{summary}; the largest difference is at {where}: got {got}, expected {wanted}",
            new ValueDifference(summary, got, wanted) { Where = where, Distance = TensorValues.Number(Math.Abs(actual - expected)) });
    }

    private static Difference? OfNumbers(double actual, double expected, double tolerance) =>
        Close(actual, expected, tolerance) ? null : OfValues(TensorValues.Number(actual), TensorValues.Number(expected));

    private static bool Close(double actual, double expected, double tolerance) =>
        actual.Equals(expected) || (double.IsFinite(expected) && Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)));

    private static Difference? OfSequences(List<object?> actual, List<object?> expected, double tolerance)
    {
        if (actual.Count != expected.Count)
            return new Difference($"got {Count(actual.Count, "item")}, expected {expected.Count}");
        for (int i = 0; i < actual.Count; i++)
            if (FirstDifference(actual[i], expected[i], tolerance) is { } difference)
                return difference.Within($"item {i}");
        return null;
    }

    private static Difference? OfDictionaries(IDictionary actual, IDictionary expected, double tolerance)
    {
        foreach (var key in expected.Keys)
        {
            if (!actual.Contains(key)) return new Difference($"the key {Describe(key)} is missing");
            if (FirstDifference(actual[key], expected[key], tolerance) is { } difference) return difference.Within($"at the key {Describe(key)}");
        }
        foreach (var key in actual.Keys)
            if (!expected.Contains(key)) return new Difference($"the key {Describe(key)} should not be there");
        return null;
    }

    private static List<object?> Items(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])];

    private static string At(int flat, long[] shape) => shape.Length == 0 ? "the value" : TensorValues.Index(flat, shape);

    private static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Quote(string text) => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Describe(object value) => value switch
    {
        torch.Tensor tensor => $"a tensor of shape {TensorValues.Shape(tensor)}",
        string text => Quote(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? value.GetType().Name,
    };
}
