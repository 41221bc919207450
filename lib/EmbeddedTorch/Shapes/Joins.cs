namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors joined along a dimension that they have; their other sizes agree.</summary>
    /// <exception cref="ExternalException">A size differs.</exception>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Joining.Cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Joining.Cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Joining.Cat(tensors.ToArray(), dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Joining.Cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => Joining.Cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Joining.Cat(tensors.ToArray(), dim);

    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    /// <exception cref="ExternalException">The shapes differ.</exception>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Joining.Stack([.. tensors], dim);

    /// <summary>Tensors joined side by side: along the second dimension, vectors along the first.</summary>
    public static Tensor hstack(params Tensor[] tensors) => Joining.Cat(Joining.AtLeast(tensors, 1), tensors.All(t => t.Rank <= 1) ? 0 : 1);

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IList<Tensor> tensors) => hstack([.. tensors]);

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack([.. tensors]);

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => hstack(tensors.ToArray());

    /// <summary>Tensors joined one under the other: along the first dimension, vectors as rows.</summary>
    public static Tensor vstack(Tensor[] tensors) => Joining.Cat(Joining.AtLeast(tensors, 2), 0);

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor vstack(IList<Tensor> tensors) => vstack([.. tensors]);

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => vstack(tensors.ToArray());
}
