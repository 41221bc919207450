using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>
/// A recurrent network on plain tensors that record gradients: a&lt;t&gt; = g(Waa a&lt;t-1&gt; + Wax x&lt;t&gt; + ba), and scores
/// Wya a&lt;t&gt; + by, without softmax. For experiments with the recurrent weights; float64 throughout.
/// </summary>
public sealed class PlainNetwork
{
    private readonly Func<Tensor, Tensor> activation;

    /// <summary>Makes a network around given recurrent weights; the other weights are normal with deviation 1/√(their columns), the biases zero.</summary>
    /// <param name="Waa">Shape (hidden, hidden), float64; copied.</param>
    /// <param name="features">Entries of an input.</param>
    /// <param name="outputs">Entries of a prediction.</param>
    /// <param name="activation">g; tanh if left out.</param>
    /// <exception cref="ArgumentException">Waa is not a square matrix of float64.</exception>
    public PlainNetwork(Tensor Waa, int features, int outputs, Func<Tensor, Tensor>? activation = null)
    {
        if (Waa.shape.Length != 2 || Waa.shape[0] != Waa.shape[1] || Waa.dtype != float64)
            throw new ArgumentException($"Recurrent weights are a square matrix of float64, not {Waa.dtype} of shape ({string.Join(", ", Waa.shape)}).", nameof(Waa));
        long hidden = Waa.shape[0];
        this.activation = activation ?? (z => z.tanh());
        this.Waa = Parameter(Waa.detach().clone());
        Wax = Parameter(randn(hidden, features, dtype: float64) / Math.Sqrt(features));
        Wya = Parameter(randn(outputs, hidden, dtype: float64) / Math.Sqrt(hidden));
        ba = Parameter(zeros(hidden, dtype: float64));
        by = Parameter(zeros(outputs, dtype: float64));
    }

    /// <summary>Into the state from the state, shape (hidden, hidden).</summary>
    public Tensor Waa { get; }

    /// <summary>Into the state from the input, shape (hidden, features).</summary>
    public Tensor Wax { get; }

    /// <summary>Into the scores from the state, shape (outputs, hidden).</summary>
    public Tensor Wya { get; }

    /// <summary>Bias of the state, shape (hidden).</summary>
    public Tensor ba { get; }

    /// <summary>Bias of the scores, shape (outputs).</summary>
    public Tensor by { get; }

    /// <summary>Wax, Waa, ba, Wya, by.</summary>
    public Tensor[] Parameters => [Wax, Waa, ba, Wya, by];

    /// <summary>The states of all steps.</summary>
    /// <param name="x">Shape (batch, steps, features), float64.</param>
    /// <param name="a0">The state before, shape (batch, hidden); zeros if left out.</param>
    /// <returns>One tensor (batch, hidden) per step.</returns>
    public Tensor[] States(Tensor x, Tensor? a0 = null)
    {
        var fromInput = x.matmul(Wax.t()) + ba;
        var state = a0 ?? zeros(x.shape[0], Waa.shape[0], dtype: float64);
        var states = new Tensor[x.shape[1]];
        for (int t = 0; t < states.Length; t++)
            states[t] = state = activation(fromInput.select(1, t) + state.mm(Waa.t()));
        return states;
    }

    /// <summary>The scores of states, shape (..., outputs) for states of shape (..., hidden).</summary>
    public Tensor Scores(Tensor states) => states.matmul(Wya.t()) + by;

    private static Tensor Parameter(Tensor values) => values.DetachFromDisposeScope().requires_grad_();
}
