namespace TorchSharp;

/// <summary>Arithmetic on shapes and strides.</summary>
internal static class Shape
{
    internal static readonly long[] Scalar = [];

    internal static long Count(ReadOnlySpan<long> sizes)
    {
        long count = 1;
        foreach (var size in sizes) count *= size;
        return count;
    }

    internal static long[] ContiguousStrides(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length == 0) return Scalar;
        var strides = new long[sizes.Length];
        long step = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            strides[d] = step;
            step *= Math.Max(sizes[d], 1);
        }
        return strides;
    }

    internal static bool IsContiguous(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        long step = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            if (sizes[d] == 0) return true;
            if (sizes[d] != 1 && strides[d] != step) return false;
            step *= sizes[d];
        }
        return true;
    }

    /// <summary>A dimension counted from the end when negative.</summary>
    /// <exception cref="ExternalException">There is no such dimension.</exception>
    internal static int Dimension(long dim, int rank, string operation)
    {
        var range = Math.Max(rank, 1);
        if (dim < -range || dim >= range)
        {
            throw new ExternalException($"{operation}: dimension {dim} is out of range for a tensor of {rank} dimensions: expected {-range} to {range - 1}");
        }
        return (int)(dim < 0 ? dim + range : dim);
    }

    internal static bool Same(ReadOnlySpan<long> a, ReadOnlySpan<long> b) => a.SequenceEqual(b);

    /// <summary>The common shape, aligned at the last dimension; size 1 stretches.</summary>
    /// <exception cref="ExternalException">The shapes do not fit.</exception>
    internal static long[] Broadcast(long[] a, long[] b, string operation)
    {
        if (Same(a, b)) return a;
        var rank = Math.Max(a.Length, b.Length);
        var result = new long[rank];
        for (var back = 1; back <= rank; back++)
        {
            var sa = back <= a.Length ? a[^back] : 1;
            var sb = back <= b.Length ? b[^back] : 1;
            if (sa != sb && sa != 1 && sb != 1) throw NotBroadcastable(a, b, rank - back, operation);
            result[^back] = sa == 1 ? sb : sa;
        }
        return result;
    }

    internal static bool CanBroadcast(long[] a, long[] b)
    {
        for (var back = 1; back <= Math.Min(a.Length, b.Length); back++)
        {
            if (a[^back] != b[^back] && a[^back] != 1 && b[^back] != 1) return false;
        }
        return true;
    }

    static ExternalException NotBroadcastable(long[] a, long[] b, int dim, string operation)
        => new($"{operation}: shapes {Text(a)} and {Text(b)} cannot be broadcast together: they differ in dimension {dim} and neither is 1 there");

    /// <summary>Strides of a tensor seen with a larger shape: 0 where it stretches.</summary>
    internal static long[] BroadcastStrides(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> shape)
    {
        var result = new long[shape.Length];
        var lead = shape.Length - sizes.Length;
        for (var d = 0; d < sizes.Length; d++)
        {
            result[lead + d] = sizes[d] == 1 && shape[lead + d] != 1 ? 0 : strides[d];
        }
        return result;
    }

    internal static string Text(ReadOnlySpan<long> sizes)
    {
        var text = new System.Text.StringBuilder("[");
        for (var d = 0; d < sizes.Length; d++)
        {
            if (d > 0) text.Append(", ");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{sizes[d]}");
        }
        return text.Append(']').ToString();
    }

    internal static long[] Without(ReadOnlySpan<long> values, int dim)
    {
        var result = new long[values.Length - 1];
        values[..dim].CopyTo(result);
        values[(dim + 1)..].CopyTo(result.AsSpan(dim));
        return result;
    }

    internal static long[] With(ReadOnlySpan<long> values, int dim, long value)
    {
        var result = values.ToArray();
        result[dim] = value;
        return result;
    }

    internal static long[] Inserted(ReadOnlySpan<long> values, int dim, long value)
    {
        var result = new long[values.Length + 1];
        values[..dim].CopyTo(result);
        result[dim] = value;
        values[dim..].CopyTo(result.AsSpan(dim + 1));
        return result;
    }
}
