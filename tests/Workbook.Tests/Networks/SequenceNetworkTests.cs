using TorchSharp;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Tests.Networks;

/// <summary>A recurrent layer with a linear output.</summary>
public sealed class SequenceNetworkTests
{
    /// <summary>The scores are the linear map of the layer's own states, whichever layer it is, in one or two directions.</summary>
    [Theory, InlineData("RNN", 1), InlineData("GRU", 1), InlineData("LSTM", 1), InlineData("LSTM", 2)]
    public void Scores_are_linear_in_the_states(string kind, int directions)
    {
        manual_seed(1);
        nn.Module layer = kind switch
        {
            "RNN" => nn.RNN(3, 4, batchFirst: true),
            "GRU" => nn.GRU(3, 4, batchFirst: true),
            _ => nn.LSTM(3, 4, batchFirst: true, bidirectional: directions == 2),
        };
        using var network = new SequenceNetwork(layer, 4 * directions, 2);
        var x = randn(2, 5, 3);
        var states = network.States(x);
        Assert.Equal([2L, 5, 4 * directions], states.shape);
        var (weight, bias) = (network.get_parameter("output.weight")!, network.get_parameter("output.bias")!);
        Assert.True(allclose(network.call(x), states.matmul(weight.t()) + bias, rtol: 0, atol: 1e-6));
        network.call(x).sum().backward();
        Assert.All(network.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    /// <summary>A start is the state before the first step: reading in two pieces is reading in one.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void States_go_on_from_a_start(bool gru)
    {
        manual_seed(2);
        using var network = new SequenceNetwork(gru ? nn.GRU(3, 4, batchFirst: true) : nn.RNN(3, 4, batchFirst: true), 4, 1);
        var x = randn(2, 5, 3);
        var whole = network.States(x);
        var rest = network.States(x.narrow(1, 3, 2), whole.select(1, 2));
        Assert.True(allclose(rest, whole.narrow(1, 3, 2), rtol: 0, atol: 1e-6));
    }

    /// <summary>What is no recurrent layer is refused, and an LSTM does not start from half of what it needs.</summary>
    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("Linear is no recurrent layer", Assert.Throws<ArgumentException>(() => new SequenceNetwork(nn.Linear(2, 2), 2, 1)).Message, StringComparison.Ordinal);
        using var network = new SequenceNetwork(nn.LSTM(3, 4, batchFirst: true), 4, 1);
        Assert.Contains("state and a cell", Assert.Throws<ArgumentException>(() => network.States(zeros(1, 2, 3), zeros(1, 4))).Message, StringComparison.Ordinal);
    }
}
