using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The product of the states of one step with a weight that is the same for all steps; the weight is packed once if that pays.</summary>
internal readonly unsafe struct StepProduct<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Fewer sequences are multiplied faster without packing.</summary>
    private const int BatchThatPays = 4;

    private readonly Matrix<T> weight;
    private readonly T* packed;

    /// <summary>Packs the weight if that pays.</summary>
    /// <param name="weight">(k, n).</param>
    /// <param name="shape">Tells how often the product is made.</param>
    /// <param name="packed">Room for the packed weight.</param>
    public StepProduct(Matrix<T> weight, RecurrentShape shape, T* packed)
    {
        this.weight = weight;
        if (shape.Batch < BatchThatPays || shape.Steps == 1)
            return;
        this.packed = packed;
        Gemm<V, T>.Pack(weight, packed);
    }

    /// <summary>result = states * weight, or result += states * weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(Matrix<T> states, Matrix<T> result, bool accumulate)
    {
        if (packed == null)
            GemmParts<V, T>.Multiply(T.One, states, weight, accumulate ? T.One : T.Zero, result);
        else
            Gemm<V, T>.MultiplyPacked(T.One, states, packed, result, accumulate);
    }
}
