using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Dtypes;

/// <summary>
/// Tensors without elements, NaN and infinities. The numbers are PyTorch's, from the same calls in Python, for
/// <code>
/// empty = torch.zeros(0, 3); odd = torch.tensor([1.0, float("nan"), 3.0, float("inf"), -float("inf")])
/// </code>
/// </summary>
public class SpecialValueTests
{
    readonly Tensor empty = zeros(0, 3);
    readonly Tensor odd = tensor(new[] { 1, float.NaN, 3, float.PositiveInfinity, float.NegativeInfinity });

    [Fact]
    public void TensorsWithoutElements()
    {
        Check(empty.sum(dim: 0), ScalarType.Float32, [3], 0, 0, 0);
        Check(empty.sum(1), ScalarType.Float32, [0]);
        Check(empty.mean(), ScalarType.Float32, [], double.NaN);
        Check(empty.max(1).values, ScalarType.Float32, [0]);
        Check(empty.amax([1L]), ScalarType.Float32, [0]);
        Check(empty.t().mm(empty), ScalarType.Float32, [3, 3], 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Check(empty.softmax(1), ScalarType.Float32, [0, 3]);
        Check(cat([empty, ones(1, 3)]), ScalarType.Float32, [1, 3], 1, 1, 1);
        Check(empty.all(), ScalarType.Bool, [], 1);
        Check(empty.any(), ScalarType.Bool, [], 0);
        Check(empty.prod(), ScalarType.Float32, [], 1);
        Check(empty.var(), ScalarType.Float32, [], double.NaN);
        Check(empty.sort(0).Values, ScalarType.Float32, [0, 3]);
        Check(empty.reshape(3, 0), ScalarType.Float32, [3, 0]);
        Check(empty.reshape(-1, 3), ScalarType.Float32, [0, 3]);
        Check(empty.cumsum(0), ScalarType.Float32, [0, 3]);
        Check(empty.nonzero(), ScalarType.Int64, [0, 2]);
        Check(empty.split(2)[0], ScalarType.Float32, [0, 3]);
        Check(empty[zeros(0, dtype: int64)], ScalarType.Float32, [0, 3]);
        Check(empty.norm(), ScalarType.Float32, [], 0);
        Check(zeros(3).norm(0), ScalarType.Float32, [], 0);
    }

    [Fact]
    public void TensorsWithoutElementsHaveNoExtremes()
    {
        Assert.Throws<ExternalException>(() => empty.max());
        Assert.Throws<ExternalException>(() => empty.max(0).values);
        Assert.Throws<ExternalException>(() => empty.reshape(0, -1));
        Assert.Throws<ExternalException>(() => empty.argmax());
    }

    [Fact]
    public void InfinitiesAndNotANumber()
    {
        Check(odd.max(), ScalarType.Float32, [], double.NaN);
        Check(odd.argmax(), ScalarType.Int64, [], 1);
        Check(odd.argmin(), ScalarType.Int64, [], 1);
        Check(odd.max(0).indexes, ScalarType.Int64, [], 1);
        Check(odd.sort().Values, ScalarType.Float32, [5], double.NegativeInfinity, 1, 3, double.PositiveInfinity, double.NaN);
        Check(odd.sort(descending: true).Values, ScalarType.Float32, [5], double.NaN, double.PositiveInfinity, 3, 1, double.NegativeInfinity);
        Check(odd.topk(3).values, ScalarType.Float32, [3], double.NaN, double.PositiveInfinity, 3);
        Check(odd.clamp(0, 2), ScalarType.Float32, [5], 1, double.NaN, 2, 2, 0);
        Check(odd.relu(), ScalarType.Float32, [5], 1, double.NaN, 3, double.PositiveInfinity, 0);
        Check(odd.sum(), ScalarType.Float32, [], double.NaN);
        Check(odd.maximum(zeros(5)), ScalarType.Float32, [5], 1, double.NaN, 3, double.PositiveInfinity, 0);
        Check(zeros(5).minimum(odd), ScalarType.Float32, [5], 0, double.NaN, 0, 0, double.NegativeInfinity);
        Check(odd[2..4].softmax(0), ScalarType.Float32, [2], double.NaN, double.NaN);
        Check(odd.sign(), ScalarType.Float32, [5], 1, 0, 1, 1, -1);
        Check(odd.sigmoid(), ScalarType.Float32, [5], 0.7310585975646973, double.NaN, 0.9525741338729858, 1, 0);
        Check(odd.tanh(), ScalarType.Float32, [5], 0.7615941762924194, double.NaN, 0.9950547814369202, 1, -1);
        Check(odd.exp(), ScalarType.Float32, [5], 2.7182817459106445, double.NaN, 20.08553695678711, double.PositiveInfinity, 0);
        Check(odd.log(), ScalarType.Float32, [5], 0, double.NaN, 1.0986123085021973, double.PositiveInfinity, double.NaN);
        Check(odd.round(), ScalarType.Float32, [5], 1, double.NaN, 3, double.PositiveInfinity, double.NegativeInfinity);
        Check(odd.median(), ScalarType.Float32, [], double.NaN);
        Check(odd.eq(odd), ScalarType.Bool, [5], 1, 0, 1, 1, 1);
        Check(full([2], double.NegativeInfinity).logsumexp(0), ScalarType.Float32, [], double.NegativeInfinity);
        Check(odd[tensor(new[] { 0L, 2L })].to_type(int32), ScalarType.Int32, [2], 1, 3);
        Check(odd.@bool(), ScalarType.Bool, [5], 1, 1, 1, 1, 1);
        Check(odd.nan_to_num(), ScalarType.Float32, [5], 1, 0, 3, 3.4028234663852886e+38, -3.4028234663852886e+38);
        Check(odd.isclose(odd, nanEqual: true), ScalarType.Bool, [5], 1, 1, 1, 1, 1);
        Check(nn.functional.softplus(odd), ScalarType.Float32, [5], 1.31326162815094, double.NaN, 3.0485873222351074, double.PositiveInfinity, 0);
        Check(nn.functional.gelu(odd), ScalarType.Float32, [5], 0.8413447141647339, double.NaN, 2.995950222015381, double.PositiveInfinity, double.NaN);
    }

    static void Check(Tensor actual, ScalarType type, long[] shape, params double[] expected)
    {
        Assert.Equal(type, actual.dtype);
        Numbers.Close(actual, shape, 1e-6, expected);
    }
}
