namespace TorchSharp;

/// <summary>Memory to which a node adds the gradient of an input: the leaf's own where that is possible, else zeros that are delivered at the end.</summary>
internal readonly ref struct GradientSum
{
    readonly BackwardPass pass;
    readonly GradEdge edge;
    readonly Tensor? sum;
    readonly bool isOwn;

    /// <summary>For an input; empty if it needs no gradient.</summary>
    internal GradientSum(BackwardPass pass, in GradEdge edge)
    {
        this.pass = pass;
        this.edge = edge;
        if (edge.Node is null) return;
        sum = pass.Target(edge);
        isOwn = sum is null;
        sum ??= Tensor.Zeros(edge.Type, edge.Sizes);
    }

    internal Span<T> Span<T>() where T : unmanaged => sum is null ? [] : sum.Span<T>();

    /// <summary>Delivers the sum.</summary>
    public void Dispose()
    {
        if (isOwn) pass.Deliver(edge, sum);
    }
}
