using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>
/// Trains plain tensors: computes a loss, its gradients, and moves every parameter by one step of Adam
/// (D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2015, algorithm 1), all in one visible place.
/// </summary>
public sealed class AdamSteps
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
    private readonly Tensor[] parameters, means, squares;
    private int steps;

    /// <summary>Prepares the training of some tensors.</summary>
    /// <param name="parameters">Leaf tensors that require a gradient.</param>
    /// <param name="learningRate">About how far a parameter moves in one step.</param>
    /// <exception cref="ArgumentException">A tensor does not require a gradient.</exception>
    public AdamSteps(IEnumerable<Tensor> parameters, double learningRate)
    {
        this.parameters = [.. parameters];
        int frozen = Array.FindIndex(this.parameters, parameter => !parameter.requires_grad);
        if (frozen >= 0)
            throw new ArgumentException($"Parameter {frozen}, of shape ({string.Join(", ", this.parameters[frozen].shape)}), does not require a gradient; call requires_grad_() on it before training.", nameof(parameters));
        LearningRate = learningRate;
        means = [.. this.parameters.Select(parameter => zeros_like(parameter).DetachFromDisposeScope())];
        squares = [.. this.parameters.Select(parameter => zeros_like(parameter).DetachFromDisposeScope())];
    }

    /// <summary>About how far a parameter moves in one step; may be changed between steps.</summary>
    public double LearningRate { get; set; }

    /// <summary>One step. Tensors made on the way are disposed.</summary>
    /// <param name="loss">Computes the loss, a single number, from the parameters.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="InvalidOperationException">The loss is not a finite number.</exception>
    public double Step(Func<Tensor> loss)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in parameters) parameter.grad?.zero_();
        var value = loss();
        double before = value.to_type(float64).item<double>();
        if (!double.IsFinite(before)) throw new InvalidOperationException($"The loss of step {steps + 1} is not a finite number; a smaller learning rate than {LearningRate} may help.");
        value.backward();
        steps++;
        using var withoutGradient = no_grad();
        for (int i = 0; i < parameters.Length; i++)
            if (parameters[i].grad is { } gradient) Move(i, gradient);
        return before;
    }

    /// <summary>Repeats <see cref="Step"/>.</summary>
    /// <param name="count">How many steps.</param>
    /// <param name="loss">Computes the loss of a step; it may draw a new batch each time.</param>
    /// <returns>The loss before each step.</returns>
    public double[] Run(int count, Func<Tensor> loss)
    {
        var losses = new double[count];
        for (int step = 0; step < count; step++) losses[step] = Step(loss);
        return losses;
    }

    private void Move(int i, Tensor gradient)
    {
        means[i].mul_(Beta1).add_(gradient * (1 - Beta1));
        squares[i].mul_(Beta2).add_(gradient * gradient * (1 - Beta2));
        var direction = means[i] / (1 - Math.Pow(Beta1, steps));
        var size = (squares[i] / (1 - Math.Pow(Beta2, steps))).sqrt() + Epsilon;
        parameters[i].sub_(direction / size * LearningRate);
    }
}
