using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Layers of one kind on top of each other: what the modules RNN, GRU and LSTM have in common.</summary>
internal sealed class RecurrentNetwork
{
    readonly RecurrentKind kind;
    readonly RecurrentWeights[][] layers;
    readonly bool batchFirst;
    readonly double dropout;

    /// <summary>Draws the parameters, uniform on ±1/√hidden, in PyTorch's order.</summary>
    internal RecurrentNetwork(RecurrentKind kind, RecurrentOptions options, Action<string, Parameter> register)
    {
        this.kind = kind;
        options.Require(kind.Name);
        (batchFirst, dropout) = (options.BatchFirst, options.Dropout);
        layers = new RecurrentWeights[options.Layers][];
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var inputs = layer == 0 ? options.Inputs : options.Hidden * options.Directions;
            layers[layer] = new RecurrentWeights[options.Directions];
            for (var d = 0; d < options.Directions; d++)
            {
                layers[layer][d] = options.Draw(kind.Gates, inputs, register, $"_l{layer}{(d == 1 ? "_reverse" : "")}");
            }
        }
    }

    int Directions => layers[0].Length;

    int Hidden => layers[0][0].Hidden;

    /// <summary>Runs all layers.</summary>
    /// <param name="input">(batch, steps, inputs) if batch comes first, else (steps, batch, inputs).</param>
    /// <param name="h0">(layers · directions, batch, hidden), or null for zeros.</param>
    /// <param name="c0">LSTM: likewise.</param>
    /// <param name="training">Whether dropout between the layers is active.</param>
    internal (Tensor Y, Tensor HN, Tensor? CN) Run(Tensor input, Tensor? h0, Tensor? c0, bool training)
    {
        RequireInput(input);
        var batch = input.sizes[batchFirst ? 0 : 1];
        RequireState("h0", h0, batch, input.Type);
        RequireState("c0", c0, batch, input.Type);
        return Run(input, training, batch, (layer, x) => RecurrentLayer.Run(kind, x, Of(h0, layer), Of(c0, layer), layers[layer], batchFirst), Drop);
    }

    /// <summary>Runs all layers over sequences of different lengths.</summary>
    internal (Tensor Data, Tensor HN, Tensor? CN) RunPacked(PackedSteps steps, Tensor data, Tensor? h0, Tensor? c0, bool training)
    {
        RequireWidth(data);
        RequireState("h0", h0, steps.Batch, data.Type);
        RequireState("c0", c0, steps.Batch, data.Type);
        return Run(data, training, steps.Batch, (layer, x) => steps.Run(kind, x, Of(h0, layer), Of(c0, layer), layers[layer]), x => nn.functional.dropout(x, dropout));
    }

    (Tensor, Tensor, Tensor?) Run(Tensor x, bool training, long batch, Func<int, Tensor, (Tensor Y, Tensor HN, Tensor? CN)> run, Func<Tensor, Tensor> drop)
    {
        if (layers.Length == 1) return run(0, x);
        var (hidden, cells) = (new Tensor[layers.Length], new Tensor?[layers.Length]);
        for (var layer = 0; layer < layers.Length; layer++)
        {
            if (layer > 0 && training && dropout > 0) x = drop(x);
            (x, hidden[layer], cells[layer]) = run(layer, x);
        }
        return (x, cat(hidden), kind.HasCellState ? cat(cells!) : null);
    }

    Tensor? Of(Tensor? states, int layer) => states is null || layers.Length == 1 ? states : states.narrow(0, layer * Directions, Directions);

    /// <summary>Dropout between layers, drawn step by step as PyTorch does.</summary>
    Tensor Drop(Tensor y)
    {
        if (!batchFirst || dropout == 1) return nn.functional.dropout(y, dropout);
        using var mask = torch.empty([y.sizes[1], y.sizes[0], y.sizes[2]], y.Type).bernoulli_(1 - dropout).div_(1 - dropout);
        return y.mul(mask.transpose(0, 1));
    }

    void RequireInput(Tensor input)
    {
        if (input.Rank != 3)
        {
            throw new ExternalException($"{kind.Name}: input must have 3 dimensions {(batchFirst ? "(batch, steps, features)" : "(steps, batch, features)")}, got shape {Shape.Text(input.sizes)}; use unsqueeze for a single sequence");
        }
        RequireWidth(input);
    }

    void RequireWidth(Tensor input)
    {
        if (input.sizes[^1] != layers[0][0].Inputs)
        {
            throw new ExternalException($"{kind.Name}: the input's last dimension must be equal to inputSize: expected {layers[0][0].Inputs}, got {input.sizes[^1]} (shape {Shape.Text(input.sizes)})");
        }
        if (input.Type != layers[0][0].InputWeight.Type)
        {
            throw new ExternalException($"{kind.Name}: the dtypes {input.Type} (input) and {layers[0][0].InputWeight.Type} (weights) must be the same; convert the input with to_type, or the module with to");
        }
    }

    void RequireState(string name, Tensor? state, long batch, ScalarType type)
    {
        if (state is null) return;
        long[] expected = [layers.Length * Directions, batch, Hidden];
        if (!Shape.Same(state.sizes, expected))
        {
            throw new ExternalException($"{kind.Name}: expected {name} of shape {Shape.Text(expected)} (layers · directions, batch, hidden), got {Shape.Text(state.sizes)}");
        }
        if (state.Type != type) throw new ExternalException($"{kind.Name}: {name} is {state.Type}, the input is {type}; convert one with to_type");
    }
}
