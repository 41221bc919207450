using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ItemTests
{
    [Fact]
    public void ItemIsStrictAboutTheType()
    {
        Assert.Equal(2f, tensor(2f).item<float>());
        Assert.Equal(2L, tensor(new[] { 2L }).item<long>());
        Assert.Equal("Single is not compatible with Int64", Assert.Throws<ArgumentException>(() => tensor(1L).item<float>()).Message);
        Assert.Throws<ArgumentException>(() => tensor(1f).item<double>());
        Assert.Throws<ArgumentException>(() => tensor(1).item<long>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
    }

    [Fact]
    public void ConversionsConvert()
    {
        Assert.Equal(2.5f, tensor(2.5).ToSingle());
        Assert.Equal(2, tensor(2.5).ToInt64());
        Assert.Equal(2.0, (double)tensor(2));
        Assert.True(tensor(2).ToBoolean());
        Assert.Equal(7f, tensor(new[,] { { 7.0 } }).ToSingle());
    }

    [Fact]
    public void DataReadsAndWritesInOrderOfTheIndices()
    {
        var x = tensor(new[,] { { 1, 2 }, { 3, 4 } });
        Assert.Equal([1, 3, 2, 4], x.t().data<int>().ToArray());
        using (var accessor = x.t().data<int>()) accessor[0, 1] = 9;
        Numbers.Equal(x, [2, 2], 1, 2, 9, 4);
        x.t().data<int>().CopyFrom([5, 6, 7, 8]);
        Numbers.Equal(x, [2, 2], 5, 7, 6, 8);
        Assert.Equal(new[,] { { 5, 7 }, { 6, 8 } }, x.data<int>().ToNDArray());
        Assert.Throws<ArgumentException>(() => x.data<float>());
        Assert.Equal([true, false], tensor(new[] { true, false }).data<bool>().ToArray());
    }

    [Fact]
    public void ConversionTruncatesAndBooleansAreNotZero()
    {
        var x = tensor(new[] { -1.7, 0.0, 2.9 });
        Numbers.Equal(x.to_type(int64), [3], -1, 0, 2);
        Numbers.Equal(x.@bool(), [3], 1, 0, 1);
        Numbers.Equal(x.@float().@double(), [3], (float)-1.7, 0, (float)2.9);
        Assert.Equal(ScalarType.Byte, x.@byte().dtype);
    }

    [Fact]
    public void CloneIsIndependentAndDetachShares()
    {
        var x = ones(2);
        var clone = x.clone();
        var detached = x.detach();
        x.add_(1);
        Numbers.Equal(clone, [2], 1, 1);
        Numbers.Equal(detached, [2], 2, 2);
    }
}
