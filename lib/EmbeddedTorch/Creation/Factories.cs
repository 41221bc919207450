namespace TorchSharp;

/// <summary>What the factories of <c>torch</c> share.</summary>
internal static class Factories
{
    internal static Tensor Full(Scalar value, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        var result = Empty(size, dtype, device, false);
        Filling.Fill(result, value);
        return result.requires_grad_(requiresGrad);
    }

    internal static Tensor Empty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        torch.RequireCpu(device, "torch");
        foreach (var length in size)
        {
            if (length < 0) throw new ExternalException($"torch: a tensor cannot have the negative size {length}, in shape {Shape.Text(size)}");
        }
        return Tensor.Uninitialized(dtype ?? torch.get_default_dtype(), size.ToArray()).requires_grad_(requiresGrad);
    }

    /// <summary>The dtype that PyTorch gives a tensor filled with this number.</summary>
    internal static ScalarType TypeOf(Scalar value) => value.IsFloating ? torch.get_default_dtype() : ScalarType.Int64;
}
