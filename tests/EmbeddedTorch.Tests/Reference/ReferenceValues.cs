using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Reference;

/// <summary>What pytorch_layers.py printed for one case: shapes and values by name.</summary>
sealed class ReferenceValues
{
    readonly Dictionary<string, (long[] Shape, double[] Values)> entries = [];

    /// <summary>The cases of PyTorchLayers.txt by name.</summary>
    internal static IReadOnlyDictionary<string, ReferenceValues> All { get; } = Read();

    internal IEnumerable<string> Names => entries.Keys;

    internal (long[] Shape, double[] Values) this[string name] => entries[name];

    /// <summary>The inputs x0, x1, ... in a dtype, each asking for its gradient.</summary>
    internal Tensor[] Inputs(ScalarType type)
        => [.. Numbered("x").Select((entry, k) => Fill(entry.Shape, k + 1).to_type(type).requires_grad_())];

    /// <summary>The integers i0, i1, ...</summary>
    internal Tensor[] Integers() => [.. Numbered("i").Select(entry => tensor([.. entry.Values.Select(v => (long)v)], entry.Shape))];

    /// <summary>The numbers that pytorch_layers.py fills tensors with.</summary>
    internal static Tensor Fill(long[] shape, int k)
    {
        var values = new double[shape.Aggregate(1L, (count, size) => count * size)];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Sin(i * 0.7 + k);
        return tensor(values, shape);
    }

    IEnumerable<(long[] Shape, double[] Values)> Numbered(string prefix)
    {
        for (var k = 0; entries.TryGetValue(prefix + k, out var entry); k++) yield return entry;
    }

    static Dictionary<string, ReferenceValues> Read()
    {
        var cases = new Dictionary<string, ReferenceValues>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PyTorchLayers.txt")))
        {
            var fields = line.Split('\t');
            if (!cases.TryGetValue(fields[0], out var values)) cases.Add(fields[0], values = new ReferenceValues());
            values.entries.Add(fields[1], (Split(fields[2], ',', long.Parse), Split(fields[3], ' ', double.Parse)));
        }
        return cases;
    }

    static T[] Split<T>(string text, char separator, Func<string, IFormatProvider, T> parse)
        => [.. text.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(part => parse(part, CultureInfo.InvariantCulture))];
}
