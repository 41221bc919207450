using System.Globalization;

namespace Conformance.Tests;

/// <summary>What PyTorch answered to one expression.</summary>
/// <param name="Dtype">PyTorch's name of the dtype, for example <c>float64</c>.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Values">The values in row-major order.</param>
internal sealed record Expected(string Dtype, long[] Shape, double[] Values)
{
    /// <summary>All answers by expression.</summary>
    public static IReadOnlyDictionary<string, Expected> All { get; } = Read();

    private static Dictionary<string, Expected> Read()
    {
        using var stream = typeof(Expected).Assembly.GetManifestResourceStream("Expected.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => new Expected(fields[1], [.. Parts(fields[2], ',').Select(long.Parse)], [.. Parts(fields[3], ' ').Select(Number)]));
    }

    private static string[] Parts(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
