using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>A gradient measured by central differences, and how far another one is from it.</summary>
internal sealed class GradientCheck : FunctionExercise
{
    public override string Id => "gradient-check";

    public override string Title => "Checking a gradient";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["measured gradient", "relative error"];

    public override IReadOnlyList<string> Hints =>
    [
        "A partial derivative asks: how much does E change when this one number changes and all others stay? Ask it for one entry after the other.",
        "For entry i make a tensor of zeros with epsilon at i, in the shape of theta; add it to theta for one call of E and subtract it for the other. theta itself must not change.",
        "The loop's line has the shape (error(... + ...) - error(... - ...)) / (2 * ...). The relative error is the norm of the difference, divided by the sum of the two norms; where that sum is 0, return 0. The norm is pow(2).sum().sqrt().",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("one-sided", "The difference is taken to one side only, between theta + epsilon and theta. Its error shrinks with epsilon; that of the central difference with epsilon squared.", OneSided),
        new("divided-by-epsilon", "The difference of the two values is divided by epsilon, but they lie 2 epsilon apart: the gradient is twice too large.", DividedByEpsilon),
        new("sign", "The sign is turned round: E at theta + epsilon comes first, E at theta - epsilon is subtracted.", Sign),
        new("all-at-once", "All entries are moved at once. That measures the sum of all partial derivatives; move one entry at a time.", AllAtOnce),
        new("not-moved-back", "An entry is not moved back before the next one moves, so later entries are measured at another point.", NotMovedBack),
        new("absolute-error", "The error is absolute. 0.001 is much for a gradient of 0.01 and nothing for one of 1000: divide by the sum of the two norms.", AbsoluteError),
        new("relative-to-one-of-two", "The error is divided by the norm of one gradient only. The sum of both norms treats the two alike and keeps the result between 0 and 1.", RelativeToOne),
        new("zero-by-zero", "Two gradients of zero agree, but 0 / 0 is NaN. Return 0 in that case.", ZeroByZero),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("written into copies", WrittenIntoCopies),
        new("rows of a diagonal matrix", RowsOfDiagonal),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (shape, scale, spoilt) in ((long[], double, double)[])
            [([3, 4], 1, 0.1), ([5], 0.5, 0), ([1], 2, 0.5), ([2, 2], 1, 1), ([2, 1, 3], 0.01, 0.2)])
        {
            var theta = Draw.Tensor(random, float64, 1, shape);
            var gradient = scale * (theta.cos() + 2 * theta.sum());
            var analytic = gradient + spoilt * scale * Draw.Tensor(random, float64, 1, shape);
            yield return new Case($"theta of shape ({string.Join(", ", shape)}), E = {(scale == 1 ? "" : FormattableString.Invariant($"{scale} * "))}(sum of sines + square of the sum)", Error(scale), theta, analytic, 1e-3);
        }
        yield return new Case("a constant E and a gradient of zero", Error(0), Draw.Tensor(random, float64, 1, 2, 3), zeros(2, 3, dtype: float64), 1e-2);
    }

    /// <summary>Entries depend on each other, and no derivative vanishes, so that every mistake shows.</summary>
    private static Func<Tensor, double> Error(double scale) =>
        theta => scale * (theta.sin().sum().item<double>() + theta.sum().pow(2).item<double>());

    private static (Tensor numeric, double relativeError) Solve(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon) =>
        WithRelativeError(Measure(theta, bump => (error(theta + epsilon * bump) - error(theta - epsilon * bump)) / (2 * epsilon)), analytic);

    /// <summary>Asks one question per entry; <c>bump</c> has the shape of theta, 1 at the entry and 0 elsewhere.</summary>
    private static Tensor Measure(Tensor theta, Func<Tensor, double> slope)
    {
        var slopes = new double[theta.numel()];
        for (long i = 0; i < slopes.Length; i++)
        {
            var bump = zeros(theta.numel(), dtype: theta.dtype);
            bump[i] = 1.0;
            slopes[i] = slope(bump.reshape(theta.shape));
        }
        return tensor(slopes).reshape(theta.shape);
    }

    private static double Norm(Tensor gradient) => gradient.pow(2).sum().sqrt().item<double>();

    private static (Tensor, double) WithRelativeError(Tensor numeric, Tensor analytic)
    {
        double size = Norm(numeric) + Norm(analytic);
        return (numeric, size == 0 ? 0 : Norm(numeric - analytic) / size);
    }

    private static (Tensor, double) OneSided(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon) =>
        WithRelativeError(Measure(theta, bump => (error(theta + epsilon * bump) - error(theta)) / epsilon), analytic);

    private static (Tensor, double) DividedByEpsilon(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon) =>
        WithRelativeError(Measure(theta, bump => (error(theta + epsilon * bump) - error(theta - epsilon * bump)) / epsilon), analytic);

    private static (Tensor, double) Sign(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon) =>
        WithRelativeError(Measure(theta, bump => (error(theta - epsilon * bump) - error(theta + epsilon * bump)) / (2 * epsilon)), analytic);

    private static (Tensor, double) AllAtOnce(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon) =>
        WithRelativeError(Measure(theta, _ => (error(theta + epsilon) - error(theta - epsilon)) / (2 * epsilon)), analytic);

    private static (Tensor, double) NotMovedBack(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon)
    {
        var moved = theta;
        return WithRelativeError(Measure(theta, bump =>
        {
            var up = moved + epsilon * bump;
            moved = up - 2 * epsilon * bump;
            return (error(up) - error(moved)) / (2 * epsilon);
        }), analytic);
    }

    private static (Tensor, double) AbsoluteError(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon)
    {
        var (numeric, _) = Solve(error, theta, analytic, epsilon);
        return (numeric, Norm(numeric - analytic));
    }

    private static (Tensor, double) RelativeToOne(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon)
    {
        var (numeric, _) = Solve(error, theta, analytic, epsilon);
        return (numeric, Norm(numeric) == 0 ? 0 : Norm(numeric - analytic) / Norm(numeric));
    }

    private static (Tensor, double) ZeroByZero(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon)
    {
        var (numeric, _) = Solve(error, theta, analytic, epsilon);
        return (numeric, Norm(numeric - analytic) / (Norm(numeric) + Norm(analytic)));
    }

    private static (Tensor, double) WrittenIntoCopies(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon)
    {
        var numeric = zeros_like(theta);
        for (long i = 0; i < theta.numel(); i++)
        {
            var (up, down) = (theta.clone(), theta.clone());
            up.view(-1)[i] = up.view(-1)[i] + epsilon;
            down.view(-1)[i] = down.view(-1)[i] - epsilon;
            numeric.view(-1)[i] = (error(up) - error(down)) / epsilon / 2;
        }
        return WithRelativeError(numeric, analytic);
    }

    private static (Tensor, double) RowsOfDiagonal(Func<Tensor, double> error, Tensor theta, Tensor analytic, double epsilon)
    {
        var bumps = eye(theta.numel(), dtype: theta.dtype) * epsilon;
        var slopes = Enumerable.Range(0, (int)theta.numel()).Select(i => bumps[i].reshape(theta.shape))
            .Select(bump => 0.5 * (error(theta + bump) / epsilon - error(theta - bump) / epsilon)).ToArray();
        return WithRelativeError(tensor(slopes).reshape(theta.shape), analytic);
    }
}
