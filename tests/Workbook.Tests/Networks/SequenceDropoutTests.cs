using TorchSharp;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Tests.Networks;

/// <summary>Dropout with one mask over all steps, on the input and on the recurrent connection.</summary>
public sealed class SequenceDropoutTests
{
    /// <summary>Every step of a sequence loses the same features, sequences lose different ones, and what is kept grows by 1 / (1 - p).</summary>
    [Fact]
    public void Input_mask_is_the_same_at_all_steps()
    {
        manual_seed(3);
        using var dropout = new InputDropout(0.4);
        var y = dropout.call(ones(20, 6, 30));
        Assert.Equal(0f, (y - y.narrow(1, 0, 1)).abs().max().item<float>());
        Assert.NotEqual(0f, (y - y.narrow(0, 0, 1)).abs().max().item<float>());
        Assert.All(y.data<float>().ToArray(), value => Assert.True(value == 0 || Math.Abs(value - 1 / 0.6) < 1e-6));
        Assert.InRange(y.mean().item<float>(), 0.8, 1.2);
    }

    /// <summary>In evaluation the input comes back; the gradient passes where features were kept, and only there.</summary>
    [Fact]
    public void Input_dropout_trains_and_evaluates()
    {
        manual_seed(4);
        using var dropout = new InputDropout(0.5);
        var x = ones(2, 3, 8).requires_grad_();
        var y = dropout.call(x);
        y.sum().backward();
        Assert.True(x.grad!.equal(y.detach()).all().item<bool>());
        dropout.eval();
        Assert.True(dropout.call(x).equal(x).all().item<bool>());
    }

    /// <summary>Without a mask the layer is nn.LSTM with the same weights.</summary>
    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.5, false)]
    public void Without_mask_it_is_an_lstm(double p, bool training)
    {
        manual_seed(5);
        using var layer = new RecurrentDropoutLstm(3, 4, p);
        using var lstm = nn.LSTM(3, 4, batchFirst: true);
        using (no_grad())
            foreach (var (from, to) in layer.parameters().Zip(lstm.parameters())) to.copy_(from);
        layer.train(training);
        var x = randn(2, 5, 3);
        Assert.InRange((layer.call(x) - lstm.call(x).Item1).abs().max().item<float>(), 0, 1e-6);
    }

    /// <summary>The layer equals the formulas with a mask that is the same at all steps and lies on the state, not on the cell.</summary>
    [Fact]
    public void Recurrent_mask_is_on_the_state_at_all_steps()
    {
        manual_seed(6);
        using var layer = new RecurrentDropoutLstm(2, 6, 0.5);
        var parts = layer.named_parameters().ToDictionary(pair => pair.name.Split('.')[^1], pair => pair.parameter);
        var x = randn(3, 7, 2);
        manual_seed(7);
        var seen = layer.call(x);
        manual_seed(7);
        var mask = empty(3, 6).bernoulli_(0.5) * 2;
        var (a, c) = (zeros(3, 6), zeros(3, 6));
        for (long t = 0; t < 7; t++)
        {
            var gates = (x.select(1, t).mm(parts["weight_ih"].t()) + parts["bias_ih"] + (a * mask).mm(parts["weight_hh"].t()) + parts["bias_hh"]).chunk(4, 1);
            c = gates[1].sigmoid() * c + gates[0].sigmoid() * gates[2].tanh();
            a = gates[3].sigmoid() * c.tanh();
            Assert.InRange((seen.select(1, t) - a).abs().max().item<float>(), 0, 1e-5);
        }
    }

    /// <summary>Gradients reach every weight through the masks.</summary>
    [Fact]
    public void Recurrent_dropout_has_gradients()
    {
        manual_seed(8);
        using var layer = new RecurrentDropoutLstm(2, 5, 0.3);
        layer.call(randn(4, 6, 2)).pow(2).sum().backward();
        Assert.All(layer.parameters(), parameter => Assert.True(parameter.grad!.abs().sum().item<float>() > 0));
    }

    /// <summary>Wrong shares and shapes are refused.</summary>
    [Fact]
    public void Wrong_use_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InputDropout(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecurrentDropoutLstm(2, 3, -0.1));
        Assert.Throws<ArgumentException>(() => new InputDropout(0.5).call(ones(2, 3)));
        Assert.Throws<ArgumentException>(() => new RecurrentDropoutLstm(2, 3, 0.5).call(ones(2, 3)));
    }
}
