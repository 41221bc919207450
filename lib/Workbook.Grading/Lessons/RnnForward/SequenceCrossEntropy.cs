using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnForward;

/// <summary>The loss of a sequence in both forms: yes or no at every step, and one of many at every step.</summary>
internal sealed class SequenceCrossEntropy : FunctionExercise
{
    private const int Binary = 0, Categorical = 1;

    public override string Id => "sequence-cross-entropy";

    public override string Title => "The loss of a sequence";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => function == Binary ? ["binary form"] : ["softmax form"];

    public override IReadOnlyList<string> Hints =>
    [
        "Each step has a loss of its own. The steps of a sequence are added up; the sequences of a batch are averaged.",
        "So: sum everything and divide by the batch size, which is the first entry of the shape. In the binary form both outcomes cost something: y counts log(yHat), 1 - y counts log(1 - yHat).",
        "For the softmax form take log_softmax over the last dimension, pick the entry of each target with gather (its index needs one more dimension at the end), then negate, sum and divide.",
    ];

    public override IReadOnlyList<Delegate> Reference => [SolveBinary, SolveCategorical];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("averaged-over-steps", "The loss is averaged over steps and batch. The lecture's loss adds up the steps of a sequence and averages only over the batch, so a longer sentence counts more.", MeanBinary, MeanCategorical),
        new("summed-over-batch", "The loss is summed over the batch too. Divide by the number of sequences, or the gradient grows with the batch.", SumBinary, SumCategorical),
        new("softmax-applied-twice", "The softmax is applied twice: log_softmax already contains it, and it takes logits.", SolveBinary, TwiceCategorical),
        new("only-the-positive-term", "Only the steps with y = 1 cost anything, so a network that always says yes would be perfect. The other half is (1 - y) log(1 - yHat).", PositiveBinary, SolveCategorical),
        new("sign", "The sign is turned round: log of a probability is negative, and a loss must shrink as predictions get better.", NegativeBinary, NegativeCategorical),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("the library's losses, summed", LibraryBinary, LibraryCategorical),
        new("one-hot targets as in the lecture", WhereBinary, OneHotCategorical),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (batch, steps, vocabulary, dtype) in ((int, int, int, ScalarType)[])
            [(3, 4, 5, float32), (1, 6, 3, float32), (4, 1, 4, float32), (3, 3, 3, float32), (2, 5, 6, float64)])
        {
            string name = $"batch {batch}, {steps} steps";
            var yHat = Draw.Tensor(random, dtype, 2, batch, steps).sigmoid();
            var y = (arange(batch * steps) % 2).reshape(batch, steps).to_type(dtype);
            yield return new Case(name, yHat, y) { Function = Binary };
            yield return new Case($"{name}, vocabulary {vocabulary}", Draw.Tensor(random, dtype, 2, batch, steps, vocabulary), Draw.Ids(random, vocabulary, batch, steps)) { Function = Categorical };
        }
    }

    private static Tensor SolveBinary(Tensor yHat, Tensor y) => SumBinary(yHat, y) / yHat.shape[0];

    private static Tensor SolveCategorical(Tensor logits, Tensor targets) => SumCategorical(logits, targets) / logits.shape[0];

    private static Tensor MeanBinary(Tensor yHat, Tensor y) => SumBinary(yHat, y) / y.numel();

    private static Tensor MeanCategorical(Tensor logits, Tensor targets) => SumCategorical(logits, targets) / targets.numel();

    private static Tensor SumBinary(Tensor yHat, Tensor y) => -(y * yHat.log() + (1 - y) * (1 - yHat).log()).sum();

    private static Tensor SumCategorical(Tensor logits, Tensor targets) => -logits.log_softmax(-1).gather(-1, targets.unsqueeze(-1)).sum();

    private static Tensor TwiceCategorical(Tensor logits, Tensor targets) => SolveCategorical(logits.softmax(-1), targets);

    private static Tensor PositiveBinary(Tensor yHat, Tensor y) => -(y * yHat.log()).sum() / yHat.shape[0];

    private static Tensor NegativeBinary(Tensor yHat, Tensor y) => -SolveBinary(yHat, y);

    private static Tensor NegativeCategorical(Tensor logits, Tensor targets) => -SolveCategorical(logits, targets);

    private static Tensor LibraryBinary(Tensor yHat, Tensor y) =>
        nn.functional.binary_cross_entropy(yHat, y, reduction: nn.Reduction.Sum) / yHat.shape[0];

    private static Tensor LibraryCategorical(Tensor logits, Tensor targets) =>
        nn.functional.cross_entropy(logits.reshape(-1, logits.shape[2]), targets.reshape(-1), reduction: nn.Reduction.Sum) / logits.shape[0];

    private static Tensor WhereBinary(Tensor yHat, Tensor y) => -where(y.eq(1), yHat, 1 - yHat).log().sum(1).mean();

    private static Tensor OneHotCategorical(Tensor logits, Tensor targets)
    {
        var oneHot = nn.functional.one_hot(targets, logits.shape[2]).to_type(logits.dtype);
        return -(oneHot * logits.softmax(-1).log()).sum(-1).sum(1).mean();
    }
}
