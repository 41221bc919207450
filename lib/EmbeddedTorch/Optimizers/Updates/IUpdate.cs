using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>How an optimizer changes weights, a vector of them at a time.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal interface IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many of the buffers a, b and c it reads and writes.</summary>
    static abstract int Buffers { get; }

    /// <summary>Changes weights w by their gradients g, and the buffers beside them.</summary>
    void Apply<V>(ref V w, V g, ref V a, ref V b, ref V c) where V : unmanaged, ISimd<V, T>;
}
