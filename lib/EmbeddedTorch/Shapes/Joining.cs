namespace TorchSharp;

/// <summary>Joins tensors along a dimension.</summary>
internal static class Joining
{
    internal static Tensor Cat(IList<Tensor> tensors, long dim)
    {
        if (tensors.Count == 0) throw new ExternalException("cat: expected a non-empty list of tensors");
        Tensor[] parts = [.. tensors.Where(t => !IsLegacyEmpty(t))];
        if (parts.Length == 0) return Copying.Clone(tensors[0]);
        var d = Shape.Dimension(dim, parts[0].Rank, "cat");
        var type = parts[0].Type;
        foreach (var part in parts) type = ElementTypes.Promote(type, part.Type);
        var result = Tensor.Uninitialized(type, JoinedShape(parts, d));
        long start = 0;
        foreach (var part in parts)
        {
            using var target = result.SlicedView(d, start, part.sizes[d], 1);
            Copying.Copy(part, target);
            start += part.sizes[d];
        }
        RecordCat(result, parts, d);
        return result;
    }

    internal static Tensor Stack(Tensor[] tensors, long dim)
    {
        if (tensors.Length == 0) throw new ExternalException("stack: expected a non-empty list of tensors");
        for (var i = 1; i < tensors.Length; i++)
        {
            if (!Shape.Same(tensors[0].sizes, tensors[i].sizes))
            {
                throw new ExternalException($"stack: wants tensors of one shape, but got {Shape.Text(tensors[0].sizes)} at entry 0 and {Shape.Text(tensors[i].sizes)} at entry {i}");
            }
        }
        var d = Shape.Dimension(dim, tensors[0].Rank + 1, "stack");
        return Cat([.. tensors.Select(t => t.unsqueeze(d))], d);
    }

    /// <summary>Vectors (and numbers) with dimensions put in front until they have so many.</summary>
    internal static Tensor[] AtLeast(Tensor[] tensors, int rank)
        => [.. tensors.Select(t =>
        {
            while (t.Rank < rank) t = t.unsqueeze(0);
            return t;
        })];

    /// <summary>PyTorch lets an empty vector be joined with anything.</summary>
    static bool IsLegacyEmpty(Tensor tensor) => tensor.Rank == 1 && tensor.count == 0;

    static long[] JoinedShape(Tensor[] parts, int d)
    {
        var sizes = (long[])parts[0].sizes.Clone();
        for (var i = 1; i < parts.Length; i++)
        {
            var other = parts[i].sizes;
            if (other.Length != sizes.Length) throw Mismatch(parts[0].sizes, other, i, d);
            for (var k = 0; k < sizes.Length; k++)
            {
                if (k != d && other[k] != sizes[k]) throw Mismatch(parts[0].sizes, other, i, d);
            }
            sizes[d] += other[d];
        }
        return sizes;
    }

    static ExternalException Mismatch(long[] first, long[] other, int index, int d)
        => new($"cat: shapes {Shape.Text(first)} (entry 0) and {Shape.Text(other)} (entry {index}) differ in a dimension other than {d}");

    static void RecordCat(Tensor result, Tensor[] parts, int d)
    {
        if (!Recording.Needed(parts)) return;
        var starts = new long[parts.Length];
        for (var i = 1; i < parts.Length; i++) starts[i] = starts[i - 1] + parts[i - 1].sizes[d];
        Recording.Record("cat", result, parts, (n, g, input) => g.narrow(d, starts[input], n.Inputs[input].Sizes[d]));
    }
}
