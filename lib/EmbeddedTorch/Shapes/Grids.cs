namespace TorchSharp;

public static partial class torch
{
    /// <summary>The shape that all shapes are broadcast to.</summary>
    /// <exception cref="ExternalException">They do not fit.</exception>
    public static Size broadcast_shapes(params long[][] shapes)
        => new(shapes.Aggregate(Shape.Scalar, (all, shape) => Shape.Broadcast(all, shape, "broadcast_shapes")));

    /// <summary>The tensors stretched to their common shape.</summary>
    /// <exception cref="ExternalException">They do not fit.</exception>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        var shape = tensors.Aggregate(Shape.Scalar, (all, tensor) => Shape.Broadcast(all, tensor.sizes, "broadcast_tensors"));
        return [.. tensors.Select(tensor => tensor.expand(shape))];
    }

    /// <summary>The coordinates of a grid over vectors: one tensor for each, in matrix order ("ij") or with the first two exchanged ("xy").</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        Tensor[] vectors = [.. tensors.Select(tensor => tensor.reshape(-1))];
        long[] shape = [.. vectors.Select(vector => vector.count)];
        var grids = vectors.Select((vector, d) => vector.reshape([.. shape.Select((_, k) => k == d ? -1L : 1L)]).expand(shape));
        return [.. indexing == "xy" && shape.Length > 1 ? grids.Select(grid => grid.transpose(0, 1)) : grids];
    }

    /// <summary>Tensors joined along the last of at least three dimensions.</summary>
    public static Tensor dstack(params Tensor[] tensors)
        => Joining.Cat([.. Joining.AtLeast(tensors, 2).Select(t => t.Rank == 2 ? t.unsqueeze(2) : t)], 2);

    /// <summary>Vectors as the columns of a matrix, joined with matrices.</summary>
    public static Tensor column_stack(params Tensor[] tensors)
        => Joining.Cat([.. tensors.Select(t => t.Rank <= 1 ? t.reshape(-1, 1) : t)], 1);
}
