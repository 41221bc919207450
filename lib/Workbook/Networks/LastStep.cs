using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>Takes the last of all steps, as a recurrent layer of Keras does by itself without <c>return_sequences</c>.</summary>
public sealed class LastStep() : nn.Module<Tensor, Tensor>(nameof(LastStep))
{
    /// <summary>The last step.</summary>
    /// <param name="x">Shape (batch, steps, features).</param>
    /// <returns>Shape (batch, features).</returns>
    /// <exception cref="ArgumentException">The input has not three dimensions.</exception>
    public override Tensor forward(Tensor x) => x.dim() == 3 ? x.select(1, -1)
        : throw new ArgumentException($"The input must be (batch, steps, features), not of shape ({string.Join(", ", x.shape)}).", nameof(x));
}
