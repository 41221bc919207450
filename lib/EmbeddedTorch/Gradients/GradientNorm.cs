namespace TorchSharp;

/// <summary>The norm of several tensors taken as one vector.</summary>
internal static class GradientNorm
{
    internal static double Of(Tensor[] tensors, double p)
    {
        if (tensors.Length == 0) return 0;
        if (double.IsPositiveInfinity(p)) return tensors.Max(t => t.abs().max().ToDouble());
        if (p == 2) return Math.Sqrt(tensors.Sum(SumOfSquares));
        return Math.Pow(tensors.Sum(t => t.abs().pow(p).sum().ToDouble()), 1 / p);
    }

    static double SumOfSquares(Tensor tensor)
    {
        using var values = Operand.Contiguous(tensor);
        return tensor.Type == ScalarType.Float32
            ? Kernels.Reduction.Dot<float>(values.Tensor.Span<float>(), values.Tensor.Span<float>())
            : Kernels.Reduction.Dot<double>(values.Tensor.Span<double>(), values.Tensor.Span<double>());
    }
}
