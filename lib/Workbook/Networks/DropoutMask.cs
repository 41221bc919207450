using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>Masks that are drawn once and used many times: 0 with probability p, else 1 / (1 - p).</summary>
internal static class DropoutMask
{
    public static double Require(double p) => p is >= 0 and < 1 ? p
        : throw new ArgumentOutOfRangeException(nameof(p), p, "The share that is dropped lies between 0 and below 1.");

    /// <summary>A mask in the dtype and on the device of another tensor, without a gradient.</summary>
    public static Tensor Draw(double p, Tensor like, params long[] shape) =>
        empty(shape, dtype: like.dtype, device: like.device).bernoulli_(1 - p).div_(1 - p);
}
