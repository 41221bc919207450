using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>Training with truncated backpropagation: a step after every window, the state handed on without its history.</summary>
public static class WindowedDescent
{
    /// <summary>Reads sequences window by window; the error of a window is the mean of the squared differences.</summary>
    /// <param name="network">Its parameters are changed in place.</param>
    /// <param name="draw">Draws inputs (batch, steps, features) and targets (batch, steps, outputs).</param>
    /// <param name="sequences">How many batches of sequences are read.</param>
    /// <param name="window">Steps between two cuts; the length of a sequence for no cut at all.</param>
    /// <param name="learningRate">The length of a step in gradients.</param>
    /// <param name="remedy">What is done to the gradients before each step.</param>
    /// <returns>The error of each batch of sequences, averaged over its steps.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public static double[] Run(PlainNetwork network, Func<(Tensor x, Tensor y)> draw, int sequences, int window, double learningRate, Func<Tensor[], Tensor[]> remedy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var errors = new double[sequences];
        for (int i = 0; i < sequences; i++)
        {
            using var scope = NewDisposeScope();
            var (x, y) = draw();
            errors[i] = ReadOne(network, x, y, window, gradients => Descent.Step(network.Parameters, remedy(gradients), learningRate));
        }
        return errors;
    }

    private static double ReadOne(PlainNetwork network, Tensor x, Tensor y, int window, Action<Tensor[]> step)
    {
        var (steps, error) = (x.shape[1], 0.0);
        Tensor? state = null;
        for (long start = 0; start < steps; start += window)
        {
            long length = Math.Min(window, steps - start);
            var states = network.States(x.narrow(1, start, length), state);
            var E = (network.Scores(stack(states, 1)) - y.narrow(1, start, length)).pow(2).mean();
            step([.. autograd.grad([E], network.Parameters)]);
            error += E.item<double>() * length / steps;
            state = states[^1].detach();
        }
        return error;
    }
}
