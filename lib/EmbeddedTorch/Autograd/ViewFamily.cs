namespace TorchSharp;

/// <summary>
/// What a tensor and the views of it have in common: the history of the whole. A recorded in-place change of a view writes
/// into that history, and every view reads its part anew.
/// </summary>
internal sealed class ViewFamily(Tensor whole, GradNode? node)
{
    readonly LeafNode? leaf = whole.IsLeafRequiringGrad ? whole.leaf : null;
    readonly long[] sizes = whole.sizes;
    readonly long[] strides = whole.strides;
    readonly long offset = whole.offset;
    readonly ScalarType type = whole.Type;

    internal GradNode? Node { get; set; } = node;

    internal int Generation { get; set; }

    internal bool BaseIsLeaf => leaf is not null;

    /// <summary>The node of a view whose family has been changed since it was made.</summary>
    internal GradNode? NodeOfView(Tensor view)
    {
        if (Node is null) return null;
        var part = Part(view);
        return new RuleNode("view", [new GradEdge(Node, sizes, type)], (_, g, _) => Scattering.IntoZeros(g, part));
    }

    /// <summary>Records that <paramref name="written"/> made the values that the view has now.</summary>
    internal void Write(Tensor view, GradNode? written)
    {
        var part = Part(view);
        GradEdge[] inputs = [new GradEdge(Node, sizes, type), new GradEdge(written, view.sizes, type)];
        Node = new RuleNode("write to a view", inputs, (_, g, input)
            => input == 1 ? Scattering.PartOf(g, part) : Scattering.WithoutPart(g, part));
        Generation++;
    }

    /// <summary>The same part of a tensor that lies in memory as the whole does.</summary>
    PartOfWhole Part(Tensor view)
    {
        var (partSizes, partStrides) = (view.sizes, view.strides);
        var start = view.offset - offset;
        return new PartOfWhole(sizes, strides, whole => whole.View(partSizes, partStrides, whole.offset + start));
    }
}
