using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>What a GloVe training lowers: weighted squared errors of the logarithms of counts.</summary>
internal sealed class GloveLoss : FunctionExercise
{
    public override string Id => "glove-loss";

    public override string Title => "The loss of GloVe";

    public override double Points => 0;

    public override IReadOnlyList<string> Outputs(int function) => ["loss"];

    public override IReadOnlyList<string> Hints =>
    [
        "One matrix of predictions, one of targets, one of weights, all of shape (words, words); then a sum. What is the logarithm of 0, and what weight do pairs have that never occur?",
        "W.mm(V.t()) holds every dot product; b belongs to the rows, so it needs unsqueeze(1), c to the columns. (X / xMax).pow(alpha).clamp_max(1) is the weight, and it is 0 where X is 0; but 0 times the logarithm of 0 is NaN.",
        "errors = W.mm(...) + b.unsqueeze(...) + c - X.clamp_min(...).log(), where the clamp only touches counts of 0; the loss is (weights * errors * errors).sum().",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("log-of-zero", "The loss is NaN: the logarithm of a count of 0 is minus infinity, and 0 times infinity is no number. Pairs that never occur must not take part.", LogOfZero),
        new("log-of-one-plus", "The target is log(1 + X). That avoids the logarithm of 0, but changes every target; the weight f(0) = 0 already takes care of pairs that never occur.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Loss(W, V, b, c, (1 + X).log(), Weights(X, xMax, alpha))),
        new("weights-left-out", "All pairs that occur weigh the same. Then the many pairs seen once or twice, which are mostly chance, decide; f gives them a small weight.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Loss(W, V, b, c, Logarithms(X), X.gt(0).to_type(X.dtype))),
        new("weights-not-capped", "The weights go on growing beyond xMax. Pairs like \"of the\" occur so often that they would decide everything; f stops at 1.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Loss(W, V, b, c, Logarithms(X), (X / xMax).pow(alpha))),
        new("exponent-left-out", "The weight is X / xMax without the exponent alpha, so rare pairs weigh too little.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Loss(W, V, b, c, Logarithms(X), Weights(X, xMax, 1))),
        new("logarithm-forgotten", "The target is the count itself. Counts range over many powers of ten; GloVe predicts their logarithms.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Loss(W, V, b, c, X, Weights(X, xMax, alpha))),
        new("biases-swapped", "b is added along the columns and c along the rows. b(i) belongs to word i, the row; c(j) to context j, the column.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Solve(W, V, c, b, X, xMax, alpha)),
        new("context-bias-left-out", "The bias of the context, c, is missing. A frequent word occurs often next to every other, and its bias is there to say so.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Solve(W, V, b, zeros_like(c), X, xMax, alpha)),
        new("averaged", "The errors are averaged over all pairs. The loss of the paper is their sum.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Solve(W, V, b, c, X, xMax, alpha) / X.numel()),
        new("halved", "The sum is halved. The published program does that inside; the paper's formula, which is asked for, does not.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => Solve(W, V, b, c, X, xMax, alpha) / 2),
        new("errors-not-squared", "The errors are not squared, so positive and negative ones cancel.", (Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) => (Weights(X, xMax, alpha) * Errors(W, V, b, c, Logarithms(X))).sum()),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("pair by pair", PairByPair),
        new("only the pairs that occur, picked by a mask", Masked),
    ];

    /// <summary>Counts include 0, values far above and far below xMax.</summary>
    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (words, dimension, doublePrecision) in ((int, int, bool)[])[(4, 3, false), (5, 2, true), (1, 1, true), (3, 3, true)])
            yield return Drawn(random, words, dimension, doublePrecision ? float64 : float32);
    }

    private static Case Drawn(Random random, int words, int dimension, ScalarType dtype)
    {
        double[] counts = [.. Enumerable.Range(0, words * words).Select(i => words == 1 ? 3.5 : (i % 4) switch { 0 => 0, 1 => 12 + random.Next(60), _ => 0.5 + 5 * random.NextDouble() })];
        var X = tensor(counts).reshape(words, words).to_type(dtype);
        Tensor Drawn(params long[] shape) => Draw.Tensor(random, dtype, 0.8, shape);
        return new Case($"{words} {(words == 1 ? "word" : "words")}, dimension {dimension}{(dtype == float64 ? ", float64" : "")}",
            Drawn(words, dimension), Drawn(words, dimension), Drawn(words), Drawn(words), X, 10.0, 0.75);
    }

    private static Tensor Solve(Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) =>
        Loss(W, V, b, c, Logarithms(X), Weights(X, xMax, alpha));

    private static Tensor Loss(Tensor W, Tensor V, Tensor b, Tensor c, Tensor targets, Tensor weights)
    {
        var errors = Errors(W, V, b, c, targets);
        return (weights * errors * errors).sum();
    }

    private static Tensor Errors(Tensor W, Tensor V, Tensor b, Tensor c, Tensor targets) => W.mm(V.t()) + b.unsqueeze(1) + c - targets;

    private static Tensor Logarithms(Tensor X) => where(X.gt(0), X, ones_like(X)).log();

    private static Tensor Weights(Tensor X, double xMax, double alpha) => (X / xMax).pow(alpha).clamp_max(1);

    private static Tensor LogOfZero(Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha) =>
        Loss(W, V, b, c, X.log(), Weights(X, xMax, alpha));

    private static Tensor PairByPair(Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha)
    {
        var loss = zeros(1, dtype: X.dtype)[0];
        for (long i = 0; i < X.shape[0]; i++)
            for (long j = 0; j < X.shape[1]; j++)
            {
                double count = X[i, j].to_type(float64).item<double>();
                if (count == 0) continue;
                var error = (W[i] * V[j]).sum() + b[i] + c[j] - Math.Log(count);
                loss = loss + Math.Min(1, Math.Pow(count / xMax, alpha)) * error * error;
            }
        return loss;
    }

    private static Tensor Masked(Tensor W, Tensor V, Tensor b, Tensor c, Tensor X, double xMax, double alpha)
    {
        var occurs = X.gt(0);
        var errors = (W.mm(V.t()) + b.unsqueeze(1) + c.unsqueeze(0))[occurs] - X[occurs].log();
        var weights = minimum((X[occurs] / xMax).pow(alpha), ones_like(errors));
        return (weights * errors.square()).sum();
    }
}
