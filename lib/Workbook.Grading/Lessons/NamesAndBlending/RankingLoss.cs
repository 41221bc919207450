using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>The loss that teaches a ranking: -ln of the share that the softmax over the real candidates gives to the right one.</summary>
internal sealed class RankingLoss : FunctionExercise
{
    public override string Id => "ranking-loss";

    public override string Title => "A loss for rankings";

    public override double Points => 0;

    public override IReadOnlyList<string> Outputs(int function) => ["loss"];

    public override IReadOnlyList<string> Hints =>
    [
        "For one question it is the cross-entropy you know: a softmax over the scores, and the negative logarithm of what the right one gets. The rows have different numbers of candidates. Which score must padding have, so that the softmax gives it nothing?",
        "torch.arange(most) compared with counts.unsqueeze(1) says which places are padding; scores.masked_fill(padding, double.NegativeInfinity) takes them out of the softmax. nn.functional.cross_entropy does the rest: softmax, logarithm, mean.",
        "var padding = torch.arange(scores.shape[1]).unsqueeze(0).ge(counts.unsqueeze(1)); then return nn.functional.cross_entropy(scores with padding filled by minus infinity, right).",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("padding-competes", "Padding takes part in the softmax, with whatever score stands there. A question with few candidates would be judged against words that do not exist.", PaddingCompetes),
        new("padding-scores-zero", "Padding gets the score 0. That is not nothing: exp(0) = 1, as much as a candidate of middling quality. Only minus infinity has the share 0.", PaddingScoresZero),
        new("summed", "The losses of the questions are added up. Then the size of a step depends on how many questions there are: take the mean.", Summed),
        new("probability-not-logarithm", "The loss is one minus the probability of the right one, or the probability itself with a minus. Near 0 it is flat and teaches nothing; its logarithm is steep just there.", NoLogarithm),
        new("scores-not-normalized", "The loss is the negative score of the right candidate, without the softmax. Descent would raise all scores for ever: only the difference from the others counts.", NotNormalized),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("question by question", OneByOne),
        new("log-sum-exp minus the right score", LogSumExp),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (counts, dtype) in ((int[], ScalarType)[])[([4, 2, 5], float32), ([1, 3], float32), ([6], float64), ([3, 3, 3], float64), ([2, 7, 4, 1], float64)])
        {
            var scores = Draw.Tensor(random, dtype, 2.0, counts.Length, counts.Max());
            var right = tensor(counts.Select(count => (long)random.Next(count)).ToArray());
            yield return new Case($"{string.Join(", ", counts)} candidates", scores, tensor(counts.Select(count => (long)count).ToArray()), right);
        }
    }

    private static Tensor Padding(Tensor scores, Tensor counts) => arange(scores.shape[1]).unsqueeze(0).ge(counts.unsqueeze(1));

    private static Tensor Solve(Tensor scores, Tensor counts, Tensor right) => nn.functional.cross_entropy(scores.masked_fill(Padding(scores, counts), double.NegativeInfinity), right);

    private static Tensor PaddingCompetes(Tensor scores, Tensor counts, Tensor right) => nn.functional.cross_entropy(scores, right);

    private static Tensor PaddingScoresZero(Tensor scores, Tensor counts, Tensor right) => nn.functional.cross_entropy(scores.masked_fill(Padding(scores, counts), 0), right);

    private static Tensor Summed(Tensor scores, Tensor counts, Tensor right) => Solve(scores, counts, right) * scores.shape[0];

    private static Tensor NoLogarithm(Tensor scores, Tensor counts, Tensor right)
    {
        var shares = scores.masked_fill(Padding(scores, counts), double.NegativeInfinity).softmax(1);
        return 1 - shares.gather(1, right.unsqueeze(1)).mean();
    }

    private static Tensor NotNormalized(Tensor scores, Tensor counts, Tensor right) => -scores.gather(1, right.unsqueeze(1)).mean();

    private static Tensor OneByOne(Tensor scores, Tensor counts, Tensor right)
    {
        var losses = new List<Tensor>();
        for (long q = 0; q < scores.shape[0]; q++)
            losses.Add(-nn.functional.log_softmax(scores[q].narrow(0, 0, counts[q].item<long>()), 0)[right[q].item<long>()]);
        return stack(losses, 0).mean();
    }

    private static Tensor LogSumExp(Tensor scores, Tensor counts, Tensor right)
    {
        var real = Padding(scores, counts).logical_not().to_type(scores.dtype);
        return ((scores.exp() * real).sum(1).log() - scores.gather(1, right.unsqueeze(1)).squeeze(1)).mean();
    }
}
