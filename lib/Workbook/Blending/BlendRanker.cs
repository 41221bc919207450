using TorchSharp;
using TorchSharp.Modules;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Blending;

/// <summary>
/// Scores blends by a weighted sum of their features. The weights are fitted so that, among the candidates for two words, the
/// softmax of the scores gives the known blend a high probability (the conditional logit of D. McFadden, Conditional logit
/// analysis of qualitative choice behavior, 1974): -ln P(right) is averaged over the questions and descended by gradient.
/// </summary>
public sealed class BlendRanker
{
    private readonly double[] means, scales;

    private BlendRanker(double[] means, double[] scales, double[] weights, double[] losses) =>
        (this.means, this.scales, Weights, Losses) = (means, scales, weights, losses);

    /// <summary>The weight of each feature, which is first brought to mean 0 and standard deviation 1 over all candidates.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The loss before each step of the descent.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>Fits weights, all of which begin at 0: every candidate equally likely.</summary>
    /// <param name="questions">With the same features each.</param>
    /// <param name="right">The known blend of each question; one of its candidates.</param>
    /// <param name="steps">Steps of Adam over all questions at once.</param>
    /// <param name="learningRate">The size of a step.</param>
    /// <param name="decay">How strongly large weights are held back: the sum of their squares times this is added to the loss.</param>
    /// <exception cref="ArgumentException">There are no questions, their number differs from that of the answers, or an answer is not among its candidates.</exception>
    public static BlendRanker Fit(IReadOnlyList<BlendQuestion> questions, IReadOnlyList<string> right, int steps = 300, double learningRate = 0.05, double decay = 0.002)
    {
        if (questions.Count == 0 || questions.Count != right.Count) throw new ArgumentException($"{questions.Count} questions and {right.Count} answers: there must be as many, and at least one.", nameof(right));
        using var scope = NewDisposeScope();
        var (means, scales) = Spread(questions);
        var (features, blocked) = Stack(questions, means, scales);
        var targets = tensor(questions.Select((question, i) => Place(question, right[i])).ToArray());
        var weights = new Parameter(zeros(means.Length, dtype: float64));
        using var adam = optim.Adam([weights], learningRate);
        double[] losses = Learning.Run(adam, steps, _ => nn.functional.cross_entropy(features.matmul(weights) + blocked, targets) + decay * (weights * weights).sum());
        return new BlendRanker(means, scales, weights.detach().data<double>().ToArray(), losses);
    }

    /// <summary>The score of a candidate; only differences between candidates for the same two words mean something.</summary>
    /// <param name="features">The numbers of the candidate.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers than weights.</exception>
    public double Score(IReadOnlyList<double> features)
    {
        if (features.Count != Weights.Count) throw new ArgumentException($"{features.Count} features, but {Weights.Count} weights were fitted.", nameof(features));
        return features.Select((feature, f) => Weights[f] * (feature - means[f]) / scales[f]).Sum();
    }

    /// <summary>The place of a blend when the candidates are sorted by score, 1 for the best; of equal scores, it comes last.</summary>
    /// <param name="question">Its candidates are ranked.</param>
    /// <param name="blend">One of them.</param>
    /// <exception cref="ArgumentException">The blend is not among the candidates.</exception>
    public int Rank(BlendQuestion question, string blend)
    {
        double score = Score(question.Features[(int)Place(question, blend)]);
        return question.Features.Count(features => Score(features) >= score);
    }

    private static long Place(BlendQuestion question, string blend)
    {
        for (int i = 0; i < question.Candidates.Count; i++)
            if (question.Candidates[i] == blend) return i;
        throw new ArgumentException($"'{blend}' is not among the candidates for {question.First} and {question.Second}.", nameof(blend));
    }

    private static (double[] Means, double[] Scales) Spread(IReadOnlyList<BlendQuestion> questions)
    {
        var all = questions.SelectMany(question => question.Features).ToList();
        double[] means = [.. all[0].Select((_, f) => all.Average(features => features[f]))];
        double[] scales = [.. means.Select((mean, f) => Math.Sqrt(all.Average(features => (features[f] - mean) * (features[f] - mean))))];
        return (means, [.. scales.Select(scale => scale > 0 ? scale : 1)]);
    }

    /// <summary>All questions as one rectangle; what fills up short rows is blocked by -infinity added to its score.</summary>
    private static (Tensor Features, Tensor Blocked) Stack(IReadOnlyList<BlendQuestion> questions, double[] means, double[] scales)
    {
        int most = questions.Max(question => question.Candidates.Count), count = means.Length;
        var (features, blocked) = (new double[questions.Count * most * count], new double[questions.Count * most]);
        for (int q = 0; q < questions.Count; q++)
            for (int c = 0; c < most; c++)
            {
                if (c >= questions[q].Candidates.Count) blocked[q * most + c] = double.NegativeInfinity;
                else for (int f = 0; f < count; f++) features[(q * most + c) * count + f] = (questions[q].Features[c][f] - means[f]) / scales[f];
            }
        return (tensor(features).reshape(questions.Count, most, count), tensor(blocked).reshape(questions.Count, most));
    }
}
