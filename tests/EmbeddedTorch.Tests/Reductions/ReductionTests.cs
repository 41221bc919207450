using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Reductions;

public class ReductionTests
{
    readonly Tensor x = tensor(new[, ,] { { { 1.0, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } });

    [Fact]
    public void SumsOverAnyDimensions()
    {
        Numbers.Equal(x.sum(), [], 36);
        Numbers.Equal(x.sum(dim: 0), [2, 2], 6, 8, 10, 12);
        Numbers.Equal(x.sum(-1, keepdim: true), [2, 2, 1], 3, 7, 11, 15);
        Numbers.Equal(x.sum([0L, 2L]), [2], 14, 22);
        Numbers.Equal(x.permute(2, 0, 1).sum(dim: 0), [2, 2], 3, 7, 11, 15);
        Numbers.Equal(x.mean([1L]), [2, 2], 2, 3, 6, 7);
        Numbers.Equal(x.prod(2), [2, 2], 2, 12, 30, 56);
        Assert.Equal(ScalarType.Int64, ones(3, dtype: int32).sum().dtype);
        Assert.Throws<ExternalException>(() => ones(3, dtype: int64).mean());
        Numbers.Equal(zeros(0).sum(), [], 0);
    }

    /// <summary>C# takes the literal 0 for a ScalarType, as with TorchSharp: x.sum(0) is the sum of all elements as Byte.</summary>
    [Fact]
    public void TheLiteralZeroIsADtype() => Assert.Equal(ScalarType.Byte, x.sum(0).dtype);

    [Fact]
    public void ExtremesAndTheirPlaces()
    {
        var y = tensor(new[,] { { 1.0, 5, 5 }, { 7, 2, 3 } });
        Numbers.Equal(y.max(), [], 7);
        var (values, indices) = y.max(1);
        Numbers.Equal(values, [2], 5, 7);
        Numbers.Equal(indices, [2], 1, 0);
        Numbers.Equal(y.argmax(0), [3], 1, 0, 0);
        Assert.Equal(3, y.argmax().ToInt64());
        Assert.Equal(0, y.argmin().ToInt64());
        Numbers.Equal(y.amax([1L], keepdim: true), [2, 1], 5, 7);
        Numbers.Equal(y.min(0).values, [3], 1, 2, 3);
        Assert.Throws<ExternalException>(() => zeros(0).max());
    }

    [Fact]
    public void TruthOverDimensions()
    {
        var y = tensor(new[,] { { true, false }, { true, true } });
        Assert.False(y.all().ToBoolean());
        Assert.True(y.any().ToBoolean());
        Numbers.Equal(y.all(1), [2], 0, 1);
        Numbers.Equal(y.any(0), [2], 1, 1);
    }

    /// <summary>A sum of a million float32 tenths is right to the last digits: torch gives 100000.0.</summary>
    [Fact]
    public void LongSumsAreAccurate() => Assert.Equal(100000f, full([1000, 1000], 0.1f).sum().item<float>(), 1f);

    /// <summary>
    /// <code>
    /// x = torch.tensor([[1.0, 2.0, 3.0], [1000.0, 1000.0, -1000.0]], dtype=torch.float64)
    /// print(x.softmax(1), x.log_softmax(1), x.logsumexp(1))
    /// </code>
    /// </summary>
    [Fact]
    public void SoftmaxDoesNotOverflow()
    {
        var y = tensor(new[,] { { 1.0, 2, 3 }, { 1000, 1000, -1000 } });
        Numbers.Close(y.softmax(1), [2, 3], 1e-15, 0.09003057317038046, 0.24472847105479764, 0.6652409557748218, 0.5, 0.5, 0);
        Numbers.Close(y.log_softmax(1), [2, 3], 1e-15, -2.4076059644443806, -1.4076059644443804, -0.4076059644443803, -0.6931471805599453, -0.6931471805599453, -2000.6931471805599);
        Numbers.Close(y.logsumexp(1), [2], 1e-15, 3.4076059644443806, 1000.6931471805599);
        Numbers.Close(y.t().softmax(0).t(), [2, 3], 1e-15, Numbers.Of(y.softmax(1)));
    }
}
