namespace TorchSharp;

/// <summary>Gradients of softmax and its logarithm from their results: on the vector kernels for lines that are contiguous, unless they must be differentiable themselves.</summary>
internal static class SoftmaxGradient
{
    /// <summary>y · (g - Σ g·y).</summary>
    internal static Tensor Of(Tensor g, Tensor y, long dim)
    {
        if (Fast(g, y, dim, log: false) is { } result) return result;
        var weighted = g.mul(y);
        return weighted.sub(y.mul(weighted.sum(dim, keepdim: true)));
    }

    /// <summary>g - e^y · Σ g.</summary>
    internal static Tensor OfLog(Tensor g, Tensor y, long dim)
        => Fast(g, y, dim, log: true) ?? g.sub(y.exp().mul(g.sum(dim, keepdim: true)));

    static Tensor? Fast(Tensor g, Tensor y, long dim, bool log)
    {
        if (GradMode.Enabled || !y.dense || !g.dense || y.count == 0 || y.Rank == 0) return null;
        if (Shape.Dimension(dim, y.Rank, "softmax") != y.Rank - 1) return null;
        var result = Tensor.Uninitialized(y.Type, y.sizes);
        if (y.Type == ScalarType.Float32) Rows<float>(g, y, result, log);
        else Rows<double>(g, y, result, log);
        return result;
    }

    static void Rows<T>(Tensor g, Tensor y, Tensor result, bool log) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var columns = (int)y.sizes[^1];
        if (log) Kernels.Softmax.LogBackward<T>(y.Span<T>(), g.Span<T>(), result.Span<T>(), columns);
        else Kernels.Softmax.Backward<T>(y.Span<T>(), g.Span<T>(), result.Span<T>(), columns);
    }
}
