using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

public class DisposeTests
{
    [Fact]
    public void UseAfterDisposalIsRefused()
    {
        var x = ones(3);
        x.Dispose();
        Assert.True(x.IsInvalid);
        foreach (Action use in new Action[] { () => _ = x.shape, () => x.add(1), () => _ = x.dtype, () => x.sum(), () => _ = x[0], () => x.item<float>() })
        {
            var error = Assert.ThrowsAny<Exception>(use);
            Assert.Contains("Tensor invalid -- empty handle.", error.Message);
        }
        x.Dispose();
    }

    [Fact]
    public void ScopeDisposesWhatIsNotMovedOut()
    {
        Tensor inner, moved, detached;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                inner = ones(2);
                moved = inner.add(1).MoveToOuterDisposeScope();
                detached = inner.add(2).DetachFromDisposeScope();
            }
            Assert.True(inner.IsInvalid);
            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }
        Assert.True(moved.IsInvalid);
        Numbers.Equal(detached, [2], 3, 3);
    }

    [Fact]
    public void ScopeCountsWhatItHolds()
    {
        using var scope = NewDisposeScope();
        var a = ones(2);
        var b = ones(2);
        Assert.Equal(2, scope.DisposablesCount);
        a.Dispose();
        Assert.Equal(1, scope.DisposablesCount);
        scope.DisposeEverythingBut(b);
        Assert.False(b.IsInvalid);
        Assert.Same(scope, CurrentDisposeScope);
    }

    [Fact]
    public void ViewsKeepTheMemoryOfADisposedTensor()
    {
        var whole = arange(100, dtype: float32);
        var part = whole[TensorIndex.Slice(10, 14)];
        whole.Dispose();
        for (var i = 0; i < 10; i++) full([100], -1f);
        Numbers.Equal(part, [4], 10, 11, 12, 13);
    }

    [Fact]
    public void ReusedMemoryIsNeverShared()
    {
        var random = new System.Random(1);
        var alive = new List<(Tensor Tensor, float Value)>();
        for (var i = 0; i < 500; i++)
        {
            var value = (float)i;
            alive.Add((full([random.Next(60, 400)], value), value));
            if (random.Next(2) == 0)
            {
                var victim = random.Next(alive.Count);
                alive[victim].Tensor.Dispose();
                alive.RemoveAt(victim);
            }
            foreach (var (tensor, expected) in alive) Assert.All(tensor.data<float>().ToArray(), x => Assert.Equal(expected, x));
        }
    }

    [Fact]
    public void WrappedScopeKeepsOnlyTheResult()
    {
        Tensor? temporary = null;
        var result = WrappedTensorDisposeScope(() =>
        {
            temporary = ones(2);
            return temporary.add(1);
        });
        Assert.True(temporary!.IsInvalid);
        Numbers.Equal(result, [2], 2, 2);
    }
}
