namespace TorchSharp;

/// <summary>A part of a tensor of some shape: a view of any tensor that lies in memory as that one does.</summary>
/// <param name="sizes">The shape of the whole.</param>
/// <param name="strides">How the whole lies in memory.</param>
/// <param name="view">The part of such a tensor.</param>
internal sealed class PartOfWhole(long[] sizes, long[] strides, Func<Tensor, Tensor> view)
{
    readonly bool contiguous = Shape.IsContiguous(sizes, strides);

    /// <summary>A part of a contiguous tensor.</summary>
    internal PartOfWhole(long[] sizes, Func<Tensor, Tensor> view) : this(sizes, Shape.ContiguousStrides(sizes), view)
    {
    }

    internal Tensor Of(Tensor whole) => view(whole);

    /// <summary>Zeros that lie as the whole does.</summary>
    internal Tensor Zeros(ScalarType type)
    {
        if (contiguous) return Tensor.Zeros(type, sizes);
        var reach = 1 + sizes.Zip(strides, (size, stride) => (size - 1) * stride).Sum();
        using var memory = Tensor.Zeros(type, [reach]);
        return memory.View(sizes, strides, 0);
    }

    /// <summary>A copy that lies as the whole does.</summary>
    internal Tensor Copy(Tensor values)
    {
        if (contiguous) return Copying.Clone(values);
        var copy = Zeros(values.Type);
        Copying.Copy(values, copy);
        return copy;
    }

    /// <summary>The values themselves if they lie as the whole does, else a copy.</summary>
    internal Tensor LaidOut(Tensor values) => contiguous && values.dense ? values.UnscopedAlias() : Copy(values);
}
