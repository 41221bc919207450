using TorchSharp;
using TorchSharp.Modules;
using Workbook.Batches;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.LanguageModels;

/// <summary>
/// The lectures' text model: one-hot vectors (or an embedding) of tokens, an LSTM of one or more layers, and a dense layer
/// that gives every token a logit to be the next one.
/// </summary>
public sealed class LstmLanguageModel : nn.Module<Tensor, Tensor>, IStatefulModel, ICarriesState
{
    private readonly Embedding? embedding;
    private readonly LSTM lstm;
    private readonly Dropout? drop;
    private readonly Linear dense;
    private readonly WindowTargets targets;
    private Tensor[] carried = [];

    /// <summary>Makes a model; the engine's random state decides its start values.</summary>
    /// <param name="vocabulary">How many tokens there are, V.</param>
    /// <param name="hidden">Units per layer.</param>
    /// <param name="targets">Whether <see cref="forward"/> answers at every step or only at the last one.</param>
    /// <param name="layers">LSTM layers on top of each other.</param>
    /// <param name="features">Numbers per embedded token; left out, tokens are one-hot vectors.</param>
    /// <param name="dropout">Share of the last layer's outputs, and of those between layers, that is dropped in training.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public LstmLanguageModel(long vocabulary, long hidden, WindowTargets targets = WindowTargets.EveryStep, int layers = 1, long? features = null, double dropout = 0) : base(nameof(LstmLanguageModel))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        (Vocabulary, Hidden, this.targets) = (vocabulary, hidden, targets);
        if (features is { } size) embedding = nn.Embedding(vocabulary, size);
        lstm = nn.LSTM(features ?? vocabulary, hidden, numLayers: layers, batchFirst: true, dropout: layers > 1 ? dropout : 0);
        if (dropout > 0) drop = nn.Dropout(dropout);
        dense = nn.Linear(hidden, vocabulary);
        RegisterComponents();
    }

    /// <summary>How many tokens there are.</summary>
    public long Vocabulary { get; }

    /// <summary>Units per layer.</summary>
    public long Hidden { get; }

    /// <summary>Whether the state goes on from one call of <see cref="forward"/> to the next, for batches that continue; gradients stop between calls.</summary>
    public bool CarriesState { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Tensor> State
    {
        get => carried;
        set
        {
            foreach (var old in carried.Except(value)) old.Dispose();
            carried = [.. value];
        }
    }

    /// <summary>The logits of the next token.</summary>
    /// <param name="ids">Shape (batch, steps), int64.</param>
    /// <returns>(batch, steps, vocabulary), or (batch, vocabulary) for a model that answers at the last step.</returns>
    public override Tensor forward(Tensor ids)
    {
        using var scope = NewDisposeScope();
        var (outputs, state) = Run(ids, CarriesState && carried.Length > 0 ? carried : null);
        if (CarriesState) State = [.. state.Select(tensor => tensor.detach().DetachFromDisposeScope())];
        var answering = targets == WindowTargets.LastStep ? outputs.select(1, -1) : outputs;
        return Logits(answering).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public (Tensor Logits, Tensor[] State) Read(Tensor ids, Tensor[]? state = null)
    {
        using var scope = NewDisposeScope();
        var (outputs, after) = Run(ids, state);
        return (Logits(outputs).MoveToOuterDisposeScope(), [.. after.Select(tensor => tensor.MoveToOuterDisposeScope())]);
    }

    /// <inheritdoc/>
    public Tensor[] Choose(Tensor[] state, Tensor rows) => [.. state.Select(tensor => tensor.index_select(1, rows))];

    /// <summary>The outputs of the last LSTM layer at every step, in evaluation mode and without gradients: what lesson 11 looks into.</summary>
    /// <param name="ids">Shape (batch, steps), int64.</param>
    /// <returns>Shape (batch, steps, hidden).</returns>
    public Tensor Outputs(Tensor ids)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return Run(ids, null).Outputs.MoveToOuterDisposeScope();
    }

    private (Tensor Outputs, Tensor[] State) Run(Tensor ids, Tensor[]? state)
    {
        if (ids.shape.Length != 2) throw new ArgumentException($"Ids have the shape (batch, steps), not ({string.Join(", ", ids.shape)}).", nameof(ids));
        var x = embedding is null ? nn.functional.one_hot(ids, Vocabulary).to_type(float32) : embedding.call(ids);
        var (outputs, h, c) = lstm.call(x, state is [var h0, var c0] ? (h0, c0) : null);
        return (outputs, [h, c]);
    }

    private Tensor Logits(Tensor outputs) => dense.call(drop is null ? outputs : drop.call(outputs));
}
