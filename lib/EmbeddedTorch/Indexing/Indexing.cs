namespace TorchSharp;

/// <summary>Indexers: numbers, ranges and new dimensions make a view; masks and tensors of indices gather or write elements.</summary>
internal static class Indexing
{
    internal static TensorIndex[] Of(Tensor[] tensors) => Array.ConvertAll(tensors, TensorIndex.Tensor);

    internal static Tensor Get(Tensor x, TensorIndex[] indices)
    {
        var (view, many) = Basic(x, indices);
        return many is null ? view : AdvancedIndex.Of(view, many).Gather();
    }

    internal static void Set(Tensor x, TensorIndex[] indices, Tensor value)
    {
        using var scope = torch.NewDisposeScope();
        Put(x, indices, value, accumulate: false);
    }

    internal static Tensor Put(Tensor x, TensorIndex[] indices, Tensor value, bool accumulate)
    {
        var (view, many) = Basic(x, indices);
        if (many is not null) AdvancedIndex.Of(view, many).Put(value, accumulate);
        else if (accumulate) view.add_(value);
        else view.copy_(value);
        return x;
    }

    /// <summary>The view that all but the tensors choose, and for each of its dimensions the tensor that indexes it, if any does.</summary>
    static (Tensor View, Tensor?[]? Many) Basic(Tensor x, TensorIndex[] indices)
    {
        var result = x;
        var many = new List<Tensor?>();
        var used = indices.Sum(Dimensions);
        if (used > x.Rank) throw new ExternalException($"too many indices for a tensor of {x.Rank} dimensions: {used}");
        var d = 0;
        foreach (var index in indices)
        {
            switch (index.kind)
            {
                case TensorIndex.Kind.Number:
                    result = result.select(d, index.start);
                    break;
                case TensorIndex.Kind.Range:
                    result = result.slice(d, index.start, index.stop ?? long.MaxValue, index.step);
                    Skip(many, ++d);
                    break;
                case TensorIndex.Kind.NewDimension:
                    result = result.unsqueeze(d);
                    Skip(many, ++d);
                    break;
                case TensorIndex.Kind.Truth:
                    result = result.unsqueeze(d).narrow(d, 0, index.start);
                    Skip(many, ++d);
                    break;
                case TensorIndex.Kind.Ellipsis:
                    d += x.Rank - used;
                    Skip(many, d);
                    break;
                default:
                    d += Choose(index.tensor!, many, result, d);
                    break;
            }
        }
        Skip(many, result.Rank);
        if (many.TrueForAll(static tensor => tensor is null)) return (ReferenceEquals(result, x) ? x.alias() : result, null);
        return (result, [.. many]);
    }

    static int Dimensions(TensorIndex index) => index.kind switch
    {
        TensorIndex.Kind.Number or TensorIndex.Kind.Range => 1,
        TensorIndex.Kind.Many => index.tensor!.Type == ScalarType.Bool ? index.tensor.Rank : 1,
        _ => 0,
    };

    static void Skip(List<Tensor?> many, int dimensions)
    {
        while (many.Count < dimensions) many.Add(null);
    }

    /// <summary>Notes a tensor of indices; a mask becomes the indices of its true elements, one tensor for each of its dimensions.</summary>
    static int Choose(Tensor index, List<Tensor?> many, Tensor x, int d)
    {
        if (index.Type is ScalarType.Int64 or ScalarType.Int32 or ScalarType.Byte)
        {
            many.Add(index.to_type(ScalarType.Int64));
            return 1;
        }
        if (index.Type != ScalarType.Bool) throw new ExternalException($"tensors used as indices must be Int64, Int32, Byte or Bool tensors, got {index.Type}");
        for (var k = 0; k < index.Rank; k++)
        {
            if (index.sizes[k] != x.sizes[d + k])
            {
                throw new ExternalException($"the shape of the mask {Shape.Text(index.sizes)} at index {k} does not match the shape of the indexed tensor {Shape.Text(x.sizes)} at index {d + k}");
            }
        }
        var places = index.nonzero();
        for (var k = 0; k < index.Rank; k++) many.Add(places.select(1, k));
        return index.Rank;
    }
}
