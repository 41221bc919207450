using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Compares tensors with numbers, and says where they differ.</summary>
static class Numbers
{
    internal static double[] Of(Tensor x)
    {
        using var wide = x.detach().to_type(ScalarType.Float64).contiguous();
        return wide.data<double>().ToArray();
    }

    internal static void Equal(Tensor actual, long[] shape, params double[] expected) => Close(actual, shape, 0, expected);

    internal static void Close(Tensor actual, long[] shape, double tolerance, params double[] expected)
    {
        Assert.Equal(shape, actual.shape);
        var values = Of(actual);
        for (var i = 0; i < expected.Length; i++)
        {
            var same = values[i].Equals(expected[i]) || Math.Abs(values[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(same, FormattableString.Invariant($"element {i} of shape [{string.Join(", ", shape)}]: got {values[i]:R}, expected {expected[i]:R}"));
        }
    }

    /// <summary>The same shape, dtype and values.</summary>
    internal static void Same(Tensor expected, Tensor actual, double tolerance = 0)
    {
        Assert.Equal(expected.dtype, actual.dtype);
        Close(actual, expected.shape, tolerance, Of(expected));
    }
}
