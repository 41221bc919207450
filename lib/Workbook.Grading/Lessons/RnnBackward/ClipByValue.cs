using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>Clipping by value: every entry of a gradient into the interval from -limit to limit.</summary>
internal sealed class ClipByValue : FunctionExercise
{
    public override string Id => "clip-by-value";

    public override string Title => "Clipping by value";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["clipped gradient"];

    public override IReadOnlyList<string> Hints =>
    [
        "Each entry is looked at alone. Which entries change, and what do they become?",
        "An entry above limit becomes limit, one below -limit becomes -limit, all others stay.",
        "One line: a tensor has a method clamp that takes the lower and the upper end of an interval.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("only-from-above", "Large negative entries pass. A gradient explodes in both directions, so the interval is -limit to limit.", OnlyFromAbove),
        new("sign-lost", "The entries lost their signs. A clipped entry of -7 becomes -limit, not limit, and one within the interval stays as it is.", SignLost),
        new("set-to-zero", "Entries beyond the limit became zero: the weights that most need a step would get none. They become limit or -limit.", SetToZero),
        new("scaled", "The whole gradient is scaled until its largest entry fits. That changes entries that were within the limit; clipping by value leaves them alone.", Scaled),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("minimum and maximum", MinimumAndMaximum),
        new("chosen by condition", Chosen),
        new("sign times size", SignTimesSize),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (shape, limit, dtype) in ((long[], double, ScalarType)[])
            [([4, 5], 0.8, float32), ([7], 1.25, float32), ([1], 0.05, float32), ([2, 3, 2], 5, float32), ([3, 3], 0.5, float64)])
            yield return new Case(FormattableString.Invariant($"shape ({string.Join(", ", shape)}), limit {limit}"), Draw.Tensor(random, dtype, 2, shape), limit);
    }

    private static Tensor Solve(Tensor gradient, double limit) => gradient.clamp(-limit, limit);

    private static Tensor OnlyFromAbove(Tensor gradient, double limit) => gradient.clamp_max(limit);

    private static Tensor SignLost(Tensor gradient, double limit) => gradient.abs().clamp_max(limit);

    private static Tensor SetToZero(Tensor gradient, double limit) => where(gradient.abs().gt(limit), zeros_like(gradient), gradient);

    private static Tensor Scaled(Tensor gradient, double limit)
    {
        double largest = gradient.abs().max().to_type(float64).item<double>();
        return largest > limit ? gradient * (limit / largest) : gradient.clone();
    }

    private static Tensor MinimumAndMaximum(Tensor gradient, double limit) =>
        minimum(maximum(gradient, full_like(gradient, -limit)), full_like(gradient, limit));

    private static Tensor Chosen(Tensor gradient, double limit)
    {
        var fromAbove = where(gradient.gt(limit), full_like(gradient, limit), gradient);
        return where(fromAbove.lt(-limit), full_like(gradient, -limit), fromAbove);
    }

    private static Tensor SignTimesSize(Tensor gradient, double limit) => gradient.sign() * gradient.abs().clamp_max(limit);
}
