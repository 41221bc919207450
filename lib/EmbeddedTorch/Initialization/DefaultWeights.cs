using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>The start values of layers, drawn in the order in which PyTorch draws them.</summary>
internal static class DefaultWeights
{
    /// <summary>Uniform with the bound that kaiming_uniform_ with a = √5 gives: 1/√fan_in up to rounding.</summary>
    internal static Parameter KaimingUniform(long[] shape, ScalarType? dtype, Device? device)
        => Of(shape, dtype, device, weight => nn.init.kaiming_uniform_(weight, Math.Sqrt(5)));

    /// <summary>Uniform on ±1/√fan_in.</summary>
    internal static Parameter Bias(long length, long fanIn, ScalarType? dtype, Device? device)
        => Uniform([length], fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0, dtype, device);

    internal static Parameter Uniform(long[] shape, double bound, ScalarType? dtype, Device? device)
        => Of(shape, dtype, device, weight => nn.init.uniform_(weight, -bound, bound));

    internal static Parameter Of(long[] shape, ScalarType? dtype, Device? device, Action<Tensor> fill)
    {
        var weight = torch.empty(shape, dtype, device);
        fill(weight);
        return Parameter.Of(weight);
    }
}
