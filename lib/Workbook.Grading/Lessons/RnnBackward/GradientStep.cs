using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>One step of gradient descent on a layer with tanh: the sum of squared errors, the chain rule, the update.</summary>
internal sealed class GradientStep : FunctionExercise
{
    public override string Id => "gradient-step";

    public override string Title => "A step of gradient descent";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["error E", "new weights W", "new bias b"];

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the computation once forwards (z, yHat, E) and then backwards, one link of the chain at a time: what does E say about yHat, yHat about z, z about W and b?",
        "dE/dyHat = 2 (yHat - y). The derivative of tanh, written with its result, is 1 - yHat^2. The product of the two, element by element, is dz, of shape (batch, outputs). W gets a product of matrices that sums over the batch, b a plain sum over the batch.",
        "Six lines: yHat; E with pow(2) and sum(); dz as one product of element-wise factors; dW as dz transposed times x, of shape (outputs, features); db as sum(dim: 0), with the name dim, because a bare 0 is read as a dtype; then return E and each parameter minus learningRate times its gradient.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("mean-instead-of-sum", "The error is averaged over all entries. Here E is the sum of the squared errors, so no gradient is divided by anything.", MeanInsteadOfSum),
        new("averaged-over-batch", "The error is divided by the batch. Here E is the sum over all examples and all outputs.", AveragedOverBatch),
        new("factor-two-left-out", "The 2 of the derivative of a square is missing. It only vanishes where the error is defined with a half in front; here it is not.", FactorTwoLeftOut),
        new("tanh-derivative-left-out", "One link of the chain is missing: between yHat and z stands the tanh, with the derivative 1 - yHat^2.", TanhDerivativeLeftOut),
        new("derivative-of-input", "The derivative of tanh is taken as 1 - z^2. It is 1 - tanh(z)^2, which is 1 - yHat^2: use the value after the tanh.", DerivativeOfInput),
        new("uphill", "The step goes up the hill: the gradient points to where E grows, so it is subtracted.", Uphill),
        new("bias-gradient-not-summed", "The bias of shape (outputs) came back as a matrix. Every example of the batch pulls at the same bias, so its gradient is the sum over dimension 0.", BiasGradientNotSummed),
        new("bias-gradient-over-outputs", "The gradient of the bias is summed over the wrong axis, the outputs. Each output has a bias of its own and all examples share it: sum over dimension 0, the batch.", BiasGradientOverOutputs),
        new("one-after-the-other", "W is changed first, and the gradient of b is then computed with the new W. All gradients belong to the same point: compute them all, then step.", OneAfterTheOther),
        new("zero-taken-for-a-dtype", "The gradient of b is not a sum over the batch: C# reads the 0 in sum(0) as a dtype, the first of their list, and adds up everything as bytes. Name the argument: sum(dim: 0).", ZeroTakenForDtype),
        new("error-after-the-step", "The error returned is that of the new weights. E is the error that the step started from.", ErrorAfterTheStep),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("example by example", ExampleByExample),
        new("columns as in the lecture", Columns),
        new("recorded gradients", Recorded),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (batch, features, outputs, learningRate, dtype) in ((int, int, int, double, ScalarType)[])
            [(4, 3, 2, 0.1, float32), (1, 2, 3, 0.3, float32), (3, 3, 3, 0.05, float32), (2, 1, 1, 0.2, float32), (3, 2, 4, 0.1, float64)])
            yield return new Case($"batch {batch}, features {features}, outputs {outputs}{(dtype == float64 ? ", float64" : "")}",
                Draw.Tensor(random, dtype, 1, batch, features), Draw.Tensor(random, dtype, 1.5, batch, outputs),
                Draw.Tensor(random, dtype, 0.7, outputs, features), Draw.Tensor(random, dtype, 0.5, outputs), learningRate);
    }

    private static (Tensor E, Tensor newW, Tensor newb) Solve(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var yHat = Predict(x, W, b);
        return Step(x, W, b, Error(yHat, y), 2 * (yHat - y) * (1 - yHat * yHat), learningRate);
    }

    private static Tensor Predict(Tensor x, Tensor W, Tensor b) => (x.mm(W.t()) + b).tanh();

    private static Tensor Error(Tensor yHat, Tensor y) => (yHat - y).pow(2).sum();

    /// <summary>The step for whatever gradient dz arrives before the tanh.</summary>
    private static (Tensor, Tensor, Tensor) Step(Tensor x, Tensor W, Tensor b, Tensor E, Tensor dz, double learningRate) =>
        (E, W - learningRate * dz.t().mm(x), b - learningRate * dz.sum(dim: 0));

    private static (Tensor, Tensor, Tensor) MeanInsteadOfSum(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var (E, newW, newb) = Solve(x, y, W, b, learningRate / y.numel());
        return (E / y.numel(), newW, newb);
    }

    private static (Tensor, Tensor, Tensor) AveragedOverBatch(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var (E, newW, newb) = Solve(x, y, W, b, learningRate / y.shape[0]);
        return (E / y.shape[0], newW, newb);
    }

    private static (Tensor, Tensor, Tensor) FactorTwoLeftOut(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate) =>
        Solve(x, y, W, b, learningRate / 2);

    private static (Tensor, Tensor, Tensor) TanhDerivativeLeftOut(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var yHat = Predict(x, W, b);
        return Step(x, W, b, Error(yHat, y), 2 * (yHat - y), learningRate);
    }

    private static (Tensor, Tensor, Tensor) DerivativeOfInput(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var (z, yHat) = (x.mm(W.t()) + b, Predict(x, W, b));
        return Step(x, W, b, Error(yHat, y), 2 * (yHat - y) * (1 - z * z), learningRate);
    }

    private static (Tensor, Tensor, Tensor) Uphill(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate) =>
        Solve(x, y, W, b, -learningRate);

    private static (Tensor, Tensor, Tensor) BiasGradientNotSummed(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var yHat = Predict(x, W, b);
        var (E, newW, _) = Solve(x, y, W, b, learningRate);
        return (E, newW, b - learningRate * 2 * (yHat - y) * (1 - yHat * yHat));
    }

    private static (Tensor, Tensor, Tensor) BiasGradientOverOutputs(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var yHat = Predict(x, W, b);
        var (E, newW, _) = Solve(x, y, W, b, learningRate);
        return (E, newW, b - learningRate * (2 * (yHat - y) * (1 - yHat * yHat)).sum(1));
    }

    private static (Tensor, Tensor, Tensor) OneAfterTheOther(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var (E, newW, _) = Solve(x, y, W, b, learningRate);
        var (_, _, newb) = Solve(x, y, newW, b, learningRate);
        return (E, newW, newb);
    }

    private static (Tensor, Tensor, Tensor) ZeroTakenForDtype(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var yHat = Predict(x, W, b);
        var (E, newW, _) = Solve(x, y, W, b, learningRate);
        return (E, newW, b - learningRate * (2 * (yHat - y) * (1 - yHat * yHat)).sum(0));
    }

    private static (Tensor, Tensor, Tensor) ErrorAfterTheStep(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var (_, newW, newb) = Solve(x, y, W, b, learningRate);
        return (Error(Predict(x, newW, newb), y), newW, newb);
    }

    private static (Tensor, Tensor, Tensor) ExampleByExample(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var (E, dW, db) = (zeros(Array.Empty<long>(), dtype: x.dtype), zeros_like(W), zeros_like(b));
        for (long i = 0; i < x.shape[0]; i++)
        {
            var difference = (W.mv(x[i]) + b).tanh() - y[i];
            var dz = -2 * difference * ((difference + y[i]).pow(2) - 1);
            (E, dW, db) = (E + difference.dot(difference), dW + dz.outer(x[i]), db + dz);
        }
        return (E, W - learningRate * dW, b - learningRate * db);
    }

    private static (Tensor, Tensor, Tensor) Columns(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        var yHat = (W.mm(x.t()) + b.unsqueeze(1)).tanh();
        var dz = 2 * (yHat - y.t()) * (1 - yHat.pow(2));
        return ((yHat - y.t()).pow(2).sum(), W - learningRate * dz.mm(x), b - learningRate * dz.sum(1));
    }

    private static (Tensor, Tensor, Tensor) Recorded(Tensor x, Tensor y, Tensor W, Tensor b, double learningRate)
    {
        using var recording = enable_grad();
        var (Wr, br) = (W.clone().requires_grad_(), b.clone().requires_grad_());
        var E = Error(Predict(x, Wr, br), y);
        var gradients = autograd.grad([E], [Wr, br]);
        return (E.detach(), W - learningRate * gradients[0], b - learningRate * gradients[1]);
    }
}
