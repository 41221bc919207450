using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>Plain gradient descent with a place for a remedy between the gradient and the step.</summary>
public static class Descent
{
    /// <summary>Takes steps downhill: parameter = parameter - learningRate * remedy(gradient). Stops early where the error is no longer a finite number.</summary>
    /// <param name="parameters">Tensors that record gradients; changed in place.</param>
    /// <param name="error">Draws a batch and computes its error, a single number.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="learningRate">The length of a step in gradients.</param>
    /// <param name="remedy">What is done to the gradients before the step, in the order of the parameters; nothing if left out.</param>
    /// <returns>The error and the norm of all gradients before the remedy, at each step.</returns>
    public static DescentHistory Run(Tensor[] parameters, Func<Tensor> error, int steps, double learningRate, Func<Tensor[], Tensor[]>? remedy = null)
    {
        var (errors, norms) = (new List<double>(), new List<double>());
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var E = error();
            var gradients = autograd.grad([E], parameters).ToArray();
            errors.Add(E.item<double>());
            norms.Add(Norm(gradients));
            if (!double.IsFinite(errors[^1]) || !double.IsFinite(norms[^1])) break;
            Step(parameters, remedy is null ? gradients : remedy(gradients), learningRate);
        }
        return new DescentHistory(errors, norms);
    }

    /// <summary>One step downhill, in place.</summary>
    public static void Step(Tensor[] parameters, Tensor[] gradients, double learningRate)
    {
        using var withoutRecording = no_grad();
        foreach (var (parameter, gradient) in parameters.Zip(gradients)) parameter.sub_(gradient * learningRate);
    }

    /// <summary>The root of the sum of the squares of all entries of all tensors.</summary>
    public static double Norm(IEnumerable<Tensor> gradients) => Math.Sqrt(gradients.Sum(gradient => gradient.pow(2).sum().item<double>()));
}

/// <summary>What happened during a descent, one entry per step.</summary>
/// <param name="Errors">The error before the step.</param>
/// <param name="Norms">The norm of all gradients before any remedy.</param>
public sealed record DescentHistory(IReadOnlyList<double> Errors, IReadOnlyList<double> Norms)
{
    /// <summary>The mean error of the last steps; NaN where the descent ended in a number that is not finite.</summary>
    public double Last(int steps) => double.IsFinite(Errors[^1]) && double.IsFinite(Norms[^1]) ? Errors.TakeLast(steps).Average() : double.NaN;
}
