using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>How many answers are right, and of which kind the wrong ones are, over batches of unequal size.</summary>
internal sealed class AccuracyAndConfusion : FunctionExercise
{
    public override string Id => "accuracy-and-confusion";

    public override string Title => "Accuracy and confusion";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["accuracy", "confusion matrix"];

    /// <summary>A share of right answers may be a mean in float32.</summary>
    public override double Tolerance(bool doublePrecision) => 1e-6;

    public override IReadOnlyList<string> Hints =>
    [
        "Every review falls into one of four cells: what it is, and what the model says. Count the cells first; the accuracy can be read off them.",
        "A logit above 0 is a probability above one half. Make one tensor of all logits and one of all labels with torch.cat(..., 0); logits.gt(0) and labels.gt(0.5) are truth values, logical_and combines two of them, sum() counts.",
        "long Count(bool truth, bool said) => truths.eq(truth).logical_and(saids.eq(...)).sum().item<long>(); then four calls fill torch.tensor(new long[,] { { ..., ... }, { ..., ... } }), and the accuracy is the diagonal over the number of reviews, as a real number.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("logit-threshold-one-half", "The threshold is a logit of 0.5. A logit of 0 is a probability of one half; 0.5 as a logit is a probability of 0.62.", (Tensor[] logits, Tensor[] labels) => WithThreshold(logits, labels, 0.5f)),
        new("probability-threshold-zero", "Every review is called positive: a probability is always above 0. The threshold is 0 for a logit, 0.5 for a probability.", (Tensor[] logits, Tensor[] labels) => WithThreshold(logits, labels, float.NegativeInfinity)),
        new("signs-turned", "Reviews with a negative logit are called positive. The logit is that of the positive class, whose label is 1.", (Tensor[] logits, Tensor[] labels) => Solve([.. logits.Select(batch => -batch)], labels)),
        new("confusion-transposed", "The matrix is transposed: its rows are what the model says. Here the rows are the truth, the columns what the model says.", ConfusionTransposed),
        new("positive-first", "The matrix begins with the positive reviews. Row and column 0 belong to label 0, negative.", PositiveFirst),
        new("mean-over-batches", "The accuracy is the mean of the batches' accuracies. The last batch is smaller, so its reviews count more than the others. Count right answers over all batches, and divide once.", MeanOverBatches),
        new("last-batch-only", "Only the last batch was counted. Sum over all batches, and divide once at the end.", (Tensor[] logits, Tensor[] labels) => Solve([logits[^1]], [labels[^1]])),
        new("accuracy-is-a-count", "The first value is the number of right answers. The accuracy is their share, between 0 and 1.", AccuracyIsACount),
        new("error-rate", "The first value is the share of wrong answers. The accuracy is the share of right ones: the diagonal of the matrix, not what stands beside it.", ErrorRate),
        new("accuracy-in-per-cent", "The accuracy came back in per cent. It is a share, between 0 and 1.", AccuracyInPerCent),
        new("whole-number-division", "The accuracy is 0: two whole numbers were divided, and C# cuts the result. Make one of them a double first.", WholeNumberDivision),
        new("share-of-positives-found", "The accuracy is the share of the positive reviews that were found (the recall). It counts all reviews, the negative ones as well.", RecallInstead),
        new("share-of-right-among-called-positive", "The accuracy is the share of right answers among the reviews that are called positive (the precision). It counts all reviews, those that are called negative as well.", PrecisionInstead),
        new("shares-in-the-matrix", "The matrix holds shares. Counts are asked for, int64: from them every share can be computed, and they say how many reviews there were.", SharesInTheMatrix),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("counted one by one", OneByOne),
        new("from rounded probabilities", FromProbabilities),
        new("bins of twice the label plus the answer", Binned),
        new("the mean of right answers in float32", MeanInFloat),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int[] batches in (int[][])[[6, 6, 3], [1], [5, 1], [8, 8, 8, 2]])
            yield return Draw(random, batches);
    }

    /// <summary>Every full batch has all kinds of answers, the last one only wrong ones, so that a mean of means is off; sizes and order are drawn.</summary>
    private static Case Draw(Random random, int[] batches)
    {
        var (logits, labels) = (new Tensor[batches.Length], new Tensor[batches.Length]);
        for (int b = 0; b < batches.Length; b++)
        {
            var drawn = Enumerable.Range(0, batches[b]).Select(i => One(random, batches.Length == 1 ? 6 : b == batches.Length - 1 ? 5 : i)).ToArray();
            random.Shuffle(drawn);
            (logits[b], labels[b]) = (tensor(drawn.Select(one => one.Logit).ToArray()), tensor(drawn.Select(one => one.Label).ToArray()));
        }
        return new Case($"batches of {string.Join(", ", batches)}", logits, labels);
    }

    /// <summary>A logit and a label. Kinds 0 to 4: right and wrong ones, one between a logit of 0 and 0.5; kind 5 is wrongly called negative, kind 6 rightly positive.</summary>
    private static (float Logit, float Label) One(Random random, int kind)
    {
        float size = 0.6f + 2 * random.NextSingle();
        return kind switch
        {
            0 or 6 => (size, 1),
            1 => (0.1f + 0.3f * random.NextSingle(), 1),
            2 => (-size, 0),
            3 => (size, 0),
            5 => (-size, 1),
            _ => random.Next(3) == 0 ? (size, 0) : (-size, 0),
        };
    }

    private static (double accuracy, Tensor confusion) Solve(Tensor[] logits, Tensor[] labels) => WithThreshold(logits, labels, 0);

    private static (double accuracy, Tensor confusion) WithThreshold(Tensor[] logits, Tensor[] labels, float threshold)
    {
        var (said, truth) = (cat(logits, 0).gt(threshold), cat(labels, 0).gt(0.5));
        long Count(bool actual, bool predicted) => truth.eq(actual).logical_and(said.eq(predicted)).sum().item<long>();
        var confusion = tensor(new[,] { { Count(false, false), Count(false, true) }, { Count(true, false), Count(true, true) } });
        return (Right(confusion) / (double)said.numel(), confusion);
    }

    private static long Right(Tensor confusion) => confusion[0, 0].item<long>() + confusion[1, 1].item<long>();

    private static (double, Tensor) ConfusionTransposed(Tensor[] logits, Tensor[] labels)
    {
        var (accuracy, confusion) = Solve(logits, labels);
        return (accuracy, confusion.t());
    }

    private static (double, Tensor) PositiveFirst(Tensor[] logits, Tensor[] labels)
    {
        var (accuracy, confusion) = Solve(logits, labels);
        return (accuracy, confusion.flip(0, 1));
    }

    private static (double, Tensor) MeanOverBatches(Tensor[] logits, Tensor[] labels) =>
        (logits.Zip(labels).Average(batch => Solve([batch.First], [batch.Second]).accuracy), Solve(logits, labels).confusion);

    private static (double, Tensor) AccuracyIsACount(Tensor[] logits, Tensor[] labels)
    {
        var confusion = Solve(logits, labels).confusion;
        return (Right(confusion), confusion);
    }

    private static (double, Tensor) ErrorRate(Tensor[] logits, Tensor[] labels)
    {
        var (accuracy, confusion) = Solve(logits, labels);
        return (1 - accuracy, confusion);
    }

    private static (double, Tensor) AccuracyInPerCent(Tensor[] logits, Tensor[] labels)
    {
        var (accuracy, confusion) = Solve(logits, labels);
        return (100 * accuracy, confusion);
    }

    private static (double, Tensor) WholeNumberDivision(Tensor[] logits, Tensor[] labels)
    {
        var confusion = Solve(logits, labels).confusion;
        return (Right(confusion) / labels.Sum(batch => batch.numel()), confusion);
    }

    private static (double, Tensor) RecallInstead(Tensor[] logits, Tensor[] labels)
    {
        var confusion = Solve(logits, labels).confusion;
        return (confusion[1, 1].item<long>() / (double)confusion[1].sum().item<long>(), confusion);
    }

    private static (double, Tensor) PrecisionInstead(Tensor[] logits, Tensor[] labels)
    {
        var confusion = Solve(logits, labels).confusion;
        return (confusion[1, 1].item<long>() / (double)confusion.select(1, 1).sum().item<long>(), confusion);
    }

    private static (double, Tensor) SharesInTheMatrix(Tensor[] logits, Tensor[] labels)
    {
        var (accuracy, confusion) = Solve(logits, labels);
        return (accuracy, confusion.to_type(float32) / labels.Sum(batch => batch.numel()));
    }

    private static (double, Tensor) OneByOne(Tensor[] logits, Tensor[] labels)
    {
        var counts = new long[2, 2];
        foreach (var (logit, label) in logits.Zip(labels).SelectMany(batch => batch.First.data<float>().ToArray().Zip(batch.Second.data<float>().ToArray())))
            counts[label == 1 ? 1 : 0, logit > 0 ? 1 : 0]++;
        return ((counts[0, 0] + counts[1, 1]) / (double)labels.Sum(batch => batch.shape[0]), tensor(counts));
    }

    private static (double, Tensor) FromProbabilities(Tensor[] logits, Tensor[] labels)
    {
        var (confusion, right, asked) = (zeros(2, 2, dtype: int64), 0L, 0L);
        for (int b = 0; b < logits.Length; b++)
        {
            var (said, truth) = (logits[b].sigmoid().round(), labels[b]);
            var counts = stack([(1 - truth) * (1 - said), (1 - truth) * said, truth * (1 - said), truth * said], 0).sum(1);
            confusion = confusion + counts.to_type(int64).reshape(2, 2);
            right += said.eq(truth).sum().item<long>();
            asked += truth.shape[0];
        }
        return ((double)right / asked, confusion);
    }

    private static (double, Tensor) MeanInFloat(Tensor[] logits, Tensor[] labels)
    {
        var right = cat(logits, 0).gt(0).eq(cat(labels, 0).gt(0.5));
        return (right.to_type(float32).mean().item<float>(), Solve(logits, labels).confusion);
    }

    private static (double, Tensor) Binned(Tensor[] logits, Tensor[] labels)
    {
        var (said, truth) = (cat(logits, 0).gt(0).to_type(int64), cat(labels, 0).to_type(int64));
        var cells = nn.functional.one_hot(2 * truth + said, 4).sum(dim: 0).reshape(2, 2);
        return (said.eq(truth).to_type(float64).mean().item<double>(), cells);
    }
}
