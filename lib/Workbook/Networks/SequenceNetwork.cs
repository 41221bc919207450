using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// A recurrent layer with a linear output at every step: states a&lt;t&gt; from <c>nn.RNN</c>, <c>nn.GRU</c> or <c>nn.LSTM</c>,
/// scores Wya a&lt;t&gt; + by. Behind an embedding, <c>nn.Sequential(nn.Embedding(...), network)</c> reads ids of words.
/// </summary>
public sealed class SequenceNetwork : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module recurrent;
    private readonly Linear output;

    /// <summary>Puts an output on a recurrent layer.</summary>
    /// <param name="recurrent"><c>nn.RNN</c>, <c>nn.GRU</c> or <c>nn.LSTM</c>, batch first.</param>
    /// <param name="states">Size of its states: hidden, or 2 hidden with two directions.</param>
    /// <param name="outputs">Scores per step.</param>
    /// <exception cref="ArgumentException">The module is no recurrent layer.</exception>
    public SequenceNetwork(nn.Module recurrent, long states, long outputs) : base(nameof(SequenceNetwork))
    {
        if (recurrent is not (RNN or GRU or LSTM)) throw new ArgumentException($"{recurrent.GetName()} is no recurrent layer; make one with nn.RNN, nn.GRU or nn.LSTM, and batchFirst: true.", nameof(recurrent));
        this.recurrent = recurrent;
        output = nn.Linear(states, outputs);
        RegisterComponents();
    }

    /// <summary>The recurrent layer.</summary>
    public nn.Module Recurrent => recurrent;

    /// <summary>The scores of all steps.</summary>
    /// <param name="x">Shape (batch, steps, features).</param>
    /// <returns>Shape (batch, steps, outputs).</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Scores(States(x)).MoveToOuterDisposeScope();
    }

    /// <summary>The states of all steps.</summary>
    /// <param name="x">Shape (batch, steps, features).</param>
    /// <param name="a0">State before the first step, shape (batch, hidden); zeros if left out.</param>
    /// <returns>Shape (batch, steps, states).</returns>
    /// <exception cref="ArgumentException">A start was given to an LSTM, which would need a cell, too.</exception>
    public Tensor States(Tensor x, Tensor? a0 = null) => recurrent switch
    {
        RNN rnn => rnn.call(x, a0?.unsqueeze(0)).Item1,
        GRU gru => gru.call(x, a0?.unsqueeze(0)).Item1,
        _ when a0 is not null => throw new ArgumentException("An LSTM starts from a state and a cell; call the layer itself to give it both.", nameof(a0)),
        _ => ((LSTM)recurrent).call(x).Item1,
    };

    /// <summary>The scores of states.</summary>
    /// <param name="states">Shape (..., states).</param>
    /// <returns>Shape (..., outputs).</returns>
    public Tensor Scores(Tensor states) => output.call(states);
}
