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

    /// <summary>A training step under a scope leaves nothing behind but the gradient.</summary>
    [Fact]
    public void StatisticsReturnToWhereTheyWere()
    {
        var x = ones(3).requires_grad_();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope()) (x.exp() * x[0]).sum().backward();
        Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        x.grad = null;
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    /// <summary>Training computes the same numbers whether memory is reused at once or left to the garbage collector.</summary>
    [Fact]
    public void ReuseOfMemoryDoesNotChangeTraining()
    {
        Assert.Equal(Losses(scoped: false), Losses(scoped: true));
    }

    static List<float> Losses(bool scoped)
    {
        using var numbers = new Generator(3);
        var (wx, wh, wy) = (Weight(20, 30), Weight(30, 30), Weight(30, 20));
        var (x, y) = (randn(8, 12, 20, generator: numbers), randint(20, [8], generator: numbers));
        var losses = new List<float>();
        for (var step = 0; step < 10; step++)
        {
            using var scope = scoped ? NewDisposeScope() : null;
            var h = zeros(8, 30);
            for (var t = 0; t < 12; t++) h = (x[.., t].mm(wx) + h.mm(wh)).tanh();
            var loss = nn.functional.cross_entropy(h.mm(wy), y);
            loss.backward();
            losses.Add(loss.item<float>());
            foreach (var w in new[] { wx, wh, wy }) Update(w);
        }
        return losses;

        Tensor Weight(long rows, long columns) => randn(rows, columns, generator: numbers).mul(0.2).requires_grad_();
    }

    static void Update(Tensor w)
    {
        using var mode = no_grad();
        w.sub_(w.grad!.mul(0.1));
        w.grad = null;
    }
}
