using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>Shows comparisons on the screen, and writes those of the models and the matrix product to a file.</summary>
internal static class Report
{
    public static void ShowHead(PyTorch? pytorch, int threads)
    {
        Console.WriteLine(pytorch is null
            ? $"Up to {threads} threads. No python3 with torch was found: only our own rates are shown."
            : $"Up to {threads} threads; medians of rounds in turn with PyTorch {pytorch.Version} in the mode that is fastest for each case.");
        Console.WriteLine($"{"",-44}{"time",12}{"rate",9}{"",-13}{"PyTorch",12}{"ratio",8}  {"PyTorch's mode",-20}{"garbage",12}");
    }

    public static void Show(Comparison result)
    {
        Unit unit = result.Case.Unit;
        Console.Write($"{result.Case.Name,-44}{result.Ours * 1e6,10:F1}us{result.Rate / unit.Size,9:F1} {unit.Text,-12}");
        Console.Write(result.Theirs is null ? $"{"",42}" : $"{result.TheirRate / unit.Size,12:F1}{result.Ratio,7:F2}x  {result.Mode,-20}");
        Console.WriteLine($"{result.Bytes,10} B");
    }

    public static void ShowSummary(IEnumerable<Comparison> results)
    {
        double[] ratios = [.. results.Select(result => result.Ratio).OfType<double>()];
        if (ratios.Length > 0)
            Console.WriteLine($"geometric mean of the ratios {Math.Exp(ratios.Average(Math.Log)):F2}x, smallest {ratios.Min():F2}x");
    }

    /// <summary>Writes the file whole, or leaves what was there.</summary>
    public static void Write(string file, IEnumerable<Comparison> results)
    {
        var list = new JsonArray([.. results.Where(IsInFile).Select(Entry)]);
        string whole = $"{file}.{Environment.ProcessId}.part";
        File.WriteAllText(whole, list.ToJsonString(new() { WriteIndented = true }) + "\n");
        File.Move(whole, file, overwrite: true);
    }

    private static bool IsInFile(Comparison result) => result.Case.Unit == Unit.Tokens || IsProduct(result);

    private static bool IsProduct(Comparison result) => result.Case.Name.StartsWith(GemmCases.Prefix, StringComparison.Ordinal);

    private static JsonNode Entry(Comparison result) => IsProduct(result)
        ? new JsonObject
        {
            ["gemm"] = int.Parse(result.Case.Name[GemmCases.Prefix.Length..], CultureInfo.InvariantCulture),
            ["gflops"] = result.Rate / Unit.Operations.Size,
            ["pytorchGflops"] = result.TheirRate / Unit.Operations.Size,
        }
        : new JsonObject
        {
            ["case"] = result.Case.Name,
            ["tokensPerSecond"] = result.Rate,
            ["pytorchTokensPerSecond"] = result.TheirRate,
            ["pytorchThreads"] = result.Mode is { } mode ? Math.Max(mode.Threads, mode.BlasThreads) : null,
            ["ratio"] = result.Ratio,
            ["bytesPerStep"] = result.Bytes,
        };
}
