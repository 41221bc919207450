using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

/// <summary>Many small steps leave nothing behind, whether their tensors are disposed or left to the garbage collector.</summary>
public class MemoryTests
{
    const int Steps = 1_000_000;
    const long Allowance = 1 << 20;

    /// <summary>A million steps of gradient descent under a dispose scope: no tensor more is alive, and the heap is no larger.</summary>
    [Fact]
    public void AMillionStepsUnderAScope() => Check(Steps, scoped: true);

    /// <summary>Without any scope the counts of tensors grow, since nobody disposes them, but the memory does not.</summary>
    [Fact]
    public void ManyStepsWithoutAScope() => Check(Steps / 5, scoped: false);

    static void Check(int steps, bool scoped)
    {
        using var w = tensor(new[] { 0.5, -0.25 }).requires_grad_();
        using var x = tensor(new[] { 1.0, 2 });
        Run(w, x, 1000, scoped);
        var (alive, heap) = (DisposeScopeManager.Statistics.ThreadTotalLiveCount, Heap());
        Run(w, x, steps, scoped);
        if (scoped) Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.InRange(Heap() - heap, long.MinValue, Allowance);
        Assert.Equal(2, w.mul(x).sum().ToDouble(), 1e-6);
    }

    /// <summary>Steps towards w·x = 2.</summary>
    static void Run(Tensor w, Tensor x, int steps, bool scoped)
    {
        for (var i = 0; i < steps; i++)
        {
            using var scope = scoped ? NewDisposeScope() : null;
            w.mul(x).sum().sub(2).square().backward();
            using var mode = no_grad();
            w.add_(w.grad!, -0.01);
            w.grad!.zero_();
        }
    }

    static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
