namespace TorchSharp;

/// <summary>Tensors as kernels want them: elements one after the other.</summary>
internal static class Density
{
    /// <summary>The tensor itself if it is contiguous, else a (recorded) copy that is.</summary>
    internal static Tensor Dense(this Tensor tensor) => tensor.dense ? tensor : tensor.contiguous();
}
