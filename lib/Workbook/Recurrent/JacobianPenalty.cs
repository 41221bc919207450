using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>
/// The regularizer of Pascanu, Mikolov and Bengio (<i>On the difficulty of training recurrent neural networks</i>, 2013,
/// section 3.3): one step back through time should keep the length of the gradient that is on its way.
/// </summary>
public static class JacobianPenalty
{
    /// <summary>
    /// The sum over the steps of (‖δ&lt;t&gt; J&lt;t&gt;‖ / ‖δ&lt;t&gt;‖ - 1)², averaged over the batch, where δ&lt;t&gt; is the gradient
    /// of the error at a&lt;t&gt; and J&lt;t&gt; = diag(1 - a&lt;t&gt;²) Waa the Jacobian of a tanh cell. As in the paper, states and δ
    /// count as constants, so only Waa gets a gradient, and no second derivative is needed.
    /// </summary>
    /// <param name="error">A single number that was computed from the states.</param>
    /// <param name="states">The states of all steps of a tanh network, each (batch, hidden); the first one's own Jacobian is left out.</param>
    /// <param name="Waa">Shape (hidden, hidden).</param>
    /// <returns>A single number, shape (). Examples whose δ is zero do not count at that step.</returns>
    public static Tensor Of(Tensor error, Tensor[] states, Tensor Waa)
    {
        var later = states[1..];
        var arriving = stack(autograd.grad([error], later, retain_graph: true).ToList(), 0);
        var before = (arriving * (1 - stack(later, 0).detach().pow(2))).matmul(Waa);
        var lengths = arriving.pow(2).sum(-1).sqrt();
        var ratios = before.pow(2).sum(-1).sqrt() / lengths.clamp_min(1e-300);
        return ((ratios - 1).pow(2) * lengths.gt(0).to_type(Waa.dtype)).sum() / states[0].shape[0];
    }

    /// <summary>How much of the gradient at the last state arrives at the first one: the ratio of the two norms.</summary>
    /// <param name="error">A single number that was computed from the states.</param>
    /// <param name="states">The states of all steps.</param>
    public static double ShareArriving(Tensor error, Tensor[] states)
    {
        var gradients = autograd.grad([error], [states[0], states[^1]], retain_graph: true);
        return Descent.Norm([gradients[0]]) / Descent.Norm([gradients[1]]);
    }
}
