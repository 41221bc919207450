using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// A small recurrent network of plain tensors: a&lt;t&gt; = tanh(Waa a&lt;t-1&gt; + Wax x&lt;t&gt; + ba), logits&lt;t&gt; = Wya a&lt;t&gt; + by.
/// Random weights come from the engine's generator, so <c>torch.manual_seed</c> decides them.
/// </summary>
public sealed class TanhRnn
{
    /// <summary>Draws the weights: normal with variance 1 / hidden for those from the state, 0.1 for those from the input; biases are zero.</summary>
    /// <param name="features">Size of an input.</param>
    /// <param name="hidden">Size of the state.</param>
    /// <param name="outputs">Size of an output.</param>
    public TanhRnn(long features, long hidden, long outputs)
    {
        Wax = Parameter(randn(hidden, features) * Math.Sqrt(0.1));
        Waa = Parameter(randn(hidden, hidden) / Math.Sqrt(hidden));
        Wya = Parameter(randn(outputs, hidden) / Math.Sqrt(hidden));
        ba = Parameter(zeros(hidden));
        by = Parameter(zeros(outputs));
    }

    /// <summary>Into the state from the input, shape (hidden, features).</summary>
    public Tensor Wax { get; }

    /// <summary>Into the state from the state, shape (hidden, hidden).</summary>
    public Tensor Waa { get; }

    /// <summary>Into the output from the state, shape (outputs, hidden).</summary>
    public Tensor Wya { get; }

    /// <summary>Bias of the state, shape (hidden).</summary>
    public Tensor ba { get; }

    /// <summary>Bias of the output, shape (outputs).</summary>
    public Tensor by { get; }

    /// <summary>All that is trained.</summary>
    public IReadOnlyList<Tensor> Parameters => [Wax, Waa, Wya, ba, by];

    /// <summary>The state before the first step.</summary>
    /// <param name="batch">Number of examples.</param>
    /// <returns>Zeros of shape (batch, hidden).</returns>
    public Tensor Start(long batch) => zeros(batch, Waa.shape[0]);

    /// <summary>One step.</summary>
    /// <param name="xt">Shape (batch, features).</param>
    /// <param name="aPrev">Shape (batch, hidden).</param>
    /// <returns>The new state, shape (batch, hidden).</returns>
    public Tensor Step(Tensor xt, Tensor aPrev) => (xt.mm(Wax.t()) + aPrev.mm(Waa.t()) + ba).tanh();

    /// <summary>The states of a whole sequence.</summary>
    /// <param name="x">Shape (batch, steps, features).</param>
    /// <param name="a0">State before the first step, shape (batch, hidden); zeros if left out.</param>
    /// <returns>Shape (batch, steps, hidden).</returns>
    /// <exception cref="ArgumentException">The input has no three dimensions or another number of features.</exception>
    public Tensor States(Tensor x, Tensor? a0 = null)
    {
        if (x.shape.Length != 3 || x.shape[2] != Wax.shape[1])
            throw new ArgumentException($"The input has the shape ({string.Join(", ", x.shape)}); this network reads (batch, steps, {Wax.shape[1]}).", nameof(x));
        var fromInput = Rows(x, Wax, ba);
        var a = a0 ?? Start(x.shape[0]);
        var states = new List<Tensor>();
        for (long t = 0; t < x.shape[1]; t++)
            states.Add(a = (fromInput.select(1, t) + a.mm(Waa.t())).tanh());
        return stack(states, 1);
    }

    /// <summary>The logits of states.</summary>
    /// <param name="a">Shape (..., hidden).</param>
    /// <returns>Shape (..., outputs).</returns>
    public Tensor Logits(Tensor a) => Rows(a, Wya, by);

    private static Tensor Rows(Tensor x, Tensor weights, Tensor bias) =>
        (x.reshape(-1, x.shape[^1]).mm(weights.t()) + bias).reshape([.. x.shape[..^1], weights.shape[0]]);

    private static Tensor Parameter(Tensor values) => values.DetachFromDisposeScope().requires_grad_();
}
