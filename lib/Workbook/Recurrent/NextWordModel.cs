using TorchSharp;
using TorchSharp.Modules;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>The recurrent layer of a <see cref="NextWordModel"/>.</summary>
public enum RecurrentLayer
{
    /// <summary>The plain recurrent network with tanh, <c>nn.RNN</c>.</summary>
    Rnn,

    /// <summary>The gated recurrent unit, <c>nn.GRU</c>.</summary>
    Gru,

    /// <summary>Long short-term memory, <c>nn.LSTM</c>.</summary>
    Lstm,
}

/// <summary>A language model over words: embedding, one recurrent layer, a linear layer that scores every word as the next one.</summary>
public sealed class NextWordModel : nn.Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly SequenceNetwork network;

    /// <summary>Makes a model; the engine's random state decides its start values.</summary>
    /// <param name="layer">Which recurrent layer.</param>
    /// <param name="vocabulary">How many words there are.</param>
    /// <param name="features">Numbers per embedded word.</param>
    /// <param name="hidden">Units of the recurrent layer.</param>
    /// <param name="forgetBias">For an LSTM: where the forget gate's bias starts; all other biases of the layer start at 0.</param>
    /// <exception cref="ArgumentException">A forget bias for a layer that has no forget gate.</exception>
    public NextWordModel(RecurrentLayer layer, long vocabulary, long features, long hidden, double? forgetBias = null) : base(nameof(NextWordModel))
    {
        if (forgetBias is not null && layer != RecurrentLayer.Lstm)
            throw new ArgumentException($"{layer} has no forget gate, so it takes no forget bias; only {RecurrentLayer.Lstm} does.", nameof(forgetBias));
        embedding = nn.Embedding(vocabulary, features);
        nn.Module recurrent = layer switch
        {
            RecurrentLayer.Rnn => nn.RNN(features, hidden, batchFirst: true),
            RecurrentLayer.Gru => nn.GRU(features, hidden, batchFirst: true),
            RecurrentLayer.Lstm => nn.LSTM(features, hidden, batchFirst: true),
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "There is no such recurrent layer."),
        };
        network = new SequenceNetwork(recurrent, hidden, vocabulary);
        if (forgetBias is { } start) StartForgetBias(hidden, start);
        RegisterComponents();
    }

    /// <summary>The embedding, vectors of words (vocabulary, features).</summary>
    public Embedding Embedding => embedding;

    /// <summary>The recurrent layer.</summary>
    public nn.Module Recurrent => network.Recurrent;

    /// <summary>Scores of every word as the next one.</summary>
    /// <param name="input">Ids of words, shape (batch, steps), int64.</param>
    /// <returns>Logits, shape (batch, steps, vocabulary).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return network.call(embedding.call(input)).MoveToOuterDisposeScope();
    }

    /// <summary>PyTorch adds two biases, each with the gates in the order input, forget, candidate, output.</summary>
    private void StartForgetBias(long hidden, double start)
    {
        using var withoutGradient = no_grad();
        foreach (var (name, parameter) in Recurrent.named_parameters())
            if (name.StartsWith("bias", StringComparison.Ordinal)) parameter.zero_();
        Recurrent.get_parameter("bias_ih_l0")!.narrow(0, hidden, hidden).fill_(start);
    }
}
