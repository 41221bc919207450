using System.Globalization;

namespace TorchSharp.RandomNumbers;

/// <summary>The generator follows PyTorch's, number by number.</summary>
public class PyTorchDrawsTests
{
    public static TheoryData<string> Kinds() =>
        [.. PyTorchDraws.Lines.Split('\n').Select(line => line.Split(' ')[0]).Distinct()];

    /// <summary>First value, last value, a weighted sum of all, and the state afterwards agree for every seed and size.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void DrawsWhatPyTorchDraws(string kind)
    {
        foreach (string line in PyTorchDraws.Lines.Split('\n').Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)))
        {
            string[] fields = line.Trim().Split(' ');
            var generator = new CpuGenerator(ulong.Parse(fields[1], CultureInfo.InvariantCulture));
            int size = int.Parse(fields[2], CultureInfo.InvariantCulture);
            string context = $"{kind} seed {fields[1]} size {size}";
            if (DrawIntegers(kind, generator, size) is long[] integers)
                CompareIntegers(integers, fields, context);
            else
                CompareReals(DrawReals(kind, generator, size), fields, Tolerance(kind), context);
            Assert.Equal(Number(fields[6]), generator.NextDouble());
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Uniform numbers are exact; logarithm, sine and cosine may round otherwise, in float32 by the approximations PyTorch uses.</summary>
    private static double Tolerance(string kind) => kind switch
    {
        "randn32" or "normal32" => 1e-6,
        "exponential32" => 1e-7,
        "randn64" or "normal64" or "exponential64" => 1e-14,
        _ => 0
    };

    private static void CompareReals(double[] values, string[] fields, double tolerance, string context)
    {
        double sum = values.Select((value, i) => value * (i % 10 + 1)).Sum();
        double sumTolerance = values.Length * 10 * (tolerance + 1e-15);
        AssertClose(Number(fields[3]), values[0], tolerance, context);
        AssertClose(Number(fields[4]), values[^1], tolerance, context);
        AssertClose(Number(fields[5]), sum, sumTolerance, context);
    }

    private static void AssertClose(double expected, double actual, double tolerance, string context) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{context}: expected {expected:R}, got {actual:R}");

    private static void CompareIntegers(long[] values, string[] fields, string context)
    {
        Assert.Equal(fields[3], values[0].ToString(CultureInfo.InvariantCulture));
        Assert.Equal(fields[4], values[^1].ToString(CultureInfo.InvariantCulture));
        long sum = values.Select((value, i) => FloorModulo(unchecked(value * (i % 10 + 1)), 1000003)).Sum();
        Assert.True(fields[5] == sum.ToString(CultureInfo.InvariantCulture), $"{context}: checksum {sum}, expected {fields[5]}");
    }

    private static long FloorModulo(long value, long divisor) => (value % divisor + divisor) % divisor;

    private static double[] DrawReals(string kind, CpuGenerator generator, int size)
    {
        float[] singles = new float[size];
        double[] doubles = new double[size];
        switch (kind)
        {
            case "rand32": Uniform.Fill(generator, singles); break;
            case "rand64": Uniform.Fill(generator, doubles); break;
            case "uniform32": Uniform.Fill(generator, singles, -0.3f, 0.7f); break;
            case "uniform64": Uniform.Fill(generator, doubles, -0.3, 0.7); break;
            case "randn32": Normal.Fill(generator, singles); break;
            case "randn64": Normal.Fill(generator, doubles); break;
            case "normal32": Normal.Fill(generator, singles, 2.5, 0.25); break;
            case "normal64": Normal.Fill(generator, doubles, 2.5, 0.25); break;
            case "exponential32": Uniform.Exponential(generator, singles, 1.5); break;
            case "exponential64": Uniform.Exponential(generator, doubles, 1.5); break;
            default: throw new ArgumentException($"no draw of kind {kind}");
        }
        return kind.EndsWith("32", StringComparison.Ordinal) ? Array.ConvertAll(singles, value => (double)value) : doubles;
    }

    private static long[]? DrawIntegers(string kind, CpuGenerator generator, int size)
    {
        long[] values = new long[kind == "multinomial-one" ? 1 : size];
        bool[] hits = new bool[size];
        float[] weights = [.. Enumerable.Range(0, size).Select(i => i % 7 + 1f)];
        switch (kind)
        {
            case "randint": Integers.Fill(generator, values, -5, 60); return values;
            case "randint-wide": Integers.Fill(generator, values, -7, 1L << 33); return values;
            case "random_": Integers.FillNonNegative(generator, values, 1ul << 63); return values;
            case "randperm": Integers.Permutation(generator, values); return values;
            case "multinomial" or "multinomial-one": Categorical.DrawWithoutReplacement<float>(generator, weights, values); return values;
            case "multinomial-with": Categorical.DrawWithReplacement<float>(generator, [1, 2, 3, 4, 5, 6, 7, 1, 2], values); return values;
            case "multinomial-with64": Categorical.DrawWithReplacement<double>(generator, [1, 2, 3, 4, 5, 6, 7, 1, 2], values); return values;
            case "bernoulli": Uniform.Bernoulli(generator, hits, 0.3); return Counts(hits);
            case "bernoulli32": Uniform.Bernoulli(generator, Singles(Steps(size)), hits); return Counts(hits);
            case "bernoulli64": Uniform.Bernoulli(generator, Steps(size), hits); return Counts(hits);
            default: return null;
        }
    }

    private static long[] Counts(bool[] hits) => Array.ConvertAll(hits, hit => hit ? 1L : 0);

    private static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double[] Steps(int size) =>
        [.. Enumerable.Range(0, size).Select(i => size == 1 ? 0.0 : i / (size - 1.0))];
}
