namespace TorchSharp;

/// <summary>Which shapes, strides and orders of dimensions follow from which.</summary>
internal static class Reshaping
{
    /// <summary>A shape in which one size may be -1, for so many elements.</summary>
    internal static long[] Resolve(string operation, long[] shape, long count, long[] from)
    {
        var result = (long[])shape.Clone();
        var open = Array.IndexOf(result, -1L);
        if (Array.LastIndexOf(result, -1L) != open) throw new ExternalException($"{operation}: only one dimension of {Shape.Text(shape)} can be inferred (-1)");
        if (open >= 0)
        {
            result[open] = 1;
            var known = Shape.Count(result);
            if (known == 0 || count % known != 0) throw Invalid(operation, shape, count, from);
            result[open] = count / known;
        }
        if (Shape.Count(result) != count || result.Any(size => size < 0)) throw Invalid(operation, shape, count, from);
        return result;
    }

    static ExternalException Invalid(string operation, long[] shape, long count, long[] from)
        => new($"{operation}: shape {Shape.Text(shape)} is invalid for a tensor of shape {Shape.Text(from)}, which has {count} elements");

    /// <summary>Strides that show the same elements with another shape, or null if only a copy can.</summary>
    internal static long[]? ViewStrides(long[] sizes, long[] strides, long[] target)
    {
        if (Shape.IsContiguous(sizes, strides)) return Shape.ContiguousStrides(target);
        var result = new long[target.Length];
        var to = target.Length - 1;
        long block = 1;
        long covered = 1;
        var step = strides.Length > 0 ? strides[^1] : 1;
        for (var from = sizes.Length - 1; from >= 0; from--)
        {
            block *= sizes[from];
            var continues = from > 0 && (sizes[from - 1] == 1 || strides[from - 1] == block * step);
            if (continues) continue;
            while (to >= 0 && (covered < block || target[to] == 1))
            {
                result[to] = covered * step;
                covered *= target[to--];
            }
            if (covered != block) return null;
            if (from > 0) step = strides[from - 1];
            block = covered = 1;
        }
        return to < 0 ? result : null;
    }

    internal static int[] Order(long[] permutation, int rank)
    {
        var order = new int[permutation.Length];
        for (var d = 0; d < order.Length; d++) order[d] = Shape.Dimension(permutation[d], rank, "permute");
        if (order.Length != rank || order.Distinct().Count() != rank)
        {
            throw new ExternalException($"permute: {Shape.Text(permutation)} is not an order of the {rank} dimensions");
        }
        return order;
    }

    internal static long[] Inverse(int[] order)
    {
        var inverse = new long[order.Length];
        for (var d = 0; d < order.Length; d++) inverse[order[d]] = d;
        return inverse;
    }

    internal static long[] Moved(long[] source, long[] destination, int rank)
    {
        if (source.Length != destination.Length) throw new ExternalException("movedim: as many sources as destinations are needed");
        var order = Enumerable.Repeat(-1L, rank).ToArray();
        var taken = source.Select(d => Shape.Dimension(d, rank, "movedim")).ToArray();
        for (var i = 0; i < taken.Length; i++) order[Shape.Dimension(destination[i], rank, "movedim")] = taken[i];
        var rest = new Queue<int>(Enumerable.Range(0, rank).Except(taken));
        for (var d = 0; d < rank; d++)
        {
            if (order[d] < 0) order[d] = rest.Dequeue();
        }
        return order;
    }

    internal static long[] Expanded(long[] sizes, long[] target)
    {
        var lead = target.Length - sizes.Length;
        if (lead < 0) throw NotExpandable(sizes, target);
        var result = (long[])target.Clone();
        for (var d = 0; d < result.Length; d++)
        {
            var size = d < lead ? 1 : sizes[d - lead];
            if (result[d] == -1 && d >= lead) result[d] = size;
            if (result[d] < 0 || (size != 1 && size != result[d])) throw NotExpandable(sizes, target);
        }
        return result;
    }

    static ExternalException NotExpandable(long[] sizes, long[] target)
        => new($"expand: shape {Shape.Text(sizes)} cannot be expanded to {Shape.Text(target)}: only sizes of 1 stretch, and new dimensions come first");
}
