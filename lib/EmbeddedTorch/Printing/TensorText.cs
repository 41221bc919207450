using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes tensors as text, in the formats of TorchSharp. Numbers are written in the invariant culture unless another is given.</summary>
internal sealed class TensorText(string floatFormat, int width, CultureInfo? culture, string newLine)
{
    readonly CultureInfo culture = culture ?? CultureInfo.InvariantCulture;

    internal static string Metadata(Tensor x)
        => $"[{string.Join('x', x.sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))}], type = {x.Type}, device = {x.device}";

    /// <summary>Brackets in brackets; more than six entries of a dimension are shortened to three at each end.</summary>
    internal string Numpy(Tensor x) => x.Rank == 0 ? Number(Values(x), 0, "") : NumpyPart(Values(x), x.sizes, 0, 0);

    /// <summary>Metadata and a table for each pair of last dimensions, as many columns as the line holds.</summary>
    internal string Julia(Tensor x)
    {
        var values = Values(x);
        var text = new StringBuilder(Metadata(x));
        if (x.Rank == 0) return text.Append(", value = ").Append(Number(values, 0, "")).ToString();
        text.Append(newLine);
        if (x.Rank <= 2) Table(text, values, 0, x.Rank == 1 ? 1 : (int)x.sizes[0], (int)x.sizes[^1]);
        else Tables(text, values, x.sizes);
        return text.ToString();
    }

    /// <summary>Metadata and a C# array.</summary>
    internal string CSharp(Tensor x)
    {
        var values = Values(x);
        var head = Metadata(x) + ", value = ";
        if (x.Rank == 0) return head + Number(values, 0, "");
        var type = Keyword(x.Type);
        if (x.Rank == 1) return $"{head}{type} [] {CSharpPart(values, x.sizes, 0, 0)}";
        var rows = Shortened((int)x.sizes[0], i => i < 0 ? "..." : CSharpPart(values, x.sizes, 1, i));
        var body = string.Join(newLine, rows.Select((row, i) => " " + row + (row == "..." || i == rows.Count - 1 ? "" : ",")));
        return $"{head}{newLine}{type} [{new string(',', x.Rank - 1)}] {{{newLine}{body}{newLine}}}";
    }

    string NumpyPart(Array values, long[] sizes, int dim, int place)
    {
        var size = (int)sizes[dim];
        if (dim == sizes.Length - 1) return "[" + Line(values, place * size, size, "") + "]";
        var rows = Shortened(size, i => i < 0 ? " ..." : NumpyPart(values, sizes, dim + 1, place * size + i));
        var gap = string.Concat(Enumerable.Repeat(newLine, sizes.Length - 1 - dim)) + new string(' ', dim + 1);
        return "[" + string.Join(gap, rows).Replace(gap + " ...", gap[..^1] + " ...", StringComparison.Ordinal) + "]";
    }

    string CSharpPart(Array values, long[] sizes, int dim, int place)
    {
        var size = (int)sizes[dim];
        if (dim == sizes.Length - 1) return "{" + Line(values, place * size, size, Suffix(values)) + "}";
        var rows = Shortened(size, i => i < 0 ? "..." : CSharpPart(values, sizes, dim + 1, place * size + i));
        var text = new StringBuilder("{");
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) text.Append(newLine).Append(' ', dim + 1);
            text.Append(rows[i]);
            if (i < rows.Count - 1 && rows[i] != "...") text.Append(',');
        }
        return text.Append('}').ToString();
    }

    /// <summary>A line of numbers, shortened to three at each end.</summary>
    string Line(Array values, int start, int count, string suffix)
    {
        var parts = Shortened(count, i => i < 0 ? "..." : Number(values, start + i, suffix));
        return string.Join(", ", parts).Replace("..., ", "... ", StringComparison.Ordinal);
    }

    static List<string> Shortened(int count, Func<int, string> part)
    {
        var parts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (count > 6 && i == 3)
            {
                parts.Add(part(-1));
                i = count - 3;
            }
            parts.Add(part(i));
        }
        return parts;
    }

    void Tables(StringBuilder text, Array values, long[] sizes)
    {
        var (rows, columns) = ((int)sizes[^2], (int)sizes[^1]);
        var lead = sizes[..^2];
        for (long table = 0; table < Shape.Count(lead); table++)
        {
            if (table > 0) text.Append(newLine);
            text.Append('[').Append(string.Join(',', IndexOf(table, lead))).Append(",..,..] =").Append(newLine);
            Table(text, values, (int)table * rows * columns, rows, columns);
        }
    }

    static IEnumerable<long> IndexOf(long place, long[] sizes)
    {
        for (var d = 0; d < sizes.Length; d++) yield return place / Shape.Count(sizes.AsSpan(d + 1)) % sizes[d];
    }

    /// <summary>Rows of numbers, right-aligned in columns.</summary>
    void Table(StringBuilder text, Array values, int start, int rows, int columns)
    {
        var lines = Enumerable.Range(0, rows).Select(i => Row(values, start + i * columns, columns)).ToList();
        var shown = lines.Count == 0 ? 0 : lines.Min(line => line.Count);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < shown; j++)
            {
                text.Append(' ').Append(lines[i][j].PadLeft(lines.Max(line => line[j].Length)));
            }
            if (shown < columns) text.Append(" ...");
            text.Append(newLine);
        }
    }

    /// <summary>As many numbers as the line holds.</summary>
    List<string> Row(Array values, int start, int count)
    {
        var row = new List<string>();
        var room = width;
        for (var j = 0; j < count; j++)
        {
            var text = Number(values, start + j, "");
            if (room - text.Length - 4 < 0) break;
            row.Add(text);
            room -= text.Length + 1;
        }
        return row;
    }

    string Number(Array values, int i, string suffix) => values switch
    {
        float[] numbers => numbers[i].ToString(floatFormat, culture) + suffix,
        double[] numbers => numbers[i].ToString(floatFormat, culture),
        long[] numbers => numbers[i].ToString(culture) + suffix,
        int[] numbers => numbers[i].ToString(culture),
        bool[] flags => suffix.Length == 0 ? flags[i].ToString() : flags[i] ? "true" : "false",
        _ => ((byte[])values)[i].ToString(culture),
    };

    /// <summary>What makes a number a literal of its C# type.</summary>
    static string Suffix(Array values) => values switch
    {
        float[] => "f",
        long[] => "L",
        bool[] => " ",
        _ => "",
    };

    static string Keyword(ScalarType type) => type switch
    {
        ScalarType.Float32 => "float",
        ScalarType.Float64 => "double",
        ScalarType.Int64 => "long",
        ScalarType.Int32 => "int",
        ScalarType.Bool => "bool",
        _ => "byte",
    };

    static Array Values(Tensor x) => x.Type switch
    {
        ScalarType.Float32 => x.data<float>().ToArray(),
        ScalarType.Float64 => x.data<double>().ToArray(),
        ScalarType.Int64 => x.data<long>().ToArray(),
        ScalarType.Int32 => x.data<int>().ToArray(),
        ScalarType.Bool => x.data<bool>().ToArray(),
        _ => x.data<byte>().ToArray(),
    };
}
