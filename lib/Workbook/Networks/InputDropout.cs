using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// Dropout for the input of a recurrent layer (Y. Gal, Z. Ghahramani, <i>A theoretically grounded application of dropout in
/// recurrent neural networks</i>, 2016; <c>dropout</c> of Keras' recurrent layers): each sequence loses features, and loses
/// them at <b>every</b> step. Plain dropout draws anew at every step, so that a word's feature is seen at one step and
/// gone at the next. What is kept is divided by 1 - p, so that the expectation stays; in evaluation nothing happens.
/// </summary>
/// <param name="p">The probability that a feature is dropped, 0 to below 1.</param>
public sealed class InputDropout(double p) : nn.Module<Tensor, Tensor>(nameof(InputDropout))
{
    private readonly double p = DropoutMask.Require(p);

    /// <summary>Drops features.</summary>
    /// <param name="x">Shape (batch, steps, features).</param>
    /// <returns>The same shape; a new tensor in training, the input itself in evaluation.</returns>
    /// <exception cref="ArgumentException">The input has not three dimensions.</exception>
    public override Tensor forward(Tensor x)
    {
        if (x.dim() != 3) throw new ArgumentException($"The input must be (batch, steps, features), not of shape ({string.Join(", ", x.shape)}).", nameof(x));
        return training && p > 0 ? x * DropoutMask.Draw(p, x, x.shape[0], 1, x.shape[2]) : x;
    }
}
