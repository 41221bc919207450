namespace TorchSharp;

/// <summary>The dimensions a reduction runs over, and the shapes that follow.</summary>
internal readonly struct Axes
{
    internal Axes(string operation, Tensor x, ReadOnlySpan<long> dims)
    {
        var reduced = new bool[Math.Max(x.Rank, 1)];
        foreach (var dim in dims)
        {
            var d = Shape.Dimension(dim, x.Rank, operation);
            if (reduced[d]) throw new ExternalException($"{operation}: dimension {dim} appears more than once");
            reduced[d] = true;
        }
        if (dims.Length == 0) reduced.AsSpan().Fill(true);
        Kept = (long[])x.sizes.Clone();
        Count = 1;
        var rest = new List<long>();
        for (var d = 0; d < x.Rank; d++)
        {
            if (reduced[d]) (Count, Kept[d]) = (Count * x.sizes[d], 1);
            else rest.Add(x.sizes[d]);
        }
        Squeezed = [.. rest];
    }

    /// <summary>The shape with 1 for each dimension that is reduced.</summary>
    internal long[] Kept { get; }

    /// <summary>The shape without the dimensions that are reduced.</summary>
    internal long[] Squeezed { get; }

    /// <summary>How many elements become one.</summary>
    internal long Count { get; }

    /// <summary>The result of a reduction, which has the kept shape, in the shape that is wanted.</summary>
    internal Tensor Shaped(Tensor result, bool keepDims)
    {
        if (keepDims || result.Rank == Squeezed.Length) return result;
        using (result) return result.View(Squeezed, Shape.ContiguousStrides(Squeezed), result.offset);
    }
}
