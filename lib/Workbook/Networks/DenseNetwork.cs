using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// A standard network of plain tensors: layers z = x W^T + b, with a function between two layers and none after the last.
/// Random weights come from the engine's generator, so <c>torch.manual_seed</c> decides them.
/// </summary>
public sealed class DenseNetwork
{
    private readonly Func<Tensor, Tensor> between;

    /// <summary>Draws the weights: normal with variance 1 / inputs of the layer; biases are zero.</summary>
    /// <param name="between">What is applied to the output of every layer but the last.</param>
    /// <param name="sizes">Inputs, units of each hidden layer, outputs: at least two numbers.</param>
    /// <exception cref="ArgumentException">Fewer than two sizes.</exception>
    public DenseNetwork(Func<Tensor, Tensor> between, params long[] sizes)
    {
        if (sizes.Length < 2) throw new ArgumentException($"A network has inputs and outputs, so it takes at least two sizes; {sizes.Length} given.", nameof(sizes));
        this.between = between;
        Weights = [.. sizes.Zip(sizes.Skip(1), (inputs, units) => Parameter(randn(units, inputs) / Math.Sqrt(inputs)))];
        Biases = [.. sizes.Skip(1).Select(units => Parameter(zeros(units)))];
    }

    /// <summary>One matrix per layer, shape (units, inputs of the layer).</summary>
    public IReadOnlyList<Tensor> Weights { get; }

    /// <summary>One vector per layer, shape (units).</summary>
    public IReadOnlyList<Tensor> Biases { get; }

    /// <summary>All that is trained.</summary>
    public IReadOnlyList<Tensor> Parameters => [.. Weights, .. Biases];

    /// <summary>The output of the last layer.</summary>
    /// <param name="x">Shape (batch, inputs).</param>
    /// <returns>Shape (batch, outputs).</returns>
    public Tensor Forward(Tensor x)
    {
        for (int layer = 0; layer < Weights.Count; layer++)
            x = (layer == 0 ? x : between(x)).mm(Weights[layer].t()) + Biases[layer];
        return x;
    }

    private static Tensor Parameter(Tensor values) => values.DetachFromDisposeScope().requires_grad_();
}
