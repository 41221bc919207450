using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;

namespace TorchSharp.Tests.Indexing;

public class IndexTests
{
    readonly Tensor x = arange(24).reshape(2, 3, 4);

    [Fact]
    public void NumbersRangesAndNewDimensionsMakeViews()
    {
        Assert.Equal(23, x[1, 2, 3].ToInt64());
        Assert.Equal(23, x[-1, -1, -1].ToInt64());
        Numbers.Equal(x[0, 1], [4], 4, 5, 6, 7);
        Numbers.Equal(x[.., 1, 2], [2], 6, 18);
        Numbers.Equal(x[Ellipsis, 0], [2, 3], 0, 4, 8, 12, 16, 20);
        Numbers.Equal(x[0, Slice(1), Slice(null, null, 2)], [2, 2], 4, 6, 8, 10);
        Numbers.Equal(x[0, ^1, 1..^1], [2], 9, 10);
        Assert.Equal([2L, 1, 3, 4], x[Colon, None].shape);
        Assert.Throws<ExternalException>(() => x[2]);
        Assert.Throws<ExternalException>(() => x[0, 0, 0, 0]);
    }

    [Fact]
    public void TensorsOfIndicesGather()
    {
        var rows = tensor(new[] { 1L, 0L, 1L });
        Numbers.Equal(x[rows][Ellipsis, 0, 0], [3], 12, 0, 12);
        Numbers.Equal(x[Colon, TensorIndex.Tensor(tensor(new[] { 2L, 0L })), Single(1)], [2, 2], 9, 1, 21, 13);
        Numbers.Equal(x[TensorIndex.Tensor(tensor(new[] { 0L, 1L })), Colon, TensorIndex.Tensor(tensor(new[] { 3L, 0L }))], [2, 3], 3, 7, 11, 12, 16, 20);
        Numbers.Equal(x[x > 20], [3], 21, 22, 23);
        Assert.Throws<ExternalException>(() => x[tensor(new[] { 2L })]);
    }

    [Fact]
    public void IndexersWrite()
    {
        var y = zeros(2, 3);
        y[0, 1] = 5;
        y[1] = tensor(new[] { 1f, 2f, 3f });
        y[.., 2] = 9f;
        Numbers.Equal(y, [2, 3], 0, 5, 9, 1, 2, 9);
        y[y > 4] = 0f;
        Numbers.Equal(y, [2, 3], 0, 0, 0, 1, 2, 0);
        y[tensor(new[] { 0L }), tensor(new[] { 2L })] = 7f;
        Numbers.Equal(y, [2, 3], 0, 0, 7, 1, 2, 0);
        y.index_put_(ones(3), [tensor(new[] { 1L, 1L, 0L }), tensor(new[] { 0L, 0L, 0L })], accumulate: true);
        Numbers.Equal(y, [2, 3], 1, 0, 7, 3, 2, 0);
    }

    [Fact]
    public void GatherAndScatterAreInverse()
    {
        var index = tensor(new[,] { { 2L, 0L, 1L }, { 1L, 2L, 0L } });
        var values = tensor(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } });
        Numbers.Equal(values.gather(1, index), [2, 3], 3, 1, 2, 5, 6, 4);
        Numbers.Same(values, zeros_like(values).scatter(1, index, values.gather(1, index)));
        Numbers.Equal(zeros(3).scatter_add(0, tensor(new[] { 1L, 1L }), ones(2)), [3], 0, 2, 0);
        Numbers.Equal(values.index_select(1, tensor(new[] { 2L, 2L })), [2, 2], 3, 3, 6, 6);
        Numbers.Equal(zeros(2, 2).index_add(0, tensor(new[] { 1L, 1L }), ones(2, 2), 2), [2, 2], 0, 0, 4, 4);
        Assert.Throws<ExternalException>(() => values.gather(1, tensor(new[,] { { 3L } })));
    }

    [Fact]
    public void MasksChoose()
    {
        var y = tensor(new[] { 1.0, -2, 3 });
        Numbers.Equal(where(y > 0, y, zeros_like(y)), [3], 1, 0, 3);
        Numbers.Equal(y.masked_fill(y < 0, 9), [3], 1, 9, 3);
        Numbers.Equal(y.masked_select(y > 0), [2], 1, 3);
        Numbers.Equal((y > 0).nonzero(), [2, 1], 0, 2);
    }
}
