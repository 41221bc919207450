using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>Clipping by norm: all gradients of a model scaled by one factor when they are too long together.</summary>
internal sealed class ClipByNorm : FunctionExercise
{
    public override string Id => "clip-by-norm";

    public override string Title => "Clipping by norm";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["clipped gradients"];

    /// <summary>Libraries add 1e-6 to the norm before they divide; that is as right as leaving it out.</summary>
    public override double Tolerance(bool doublePrecision) => 2e-5;

    public override IReadOnlyList<string> Hints =>
    [
        "All gradients together are one long arrow. Clipping by norm shortens the arrow and keeps its direction. What does that say about the factors of the single tensors?",
        "The norm is the root of the sum of the squares of all entries of all tensors. Only if it is larger than maxNorm, everything is multiplied by maxNorm / norm.",
        "First a sum over the tensors of pow(2).sum(), then one root. Then one factor, which is 1 when nothing is to be done, and a new array in which each gradient is multiplied by it.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("each-alone", "Every tensor is clipped by its own norm. That changes the direction of the step; one norm over all of them and one factor keep it.", EachAlone),
        new("always-scaled", "Gradients shorter than maxNorm are stretched to it, so training never settles down, and a gradient of zero becomes NaN. Scale only what is too long.", AlwaysScaled),
        new("root-left-out", "The root is missing: the sum of the squares is compared with maxNorm.", RootLeftOut),
        new("sum-of-norms", "The norms of the tensors are added up. Lengths add like the sides of a right angle: squares first, root last.", SumOfNorms),
        new("largest-entry", "The largest entry is compared with maxNorm. The norm is the root of the sum of all squares.", LargestEntry),
        new("by-value", "The entries are clipped one by one. That is clipping by value, and it turns the direction of the step.", ByValue),
        new("scaled-to-one", "Gradients that are too long are scaled to length 1. They are to have the length maxNorm.", ScaledToOne),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("all entries in one vector", OneVector),
        new("a small number added to the norm, as libraries do", SmallNumberAdded),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (share, dtype) in ((double, ScalarType)[])[(0.3, float32), (2.5, float32), (1.1, float32), (0.05, float32), (0.5, float64)])
        {
            Tensor[] gradients = [Draw.Tensor(random, dtype, 2, 4, 3), Draw.Tensor(random, dtype, 1, 4, 4), Draw.Tensor(random, dtype, 0.2, 4)];
            yield return new Case(FormattableString.Invariant($"three gradients, maxNorm {share} of their norm"), gradients, share * Norm(gradients));
        }
        Tensor[] single = [Draw.Tensor(random, float32, 3, 1)];
        yield return new Case("a single number, maxNorm half of it", single, 0.5 * Norm(single));
        yield return new Case("gradients of zero", new Tensor[] { zeros(2, 3), zeros(3) }, 0.7);
    }

    private static double Norm(Tensor[] gradients) => Math.Sqrt(SumOfSquares(gradients));

    private static double SumOfSquares(Tensor[] gradients) => gradients.Sum(gradient => gradient.to_type(float64).pow(2).sum().item<double>());

    private static Tensor[] Scaled(Tensor[] gradients, double factor) => [.. gradients.Select(gradient => gradient * factor)];

    /// <summary>The rule for whatever length is compared with maxNorm.</summary>
    private static Tensor[] ScaledWhere(Tensor[] gradients, double length, double maxNorm) =>
        Scaled(gradients, length > maxNorm ? maxNorm / length : 1);

    private static Tensor[] Solve(Tensor[] gradients, double maxNorm) => ScaledWhere(gradients, Norm(gradients), maxNorm);

    private static Tensor[] EachAlone(Tensor[] gradients, double maxNorm) => [.. gradients.Select(gradient => Solve([gradient], maxNorm)[0])];

    private static Tensor[] AlwaysScaled(Tensor[] gradients, double maxNorm) => Scaled(gradients, maxNorm / Norm(gradients));

    private static Tensor[] RootLeftOut(Tensor[] gradients, double maxNorm) => ScaledWhere(gradients, SumOfSquares(gradients), maxNorm);

    private static Tensor[] SumOfNorms(Tensor[] gradients, double maxNorm) => ScaledWhere(gradients, gradients.Sum(gradient => Norm([gradient])), maxNorm);

    private static Tensor[] LargestEntry(Tensor[] gradients, double maxNorm) =>
        ScaledWhere(gradients, gradients.Max(gradient => gradient.to_type(float64).abs().max().item<double>()), maxNorm);

    private static Tensor[] ByValue(Tensor[] gradients, double maxNorm) =>
        [.. gradients.Select(gradient => gradient.clamp(-maxNorm, maxNorm))];

    private static Tensor[] ScaledToOne(Tensor[] gradients, double maxNorm) =>
        Scaled(gradients, Norm(gradients) > maxNorm ? 1 / Norm(gradients) : 1);

    private static Tensor[] OneVector(Tensor[] gradients, double maxNorm)
    {
        var all = cat(gradients.Select(gradient => gradient.reshape(-1)).ToList());
        var factor = (maxNorm / all.pow(2).sum().sqrt()).clamp_max(1);
        return [.. gradients.Select(gradient => gradient * factor)];
    }

    private static Tensor[] SmallNumberAdded(Tensor[] gradients, double maxNorm) =>
        Scaled(gradients, Math.Min(1, maxNorm / (Norm(gradients) + 1e-6)));
}
