using TorchSharp;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Tests.Networks;

/// <summary>The small networks compute their formulas, and their weights come from the seed.</summary>
public sealed class NetworkTests
{
    /// <summary>The states of a sequence are the steps one after the other, from zeros or from a given state; every sum is the formula's.</summary>
    [Fact]
    public void States_are_repeated_steps()
    {
        manual_seed(1);
        var network = new TanhRnn(3, 4, 2);
        var (x, a0) = (randn(2, 5, 3), randn(2, 4));
        var a = a0;
        var states = network.States(x, a0);
        for (int t = 0; t < 5; t++)
        {
            var naive = Naive(network, x, a, t);
            a = network.Step(x.select(1, t), a);
            Assert.True(allclose(a, naive, rtol: 0, atol: 1e-6));
            Assert.True(allclose(states.select(1, t), a, rtol: 0, atol: 1e-6));
        }
        Assert.True(allclose(network.States(x), network.States(x, zeros(2, 4))));
        Assert.False(allclose(states, network.States(x)));
    }

    /// <summary>Logits of one state and of a sequence of states are the same sums.</summary>
    [Fact]
    public void Logits_are_linear_in_the_state()
    {
        manual_seed(2);
        var network = new TanhRnn(3, 4, 2);
        network.by.detach().copy_(tensor(new float[] { 1, -1 }));
        var a = randn(2, 5, 4);
        var logits = network.Logits(a);
        Assert.Equal([2L, 5, 2], logits.shape);
        Assert.True(allclose(logits.select(1, 3), a.select(1, 3).mm(network.Wya.t()) + network.by, rtol: 0, atol: 1e-6));
        Assert.True(allclose(network.Logits(a.select(1, 3)), logits.select(1, 3), rtol: 0, atol: 1e-6));
    }

    /// <summary>An input of another size is an error that names both.</summary>
    [Fact]
    public void Wrong_input_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new TanhRnn(3, 4, 2).States(zeros(2, 5, 6)));
        Assert.Contains("(2, 5, 6)", error.Message, StringComparison.Ordinal);
        Assert.Contains("(batch, steps, 3)", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Every parameter gets a gradient, and the same seed gives the same weights.</summary>
    [Fact]
    public void Parameters_learn_and_repeat()
    {
        TanhRnn Made()
        {
            manual_seed(3);
            return new TanhRnn(3, 4, 2);
        }
        var network = Made();
        network.Logits(network.States(ones(2, 5, 3))).sum().backward();
        Assert.All(network.Parameters, parameter => Assert.NotNull(parameter.grad));
        Assert.All(network.Parameters.Zip(Made().Parameters), pair => Assert.True(allclose(pair.First, pair.Second)));
    }

    /// <summary>A dense network applies its function between layers and not after the last.</summary>
    [Fact]
    public void Dense_layers_follow_each_other()
    {
        manual_seed(4);
        var network = new DenseNetwork(z => z.relu(), 3, 4, 2);
        network.Biases[0].detach().copy_(tensor(new float[] { 1, -1, 2, -2 }));
        network.Biases[1].detach().copy_(tensor(new float[] { -5, 5 }));
        var x = randn(6, 3);
        var expected = (x.mm(network.Weights[0].t()) + network.Biases[0]).clamp_min(0).mm(network.Weights[1].t()) + network.Biases[1];
        Assert.True(allclose(network.Forward(x), expected, rtol: 0, atol: 1e-6));
        Assert.True(network.Forward(x).min().item<float>() < 0, "the last layer is not rectified");
        Assert.Equal(4, network.Parameters.Count);
        Assert.Contains("at least two sizes", Assert.Throws<ArgumentException>(() => new DenseNetwork(z => z, 3)).Message, StringComparison.Ordinal);
    }

    /// <summary>One step, summed up number by number.</summary>
    private static Tensor Naive(TanhRnn network, Tensor x, Tensor a, int t)
    {
        var next = new float[2, 4];
        for (int i = 0; i < 2; i++)
            for (int unit = 0; unit < 4; unit++)
            {
                float sum = network.ba[unit].item<float>();
                for (int j = 0; j < 3; j++) sum += network.Wax[unit, j].item<float>() * x[i, t, j].item<float>();
                for (int j = 0; j < 4; j++) sum += network.Waa[unit, j].item<float>() * a[i, j].item<float>();
                next[i, unit] = MathF.Tanh(sum);
            }
        return tensor(next);
    }
}
