namespace TorchSharp;

/// <summary>
/// Tensors of indices for some dimensions of a tensor: the elements they choose together, broadcast against each other.
/// Their common dimensions replace the indexed ones where those stand together, else they come first.
/// </summary>
internal sealed class AdvancedIndex
{
    readonly Tensor source;
    readonly int[] indexed;
    readonly int[] rest;
    readonly long[] common;
    readonly long[] starts;

    AdvancedIndex(Tensor source, int[] indexed, int[] rest, long[] common, long[] starts)
    {
        this.source = source;
        this.indexed = indexed;
        this.rest = rest;
        this.common = common;
        this.starts = starts;
    }

    internal static AdvancedIndex Of(Tensor source, Tensor?[] many)
    {
        int[] indexed = [.. Enumerable.Range(0, many.Length).Where(d => many[d] is not null)];
        int[] rest = [.. Enumerable.Range(0, many.Length).Where(d => many[d] is null)];
        var common = Shape.Scalar;
        foreach (var d in indexed) common = Shape.Broadcast(common, many[d]!.sizes, "index");
        var starts = new long[Shape.Count(common)];
        foreach (var d in indexed)
        {
            using var full = many[d]!.expand(common);
            AddPlaces(starts, full.LongValues(), source, d);
        }
        return new AdvancedIndex(source, indexed, rest, common, starts);
    }

    internal Tensor Gather()
    {
        var first = Tensor.Uninitialized(source.Type, [starts.Length, .. rest.Select(d => source.sizes[d])]);
        if (!RowMoves.TryGather(source, indexed, rest, starts, first)) GatherParts(first);
        var result = Placed(first);
        Record(result);
        return result;
    }

    void GatherParts(Tensor first)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            using var from = Part(source, starts[i]);
            using var to = first.Selected(0, i);
            Copying.Copy(from, to);
        }
    }

    internal void Put(Tensor value, bool accumulate)
    {
        if (InPlace.MustRecord(source, [value]))
        {
            InPlace.Recorded(source, old => Written(old, value, accumulate));
            return;
        }
        Write(source, value, accumulate);
        source.Storage.Version++;
    }

    Tensor Written(Tensor old, Tensor value, bool accumulate)
    {
        var result = Copying.Clone(old);
        Write(result, value, accumulate);
        Recording.Record("index_put", result, old, value, (_, g, input) =>
        {
            if (input == 1) return For(g).Gather();
            return accumulate ? g : For(g).Written(g, Filling.Full(0, Shape.Scalar, g.Type), false);
        });
        return result;
    }

    void Write(Tensor target, Tensor value, bool accumulate)
    {
        var shape = PlacedShape();
        if (!Shape.Same(Shape.Broadcast(shape, value.sizes, "index_put_"), shape))
        {
            throw new ExternalException($"index_put_: shapes {Shape.Text(shape)} and {Shape.Text(value.sizes)}: the value is larger than the elements chosen");
        }
        using var typed = Operand.OfType(value, target.Type);
        using var full = typed.Tensor.View(shape, Shape.BroadcastStrides(value.sizes, typed.Tensor.strides, shape), typed.Tensor.offset);
        using var first = Unplaced(full);
        if (RowMoves.TryScatter(first, target, indexed, rest, starts, accumulate)) return;
        var places = For(target);
        for (var i = 0; i < starts.Length; i++)
        {
            using var from = first.Selected(0, i);
            using var to = places.Part(target, places.starts[i]);
            if (accumulate) Binary.Into<Sum>(to, to, from);
            else Copying.Copy(from, to);
        }
    }

    void Record(Tensor result)
    {
        var (sizes, type) = (source.sizes, source.Type);
        Recording.Record("index", result, source, (_, g, _) =>
        {
            var whole = Tensor.Zeros(type, sizes);
            For(whole).Write(whole, g, accumulate: true);
            Recording.Record("index gradient", whole, g, (_, gg, _) => For(gg).Gather());
            return whole;
        });
    }

    /// <summary>The same choice in a tensor of the same shape.</summary>
    AdvancedIndex For(Tensor other) => new(other, indexed, rest, common, starts);

    /// <summary>Places are counted as in a contiguous tensor of the source's shape.</summary>
    long Weight(int d) => Shape.Count(source.sizes.AsSpan(d + 1));

    Tensor Part(Tensor x, long place)
    {
        var offset = x.offset;
        foreach (var d in indexed) offset += place / Weight(d) % x.sizes[d] * x.strides[d];
        return x.View([.. rest.Select(d => x.sizes[d])], [.. rest.Select(d => x.strides[d])], offset);
    }

    bool Together => indexed[^1] - indexed[0] == indexed.Length - 1;

    long[] PlacedShape()
    {
        var before = Together ? indexed[0] : 0;
        return [.. rest[..before].Select(d => source.sizes[d]), .. common, .. rest[before..].Select(d => source.sizes[d])];
    }

    /// <summary>From [chosen, rest...] to the shape of the result.</summary>
    Tensor Placed(Tensor first)
    {
        long[] unfolded = [.. common, .. first.sizes[1..]];
        var spread = first.View(unfolded, Shape.ContiguousStrides(unfolded), first.offset);
        if (!Together || indexed[0] == 0) return spread;
        return spread.MovedBlock(0, common.Length, indexed[0]).contiguous();
    }

    /// <summary>From the shape of the result to [chosen, rest...].</summary>
    Tensor Unplaced(Tensor full)
    {
        var front = Together && indexed[0] > 0 ? full.MovedBlock(indexed[0], common.Length, 0) : full;
        using var values = Operand.Contiguous(front);
        long[] folded = [starts.Length, .. rest.Select(d => source.sizes[d])];
        return values.Tensor.View(folded, Shape.ContiguousStrides(folded), values.Tensor.offset);
    }

    static void AddPlaces(long[] places, long[] indices, Tensor source, int d)
    {
        var size = source.sizes[d];
        var weight = Shape.Count(source.sizes.AsSpan(d + 1));
        for (var i = 0; i < places.Length; i++)
        {
            var index = indices[i];
            if (index < -size || index >= size)
            {
                throw new ExternalException($"index: index {index} is out of bounds for dimension {d} with size {size}");
            }
            places[i] += (index < 0 ? index + size : index) * weight;
        }
    }
}
