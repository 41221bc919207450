using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>The loop of training, in one visible place: loss, gradients, step, again and again.</summary>
public static class Learning
{
    /// <summary>Lets an optimizer take its steps. Tensors made on the way are disposed.</summary>
    /// <param name="optimizer">For example <c>torch.optim.Adam(model.parameters(), 0.01)</c>; it is the caller's to dispose.</param>
    /// <param name="updates">How many steps.</param>
    /// <param name="loss">Computes the loss of an update, a single number, from the update's number from 0; it may draw a new batch each time.</param>
    /// <param name="maxNorm">Longer gradients are clipped to this norm; no clipping if left out.</param>
    /// <returns>The loss before each step.</returns>
    /// <exception cref="InvalidOperationException">A loss is not a finite number.</exception>
    public static double[] Run(optim.Optimizer optimizer, int updates, Func<int, Tensor> loss, double? maxNorm = null)
    {
        var losses = new double[updates];
        for (int update = 0; update < updates; update++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var value = loss(update);
            losses[update] = value.to_type(float64).item<double>();
            if (!double.IsFinite(losses[update])) throw new InvalidOperationException($"The loss of update {update + 1} is {losses[update]}, not a finite number; a smaller learning rate may help, or clipped gradients (maxNorm).");
            value.backward();
            if (maxNorm is { } norm) nn.utils.clip_grad_norm_(optimizer.parameters(), norm);
            optimizer.step();
        }
        return losses;
    }
}
