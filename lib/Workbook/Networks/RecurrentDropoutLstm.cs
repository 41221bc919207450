using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// An LSTM with dropout on its recurrent connection (Y. Gal, Z. Ghahramani, 2016; <c>recurrent_dropout</c> of Keras): one
/// mask per sequence, the same at all steps, on the state a&lt;t-1&gt; that the gates read. The cell state c is not
/// masked, so what is remembered is not erased; a mask drawn anew at every step would in time erase everything.
/// <para>It is computed cell by cell, for <c>nn.LSTM</c> has no place for such a mask. Forward and back took 1.2 to 2.9 times as
/// long as <c>nn.LSTM</c> on the embedded engine (64 and 128 units, 30 to 120 steps, two processors).</para>
/// </summary>
public sealed class RecurrentDropoutLstm : nn.Module<Tensor, Tensor>
{
    private readonly LSTMCell cell;
    private readonly long hidden;
    private readonly double p;

    /// <summary>Makes the layer; its parameters are those of <c>nn.LSTMCell</c>.</summary>
    /// <param name="features">Size of an input.</param>
    /// <param name="hidden">Size of the state.</param>
    /// <param name="p">The probability that a number of the state is dropped, 0 to below 1.</param>
    public RecurrentDropoutLstm(long features, long hidden, double p) : base(nameof(RecurrentDropoutLstm))
    {
        (this.hidden, this.p) = (hidden, DropoutMask.Require(p));
        cell = nn.LSTMCell(features, hidden);
        RegisterComponents();
    }

    /// <summary>The states of all steps, from a zero state on.</summary>
    /// <param name="x">Shape (batch, steps, features), float32.</param>
    /// <returns>Shape (batch, steps, hidden).</returns>
    /// <exception cref="ArgumentException">The input has not three dimensions.</exception>
    public override Tensor forward(Tensor x)
    {
        if (x.dim() != 3) throw new ArgumentException($"The input must be (batch, steps, features), not of shape ({string.Join(", ", x.shape)}).", nameof(x));
        using var scope = NewDisposeScope();
        var zero = zeros(x.shape[0], hidden, dtype: x.dtype, device: x.device);
        var mask = training && p > 0 ? DropoutMask.Draw(p, x, x.shape[0], hidden) : null;
        var (a, c) = (zero, zero);
        var states = new List<Tensor>();
        for (long t = 0; t < x.shape[1]; t++)
        {
            (a, c) = cell.call(x.select(1, t), (mask is null ? a : a * mask, c));
            states.Add(a);
        }
        return stack(states, 1).MoveToOuterDisposeScope();
    }
}
