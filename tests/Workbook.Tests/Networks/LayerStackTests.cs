using TorchSharp;
using TorchSharp.Modules;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Tests.Networks;

/// <summary>Layers one after the other, recurrent ones among them.</summary>
public sealed class LayerStackTests
{
    /// <summary>The stack is what its layers are by hand: recurrent layers hand up all states, the last step is taken where it stands.</summary>
    [Fact]
    public void A_stack_is_its_layers_one_after_the_other()
    {
        manual_seed(1);
        var (embedding, rnn, lstm, gru, dense) = (nn.Embedding(9, 3), nn.RNN(3, 4, batchFirst: true), nn.LSTM(4, 5, batchFirst: true), nn.GRU(5, 6, batchFirst: true), nn.Linear(6, 2));
        using var stack = new LayerStack(embedding, rnn, lstm, gru, new LastStep(), dense);
        var ids = tensor(new long[,] { { 1, 2, 3 }, { 8, 0, 4 } });
        var states = gru.call(lstm.call(rnn.call(embedding.call(ids)).Item1).Item1).Item1;
        Assert.True(stack.call(ids).equal(dense.call(states.select(1, 2))).all().item<bool>());
    }

    /// <summary>Ids become one feature per step.</summary>
    [Fact]
    public void Ids_become_numbers()
    {
        var numbers = new IdsAsNumbers().call(tensor(new long[,] { { 4, 0, 7 } }));
        Assert.Equal([1L, 3, 1], numbers.shape);
        Assert.Equal([4f, 0, 7], numbers.data<float>().ToArray());
    }

    /// <summary>All parameters belong to the stack, get gradients, and follow it into training and evaluation.</summary>
    [Fact]
    public void Layers_are_registered()
    {
        manual_seed(2);
        var dropout = nn.Dropout(0.5);
        using var stack = new LayerStack(nn.GRU(2, 3, batchFirst: true), dropout, new LastStep(), nn.Linear(3, 1));
        Assert.Equal(6, stack.parameters().Count());
        stack.call(randn(4, 5, 2)).sum().backward();
        Assert.All(stack.parameters(), parameter => Assert.NotNull(parameter.grad));
        stack.eval();
        Assert.False(dropout.training);
    }

    /// <summary>What is no layer for one tensor is refused by its place, and so is a sequence without steps.</summary>
    [Fact]
    public void Wrong_use_is_refused()
    {
        Assert.Contains("Layer 1", Assert.Throws<ArgumentException>(() => new LayerStack(nn.Linear(2, 2), nn.LSTMCell(2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LayerStack());
        Assert.Throws<ArgumentException>(() => new LastStep().call(ones(2, 3)));
    }
}
