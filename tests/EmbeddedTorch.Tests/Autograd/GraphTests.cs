using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>What a graph of operations keeps, forgets and refuses.</summary>
public class GraphTests
{
    static Tensor Leaf(params double[] values) => tensor(values).requires_grad_();

    [Fact]
    public void GradientsAddUpOverUsesAndPasses()
    {
        var x = Leaf(1, 2);
        (x * x + x).sum().backward();
        Numbers.Equal(x.grad!, [2], 3, 5);
        x.mul(10).sum().backward();
        Numbers.Equal(x.grad!, [2], 13, 15);
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void LeavesAndResultsAreToldApart()
    {
        var x = Leaf(1);
        var y = x * 2;
        Assert.True(x.is_leaf);
        Assert.False(y.is_leaf);
        Assert.True(y.requires_grad);
        Assert.False(y.detach().requires_grad);
        Assert.True(y.detach().is_leaf);
        y.sum().backward();
        Assert.Null(y.grad);
        Assert.Throws<ExternalException>(() => y.requires_grad = false);
        Assert.Throws<ExternalException>(() => tensor(1).requires_grad_());
    }

    [Fact]
    public void RetainGradKeepsTheGradientOfAResult()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        y.retain_grad();
        (y * y).sum().backward();
        Numbers.Equal(y.grad!, [2], 4, 8);
    }

    [Fact]
    public void SecondPassNeedsRetainGraph()
    {
        var x = Leaf(3);
        var y = (x * x).sum();
        y.backward(retain_graph: true);
        y.backward();
        Numbers.Equal(x.grad!, [1], 12);
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }

    [Fact]
    public void OnlyScalarsStartWithoutAGradient()
    {
        var x = Leaf(1, 2);
        Assert.Contains("scalar outputs", Assert.Throws<ExternalException>(() => (x * 2).backward()).Message);
        (x * 2).backward([tensor(new[] { 1.0, 10 })]);
        Numbers.Equal(x.grad!, [2], 2, 20);
        Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => ones(1).sum().backward()).Message);
    }

    [Fact]
    public void NothingIsRecordedWhereGradientsAreOff()
    {
        var x = Leaf(1);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            x.add_(1);
        }
        using (inference_mode()) Assert.False((x * 2).requires_grad);
        using (set_grad_enabled(false)) Assert.False((x * 2).requires_grad);
        Assert.True(is_grad_enabled());
        Numbers.Equal(x, [1], 2);
    }

    [Fact]
    public void LeavesAreNotChangedInPlace()
    {
        var x = Leaf(1, 2);
        Assert.Contains("a leaf Variable", Assert.Throws<ExternalException>(() => x.add_(1)).Message);
        Assert.Contains("a view of a leaf", Assert.Throws<ExternalException>(() => x[0].add_(1)).Message);
    }

    [Fact]
    public void SavedValuesThatWereOverwrittenAreRefused()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        var z = y * y;
        y.add_(1);
        var error = Assert.Throws<ExternalException>(() => z.sum().backward());
        Assert.Contains("modified by an inplace operation", error.Message);
    }

    [Fact]
    public void InPlaceChangesOfResultsAreDifferentiated()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        y.mul_(y.detach().clone());
        y.add_(x);
        y.sum().backward();
        Numbers.Equal(x.grad!, [2], 2 * 2 + 1, 2 * 4 + 1);
    }

    /// <summary>A sequence written step by step into a tensor of zeros, as in a hand-written recurrent layer.</summary>
    [Fact]
    public void WritesToViewsAreDifferentiated()
    {
        var x = Leaf(1, 2, 3);
        var all = zeros(2, 3, dtype: float64);
        var first = x * 2;
        all[0] = first;
        all[1] = first * x;
        all[1, 2] = 5.0;
        (all * all).sum().backward();
        Numbers.Equal(x.grad!, [3], 2 * 2 * 2 + 2 * 2 * 4, 8 * 2 + 16 * 8, 8 * 3);
    }

    /// <summary>The base may lie in memory in any way: transposed, or with gaps.</summary>
    [Fact]
    public void WritesToViewsOfBasesThatAreNotContiguous()
    {
        foreach (var make in new Func<Tensor>[] { () => zeros(3, 2, dtype: float64).t(), () => zeros(2, 6, dtype: float64)[.., ^3..], () => zeros(3, 4, dtype: float64).t()[1..3] })
        {
            Tensor all;
            using (no_grad()) all = make();
            Assert.False(all.is_contiguous());
            var x = Leaf(1, 2, 3);
            all[1] = x * x;
            all.t()[2].mul_(x[0] + 1);
            var seen = all.select(1, 2);
            (all * all).sum().add(seen.sum()).backward();
            // row 1 is (x0², x1², x2² (x0 + 1)), and the last is counted once more by itself
            Numbers.Equal(x.grad!, [3], 4 * 1 + (2 * 18 + 1) * 9, 4 * 8, (2 * 18 + 1) * 2 * 3 * 2);
        }
    }

    [Fact]
    public void ViewsSeeWhatWasWrittenToTheWhole()
    {
        var x = Leaf(1, 2);
        var y = x * 3;
        var first = y[0];
        y.mul_(2);
        first.backward();
        Numbers.Equal(x.grad!, [2], 6, 0);
    }

    [Fact]
    public void DisposedTensorsStillPassGradientsOn()
    {
        var x = Leaf(1, 2);
        Tensor loss;
        using (NewDisposeScope())
        {
            var y = x.exp();
            loss = (y * y).sum().MoveToOuterDisposeScope();
        }
        for (var i = 0; i < 20; i++) full([2], -1.0, dtype: float64);
        loss.backward();
        Numbers.Close(x.grad!, [2], 1e-14, 2 * Math.Exp(2), 2 * Math.Exp(4));
    }

    [Fact]
    public void GradientsOutliveTheScopeOfTheirPass()
    {
        var x = Leaf(1, 2);
        using (NewDisposeScope()) (x * x).sum().backward();
        Numbers.Equal(x.grad!, [2], 2, 4);
    }

    [Fact]
    public void GradLeavesLeavesAlone()
    {
        var x = Leaf(1, 2);
        var y = Leaf(3, 4);
        var gradients = autograd.grad([(x * y).sum()], [x, y]);
        Numbers.Equal(gradients[0], [2], 3, 4);
        Numbers.Equal(gradients[1], [2], 1, 2);
        Assert.Null(x.grad);
        Assert.Throws<ExternalException>(() => autograd.grad([x.sum()], [y]));
        Assert.Null(autograd.grad([x.sum()], [y], allow_unused: true)[0]);
    }

    [Fact]
    public void GradOfAnIntermediateResult()
    {
        var x = Leaf(1, 2);
        var y = x * 3;
        Numbers.Equal(autograd.grad([(y * y).sum()], [y])[0], [2], 6, 12);
    }

    /// <summary>d²/dx² of x³ is 6x; d²/dx² of tanh is -2 tanh (1 - tanh²).</summary>
    [Fact]
    public void SecondDerivatives()
    {
        var x = Leaf(0.5, 2);
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        Numbers.Close(autograd.grad([first.sum()], [x])[0], [2], 1e-12, 3, 12);
        var slope = autograd.grad([x.tanh().sum()], [x], create_graph: true)[0];
        double Curvature(double v) => -2 * Math.Tanh(v) * (1 - Math.Tanh(v) * Math.Tanh(v));
        Numbers.Close(autograd.grad([slope.sum()], [x])[0], [2], 1e-12, Curvature(0.5), Curvature(2));
    }

    [Fact]
    public void TypesAreConvertedBack()
    {
        var x = ones(2).requires_grad_();
        (x.to_type(float64) * 2).sum().backward();
        Assert.Equal(ScalarType.Float32, x.grad!.dtype);
        Numbers.Equal(x.grad!, [2], 2, 2);
    }

    /// <summary>Backpropagation through time: one weight, used at each of many steps.</summary>
    [Fact]
    public void LongChainsDoNotOverflowTheStack()
    {
        var w = Leaf(0.9999);
        var h = ones(1, dtype: float64);
        for (var t = 0; t < 20000; t++) h = h * w;
        h.sum().backward();
        Numbers.Close(w.grad!, [1], 1e-9, 20000 * Math.Pow(0.9999, 19999));
    }
}
