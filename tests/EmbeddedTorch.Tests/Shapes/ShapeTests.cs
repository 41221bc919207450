using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Shapes;

public class ShapeTests
{
    readonly Tensor x = arange(24).reshape(2, 3, 4);

    [Fact]
    public void ViewsShareMemoryAndReshapeCopiesWhereItMust()
    {
        Assert.Equal([6L, 4], x.view(-1, 4).shape);
        Assert.Throws<ExternalException>(() => x.transpose(0, 2).view(24));
        Numbers.Equal(x.transpose(0, 2).reshape(-1)[TensorIndex.Slice(0, 4)], [4], 0, 12, 4, 16);
        var error = Assert.Throws<ExternalException>(() => x.reshape(5, 5));
        Assert.Contains("reshape: shape [5, 5] is invalid", error.Message);
        Assert.Equal([4L, 2, 3], x.permute(2, 0, 1).shape);
        Numbers.Equal(x.permute(2, 0, 1)[1, 0], [3], 1, 5, 9);
        Assert.False(x.permute(2, 0, 1).is_contiguous());
        Assert.True(x.permute(2, 0, 1).contiguous().is_contiguous());
    }

    [Fact]
    public void TransposedViewsOfATransposedViewFoldBack()
    {
        var twice = x.transpose(1, 2).transpose(1, 2);
        Assert.True(twice.is_contiguous());
        Assert.Equal([24L], twice.view(24).shape);
        Assert.Equal([2L, 12], x.narrow(0, 0, 2).view(2, 12).shape);
        Assert.Equal([3L, 2, 4], x.movedim([0L], [1L]).shape);
    }

    [Fact]
    public void SizesOfOneComeAndGo()
    {
        Assert.Equal([2L, 1, 3, 4], x.unsqueeze(1).shape);
        Assert.Equal([2L, 3, 4, 1], x.unsqueeze(-1).shape);
        Assert.Equal([2L, 3, 4], x.unsqueeze(1).squeeze(1).shape);
        Assert.Equal([2L, 3, 4], x.unsqueeze(1).unsqueeze(0).squeeze().shape);
        Numbers.Equal(tensor(new[] { 1, 2 }).unsqueeze(0).expand(3, -1), [3, 2], 1, 2, 1, 2, 1, 2);
        Assert.Throws<ExternalException>(() => x.expand(3, 3, 4));
    }

    [Fact]
    public void JoinedPartsAreTheWhole()
    {
        Numbers.Same(x, cat([x[TensorIndex.Slice(0, 1)], x[TensorIndex.Slice(1, 2)]]));
        Numbers.Same(x, stack(x.unbind(1), 1));
        Numbers.Same(x, cat(x.split(3, 2), 2));
        Numbers.Same(x, cat(x.split([1L, 3L], 2), -1));
        Numbers.Same(x, cat(x.chunk(2, 2), 2));
        Assert.Equal([2L, 2, 2, 2, 2, 1], arange(11).split(2).Select(part => part.numel()));
        Assert.Equal([4L, 4, 3], arange(11).chunk(3).Select(part => part.numel()));
        Numbers.Equal(hstack(tensor(new[] { 1, 2 }), tensor(new[] { 3 })), [3], 1, 2, 3);
        Numbers.Equal(vstack([tensor(new[] { 1, 2 }), tensor(new[] { 3, 4 })]), [2, 2], 1, 2, 3, 4);
        var error = Assert.Throws<ExternalException>(() => cat([ones(2, 3), ones(3, 2)], 1));
        Assert.Contains("[2, 3]", error.Message);
        Assert.Contains("[3, 2]", error.Message);
    }

    /// <summary>The values of torch.tensor([[1, 2], [3, 4]]) under each operation.</summary>
    [Fact]
    public void RepetitionsAndReversalsKeepPyTorchsOrder()
    {
        var m = tensor(new[,] { { 1, 2 }, { 3, 4 } });
        Numbers.Equal(m.repeat(1, 2), [2, 4], 1, 2, 1, 2, 3, 4, 3, 4);
        Numbers.Equal(m.repeat_interleave(2, 1), [2, 4], 1, 1, 2, 2, 3, 3, 4, 4);
        Numbers.Equal(m.repeat_interleave(2), [8], 1, 1, 2, 2, 3, 3, 4, 4);
        Numbers.Equal(m.repeat_interleave(tensor(new[] { 1L, 2L }), 0), [3, 2], 1, 2, 3, 4, 3, 4);
        Numbers.Equal(m.flip(0), [2, 2], 3, 4, 1, 2);
        Numbers.Equal(m.flip(0, 1), [2, 2], 4, 3, 2, 1);
        Numbers.Equal(m.roll(1, 1), [2, 2], 2, 1, 4, 3);
        Numbers.Equal(m.roll(1), [2, 2], 4, 1, 2, 3);
        Numbers.Equal(m.tile([2]), [2, 4], 1, 2, 1, 2, 3, 4, 3, 4);
        Numbers.Equal(arange(5).unfold(0, 3, 2), [2, 3], 0, 1, 2, 2, 3, 4);
    }

    /// <summary>torch.nn.functional.pad(m, (1, 0, 0, 2), value=9), and with negative numbers; torch.meshgrid.</summary>
    [Fact]
    public void PaddingCountsFromTheLastDimension()
    {
        var m = tensor(new[,] { { 1, 2 }, { 3, 4 } });
        Numbers.Equal(nn.functional.pad(m, (1, 0, 0, 1), value: 9), [3, 3], 9, 1, 2, 9, 3, 4, 9, 9, 9);
        Numbers.Equal(nn.functional.pad(m, (-1, 1)), [2, 2], 2, 0, 4, 0);
        Assert.Throws<ExternalException>(() => nn.functional.pad(m, [1L]));
        var grid = meshgrid([arange(2), arange(3)]);
        Numbers.Equal(grid[0], [2, 3], 0, 0, 0, 1, 1, 1);
        Numbers.Equal(grid[1], [2, 3], 0, 1, 2, 0, 1, 2);
        Numbers.Equal(column_stack(arange(2), ones(2, 1, dtype: int64)), [2, 2], 0, 1, 1, 1);
        Numbers.Equal(dstack(arange(2), arange(2)), [1, 2, 2], 0, 0, 1, 1);
        Assert.Equal([4L, 2, 3], broadcast_shapes([2, 1], [4, 1, 3]).Shape);
    }
}
