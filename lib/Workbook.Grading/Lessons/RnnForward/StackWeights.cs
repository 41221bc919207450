using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnForward;

/// <summary>The lecture's short form: Wa = [Waa Wax] next to [a&lt;t-1&gt;, x&lt;t&gt;], so that one product replaces two.</summary>
internal sealed class StackWeights : FunctionExercise
{
    public override string Id => "stack-weights";

    public override string Title => "Stacked weights";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["stacked weights Wa", "stacked input"];

    public override IReadOnlyList<string> Hints =>
    [
        "Wa has as many rows as Waa and Wax have. What about its columns, and in which order do they stand?",
        "torch.cat(new[] { first, second }, dim) puts tensors side by side along a dimension. Weights and inputs are cut along the same one.",
        "Two calls of torch.cat, both with dim 1, both with the part that belongs to a before the part that belongs to x.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("orders-differ", "Weights and input are stacked in different orders, so the weights of a meet the values of x. Both must start with the part of a.", OrdersDiffer),
        new("input-first", "Both start with the part of x. The product is right, but the lecture, and everybody who reads your matrix, expects Wa = [Waa Wax], the part of a first.", InputFirst),
        new("stacked-in-rows", "The matrices are stacked on top of each other (dim 0). The units are the rows and stay; the columns grow, so the dimension is 1.", StackedInRows),
        new("transposed", "Wa is transposed. It keeps the layout of its parts: one row per hidden unit, hidden + features columns.", Transposed),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("written into zeros", WrittenIntoZeros),
        new("concatenated as columns", AsColumns),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        RnnSizes[] sizes =
        [
            new(Batch: 3, Features: 4, Hidden: 5, Outputs: 1),
            new(Batch: 1, Features: 6, Hidden: 2, Outputs: 1),
            new(Batch: 3, Features: 3, Hidden: 3, Outputs: 1),
            new(Batch: 2, Features: 1, Hidden: 1, Outputs: 1),
            new(Batch: 2, Features: 3, Hidden: 4, Outputs: 1, DoublePrecision: true),
        ];
        foreach (var size in sizes)
            yield return new Case(size.Text, size.Tensor(random, size.Hidden, size.Hidden), size.Tensor(random, size.Hidden, size.Features),
                size.Tensor(random, size.Batch, size.Hidden), size.Tensor(random, size.Batch, size.Features));
    }

    private static (Tensor Wa, Tensor stacked) Solve(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) =>
        (cat([Waa, Wax], 1), cat([aPrev, xt], 1));

    private static (Tensor, Tensor) OrdersDiffer(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) => (cat([Waa, Wax], 1), cat([xt, aPrev], 1));

    private static (Tensor, Tensor) InputFirst(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) => (cat([Wax, Waa], 1), cat([xt, aPrev], 1));

    private static (Tensor, Tensor) StackedInRows(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) => (cat([Waa, Wax], 0), cat([aPrev, xt], 0));

    private static (Tensor, Tensor) Transposed(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) => (cat([Waa, Wax], 1).t(), cat([aPrev, xt], 1));

    private static (Tensor, Tensor) WrittenIntoZeros(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) => (SideBySide(Waa, Wax), SideBySide(aPrev, xt));

    private static Tensor SideBySide(Tensor left, Tensor right)
    {
        var both = zeros(left.shape[0], left.shape[1] + right.shape[1], dtype: left.dtype);
        both.narrow(1, 0, left.shape[1]).copy_(left);
        both.narrow(1, left.shape[1], right.shape[1]).copy_(right);
        return both;
    }

    private static (Tensor, Tensor) AsColumns(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt) =>
        (cat([Waa.t(), Wax.t()], 0).t(), cat([aPrev.t(), xt.t()], 0).t());
}
