using static TorchSharp.torch;

namespace Conformance.Tests;

/// <summary>The inputs of all cases, made without a random generator; the same as at the top of <c>expected.py</c>.</summary>
public sealed class Inputs
{
    /// <summary>float64 (2, 3, 4), no two values equal.</summary>
    public Tensor X { get; } = sin(arange(24, dtype: float64) * 1.7).reshape(2, 3, 4);

    /// <summary>float64 (2, 3, 4), all positive.</summary>
    public Tensor Y { get; } = (cos(arange(24, dtype: float64)) + 1.5).reshape(2, 3, 4);

    /// <summary>float64 (3, 4).</summary>
    public Tensor M { get; } = sin(arange(12, dtype: float64) + 0.5).reshape(3, 4);

    /// <summary>float64 (4, 3), a view with swapped strides.</summary>
    public Tensor T { get; } = cos(arange(12, dtype: float64) * 0.3).reshape(3, 4).t();

    /// <summary>float32 (5).</summary>
    public Tensor F { get; } = tensor(new float[] { 0.5f, -1.25f, 2f, 0f, 3.75f });

    /// <summary>int64 (2, 3), values 0 to 3.</summary>
    public Tensor I { get; } = tensor(new long[,] { { 0, 2, 1 }, { 3, 0, 2 } });

    /// <summary>bool (3, 4), a mixture.</summary>
    public Tensor B { get; } = tensor(new bool[] { true, false, false, true, true, true, false, false, true, false, true, false }).reshape(3, 4);
}
