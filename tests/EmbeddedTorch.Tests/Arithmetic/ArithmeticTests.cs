using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Arithmetic;

public class ArithmeticTests
{
    [Fact]
    public void OperatorsBroadcast()
    {
        var a = tensor(new[,] { { 1.0 }, { 2.0 } });
        var b = tensor(new[] { 10.0, 20.0, 30.0 });
        Numbers.Equal(a + b, [2, 3], 11, 21, 31, 12, 22, 32);
        Numbers.Equal(a - b, [2, 3], -9, -19, -29, -8, -18, -28);
        Numbers.Equal(a * b, [2, 3], 10, 20, 30, 20, 40, 60);
        Numbers.Equal(b / a, [2, 3], 10, 20, 30, 5, 10, 15);
        Numbers.Equal(1 - a, [2, 1], 0, -1);
        Numbers.Equal(2 / a, [2, 1], 2, 1);
        Numbers.Equal(-a, [2, 1], -1, -2);
        Numbers.Equal(a > 1, [2, 1], 0, 1);
        Numbers.Equal(1 < a, [2, 1], 0, 1);
    }

    [Fact]
    public void ShapesThatDoNotFitAreNamed()
    {
        var error = Assert.Throws<ExternalException>(() => ones(2, 3) + ones(2, 4));
        Assert.Contains("add: shapes [2, 3] and [2, 4]", error.Message);
    }

    /// <summary>Every result dtype as torch.result_type gives it.</summary>
    [Fact]
    public void PromotionFollowsDimensionsAndFamilies()
    {
        var ints = ones(2, dtype: int64);
        var floats = ones(2, dtype: float32);
        Assert.Equal(ScalarType.Float32, (ints + floats).dtype);
        Assert.Equal(ScalarType.Float32, (floats + tensor(1.0)).dtype);
        Assert.Equal(ScalarType.Float64, (ints + tensor(1.0)).dtype);
        Assert.Equal(ScalarType.Float32, (ints + 1.5).dtype);
        Assert.Equal(ScalarType.Int64, (ints + 1).dtype);
        Assert.Equal(ScalarType.Int64, (ones(2, dtype: @bool) + 1).dtype);
        Assert.Equal(ScalarType.Float64, (floats + ones(2, dtype: float64)).dtype);
        Assert.Equal(ScalarType.Int64, (ones(2, dtype: int32) + ints).dtype);
        Assert.Equal(ScalarType.Float32, (ints / 2).dtype);
        Assert.Equal(ScalarType.Bool, (ones(2, dtype: @bool) + ones(2, dtype: @bool)).dtype);
    }

    /// <summary>torch.tensor([7, -7]) with //, %, fmod and div(rounding_mode='trunc') by 3 and -3.</summary>
    [Fact]
    public void IntegerDivisionRoundsAsPyTorchDoes()
    {
        var x = tensor(new[] { 7L, -7L });
        Numbers.Equal(x.floor_divide(3), [2], 2, -3);
        Numbers.Equal(x.floor_divide(-3), [2], -3, 2);
        Numbers.Equal(x.remainder(3), [2], 1, 2);
        Numbers.Equal(x % -3, [2], -2, -1);
        Numbers.Equal(x.fmod(3), [2], 1, -1);
        Numbers.Equal(x.div(3, RoundingMode.trunc), [2], 2, -2);
        Assert.Throws<ExternalException>(() => x.floor_divide(0));
    }

    [Fact]
    public void InPlaceChangesTheSharedMemory()
    {
        var x = zeros(2, 2);
        var row = x[0];
        row.add_(1).mul_(3);
        Numbers.Equal(x, [2, 2], 3, 3, 0, 0);
        x.t().add_(tensor(new[] { 1f, 2f }));
        Numbers.Equal(x, [2, 2], 4, 4, 2, 2);
        Assert.Throws<ExternalException>(() => ones(2, dtype: int64).add_(1.5));
        Assert.Throws<ExternalException>(() => ones(2).add_(ones(3, 2)));
    }

    /// <summary>
    /// <code>
    /// x = torch.tensor([-1.5, -0.5, 0.0, 0.5, 2.5], dtype=torch.float64)
    /// print(x.tanh(), x.sigmoid(), x.exp(), x.abs(), x.relu(), x.round(), x.pow(3), x.clamp(-1, 1), x.sign())
    /// </code>
    /// </summary>
    [Fact]
    public void ElementaryFunctionsHavePyTorchsValues()
    {
        var x = tensor(new[] { -1.5, -0.5, 0.0, 0.5, 2.5 });
        Numbers.Close(x.tanh(), [5], 1e-15, -0.9051482536448664, -0.46211715726000973, 0, 0.46211715726000973, 0.9866142981514303);
        Numbers.Close(x.sigmoid(), [5], 1e-15, 0.18242552380635635, 0.3775406687981454, 0.5, 0.6224593312018546, 0.9241418199787566);
        Numbers.Close(x.exp(), [5], 1e-15, 0.22313016014842982, 0.6065306597126334, 1, 1.6487212707001282, 12.182493960703473);
        Numbers.Equal(x.abs(), [5], 1.5, 0.5, 0, 0.5, 2.5);
        Numbers.Equal(x.relu(), [5], 0, 0, 0, 0.5, 2.5);
        Numbers.Equal(x.round(), [5], -2, 0, 0, 0, 2);
        Numbers.Equal(x.pow(3), [5], -3.375, -0.125, 0, 0.125, 15.625);
        Numbers.Equal(x.clamp(-1, 1), [5], -1, -0.5, 0, 0.5, 1);
        Numbers.Equal(x.sign(), [5], -1, -1, 0, 1, 1);
        Numbers.Close(x.abs().sqrt(), [5], 1e-15, 1.224744871391589, 0.7071067811865476, 0, 0.7071067811865476, 1.5811388300841898);
        Numbers.Equal(tensor(new[] { 4L }).sqrt(), [1], 2);
    }

    [Fact]
    public void NotANumberSpreads()
    {
        var x = tensor(new[] { double.NaN, 1, double.PositiveInfinity });
        Numbers.Equal(x.isnan(), [3], 1, 0, 0);
        Numbers.Equal(x.isfinite(), [3], 0, 1, 0);
        Numbers.Equal(x.isinf(), [3], 0, 0, 1);
        Numbers.Equal(x.maximum(tensor(0.0)), [3], double.NaN, 1, double.PositiveInfinity);
        Assert.True(double.IsNaN(x.max().ToDouble()));
        Assert.False(x.allclose(x));
        Assert.True(x.allclose(x, equal_nan: true));
    }
}
