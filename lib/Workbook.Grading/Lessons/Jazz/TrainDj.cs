using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using Workbook.Training;
using static TorchSharp.torch;
using BatchList = System.Collections.Generic.IReadOnlyList<(TorchSharp.torch.Tensor X, TorchSharp.torch.Tensor Y)>;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor[]>;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>The training of the homework: Adam, the loss summed over the steps, the learning rate divided by 1 + decay k.</summary>
internal sealed class TrainDj : ExerciseSpec
{
    private const string Losses = "losses before each update", Weights = "weights after the training";

    public override string Id => "train-dj";

    public override string Title => "Training with a decaying learning rate";

    public override double Points => 10;

    public override IReadOnlyList<string> Hints =>
    [
        "One update per batch: set the learning rate, compute the loss, send it back, step. The loss of a batch is the sum of the cross-entropies of all its steps, each a mean over the batch.",
        "Make one optimizer before the loop, optim.Adam(model.parameters(), learningRate). For update k, counted from 0, set foreach (var group in optimizer.ParamGroups) group.LearningRate = ...; the initial states are zeros of shape (batch, n_a). nn.functional.cross_entropy takes the logits of a step and its labels Y.select(1, t).",
        "for (int k = 0; k < batches.Count; k++): the rate is learningRate / (1 + decay * ...); outputs = model.call(X, ..., ...); the loss adds up nn.functional.cross_entropy(outputs[t], ...) over t; losses[k] = loss.item<float>(); then zero_grad, backward, step, in this order.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("weight-decay", "decay went to the optimizer as weight_decay. That pulls the weights towards zero. Keras' decay is another thing: it makes the learning rate smaller from update to update, lr / (1 + decay k).", WeightDecay),
        new("rate-constant", "The learning rate stays the same. Update k, counted from 0, uses lr / (1 + decay k).", RateConstant),
        new("rate-compounded", "The learning rate is divided by 1 + decay again and again, so it falls exponentially. It is the starting rate that is divided, by 1 + decay k.", RateCompounded),
        new("counted-from-1", "The updates are counted from 1, so the first one is already slowed down. The first update uses the full learning rate: k starts at 0.", CountedFromOne),
        new("softmax-twice", "The softmax is applied before cross_entropy, which applies it again. The probabilities are flattened, the gradients shrink, and the loss cannot come near 0. Pass the logits.", SoftmaxTwice),
        new("loss-averaged", "The loss is averaged over the steps. In the homework every step has a loss of its own and they are added up: thirty steps, thirty terms.", LossAveraged),
        new("batch-summed", "The cross-entropies are summed over the batch. Only the steps are added up; over the batch it is the mean, or the loss of a smaller last batch cannot be compared.", BatchSummed),
        new("last-step-only", "Only the last step's output is scored. Every step predicts a value; all of them count.", LastStepOnly),
        new("gradients-not-cleared", "The gradients are not cleared between updates, so each update also repeats all earlier ones. Call zero_grad() before backward().", GradientsNotCleared),
        new("new-optimizer-each-update", "A new optimizer is made for every update. Adam's running means start from nothing each time, so every step is as long as the first one.", NewOptimizerEachUpdate),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("learning rate by LambdaLR", ByScheduler),
        new("one cross-entropy for all steps", OneCrossEntropy),
        new("the library's loop, the rate set with each loss", ByLearning),
    ];

    // Sums in another order differ in the last digits, and Adam divides small gradients by their own size.
    public override double Tolerance(bool doublePrecision) => 5e-4;

    /// <inheritdoc/>
    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var (size, decay) in new[] { (new JazzSizes(Batch: 3, Steps: 4, Values: 5, Hidden: 3), 0.5), (new JazzSizes(Batch: 2, Steps: 6, Values: 4, Hidden: 5), 0.2) })
        {
            var layers = size.Layers(random);
            var smaller = size with { Batch = 1 };
            BatchList batches = [.. Enumerable.Range(0, 5).Select(i => i == 4 ? smaller : size).Select(part => (part.Inputs(random), part.Labels(random)))];
            string name = FormattableString.Invariant($"{size.Text}, 5 updates, decay {decay}");
            var outcome = WithGradient(() => answer[0].DynamicInvoke(DjModel.Solve(layers.Cell, layers.Densor), batches, (long)size.Hidden, 0.05, decay));
            yield return new(Losses, name, outcome.Value, outcome.Thrown);
            yield return new(Weights, name, JazzSizes.Parameters(layers).Select(parameter => parameter.detach().clone()).ToArray(), outcome.Thrown);
        }
    }

    private static Outcome WithGradient(Func<object?> call)
    {
        try
        {
            return new Outcome(call(), null);
        }
        catch (System.Reflection.TargetInvocationException wrapped) when (wrapped.InnerException is { } thrown)
        {
            return new Outcome(null, thrown);
        }
    }

    private static double[] Solve(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), Scores);

    /// <summary>The loop with the rate's factor and the loss left open.</summary>
    private static double[] Train(Network model, BatchList batches, long n_a, double learningRate, Func<int, double> factor, Func<Tensor[], Tensor, Tensor> loss, double weightDecay = 0, bool clears = true, bool renews = false)
    {
        var optimizer = optim.Adam(model.parameters(), learningRate, weight_decay: weightDecay);
        var losses = new double[batches.Count];
        for (int k = 0; k < batches.Count; k++)
        {
            if (renews) optimizer = optim.Adam(model.parameters(), learningRate, weight_decay: weightDecay);
            foreach (var group in optimizer.ParamGroups) group.LearningRate = learningRate * factor(k);
            var value = loss(Outputs(model, batches[k].X, n_a), batches[k].Y);
            losses[k] = value.item<float>();
            if (clears) optimizer.zero_grad();
            value.backward();
            optimizer.step();
        }
        return losses;
    }

    private static Tensor[] Outputs(Network model, Tensor X, long n_a) => model.call(X, zeros(X.shape[0], n_a), zeros(X.shape[0], n_a));

    private static IEnumerable<Tensor> PerStep(Tensor[] outputs, Tensor Y) => outputs.Select((output, t) => nn.functional.cross_entropy(output, Y.select(1, t)));

    private static Tensor Scores(Tensor[] outputs, Tensor Y) => PerStep(outputs, Y).Aggregate((sum, step) => sum + step);

    private static double[] WeightDecay(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, _ => 1, Scores, weightDecay: decay);

    private static double[] RateConstant(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, _ => 1, Scores);

    private static double[] RateCompounded(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => Math.Pow(1 + decay, -k), Scores);

    private static double[] CountedFromOne(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * (k + 1)), Scores);

    private static double[] SoftmaxTwice(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), (outputs, Y) => Scores([.. outputs.Select(output => output.softmax(1))], Y));

    private static double[] LossAveraged(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), (outputs, Y) => Scores(outputs, Y) / outputs.Length);

    private static double[] BatchSummed(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), (outputs, Y) => Scores(outputs, Y) * Y.shape[0]);

    private static double[] LastStepOnly(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), (outputs, Y) => PerStep(outputs, Y).Last());

    private static double[] GradientsNotCleared(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), Scores, clears: false);

    private static double[] NewOptimizerEachUpdate(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), Scores, renews: true);

    private static double[] ByScheduler(Network model, BatchList batches, long n_a, double learningRate, double decay)
    {
        var optimizer = optim.Adam(model.parameters(), learningRate);
        var scheduler = optim.lr_scheduler.LambdaLR(optimizer, k => 1 / (1 + decay * k));
        var losses = new List<double>();
        foreach (var (X, Y) in batches)
        {
            var loss = Scores(Outputs(model, X, n_a), Y);
            losses.Add(loss.item<float>());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            scheduler.step();
        }
        return [.. losses];
    }

    private static double[] OneCrossEntropy(Network model, BatchList batches, long n_a, double learningRate, double decay) =>
        Train(model, batches, n_a, learningRate, k => 1 / (1 + decay * k), (outputs, Y) =>
            nn.functional.cross_entropy(cat(outputs, 0), Y.t().reshape(-1), reduction: nn.Reduction.Sum) / Y.shape[0]);

    private static double[] ByLearning(Network model, BatchList batches, long n_a, double learningRate, double decay)
    {
        var optimizer = optim.Adam(model.parameters(), learningRate);
        return Learning.Run(optimizer, batches.Count, k =>
        {
            foreach (var group in optimizer.ParamGroups) group.LearningRate = learningRate / (1 + decay * k);
            return Scores(Outputs(model, batches[k].X, n_a), batches[k].Y);
        });
    }
}
