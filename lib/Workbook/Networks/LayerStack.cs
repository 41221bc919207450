using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// Layers one after the other, like <c>nn.Sequential</c>, with recurrent layers among them: <c>nn.RNN</c>, <c>nn.GRU</c> and
/// <c>nn.LSTM</c> return a tuple, of which the states of all steps are handed up. <see cref="LastStep"/> ends the sequence.
/// </summary>
public sealed class LayerStack : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module[] layers;

    /// <summary>Stacks layers; they belong to the stack and are registered under their numbers from 0.</summary>
    /// <param name="layers">The lowest first: recurrent layers, and modules from a tensor to a tensor.</param>
    /// <exception cref="ArgumentException">There are no layers, or one of them is neither of the two kinds.</exception>
    public LayerStack(params nn.Module[] layers) : base(nameof(LayerStack))
    {
        if (layers.Length == 0) throw new ArgumentException("A stack needs at least one layer.", nameof(layers));
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i] is not (RNN or GRU or LSTM or nn.Module<Tensor, Tensor>))
                throw new ArgumentException($"Layer {i} is a {layers[i].GetName()}; a stack takes nn.RNN, nn.GRU, nn.LSTM and modules from one tensor to one tensor.", nameof(layers));
            register_module(FormattableString.Invariant($"{i}"), layers[i]);
        }
        this.layers = layers;
    }

    /// <summary>Sends a batch through all layers.</summary>
    /// <param name="x">What the lowest layer reads, for example ids (batch, steps), int64, for an embedding.</param>
    /// <returns>What the highest layer returns.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return layers.Aggregate(x, Through).MoveToOuterDisposeScope();
    }

    private static Tensor Through(Tensor x, nn.Module layer) => layer switch
    {
        RNN rnn => rnn.call(x).Item1,
        GRU gru => gru.call(x).Item1,
        LSTM lstm => lstm.call(x).Item1,
        _ => ((nn.Module<Tensor, Tensor>)layer).call(x),
    };
}
