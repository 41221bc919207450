using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Model = System.Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor[]>;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>From the outputs of the inference model to the chosen values, as numbers and as one-hot vectors.</summary>
internal sealed class PredictAndSample : FunctionExercise
{
    public override string Id => "predict-and-sample";

    public override string Title => "The values of a solo";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["results (Ty, n_values)", "indices (Ty, 1)"];

    public override IReadOnlyList<string> Hints =>
    [
        "Three steps: run the model on the initializers, choose the largest score of every output, turn the choices into one-hot vectors.",
        "The model returns Ty tensors of shape (1, n_values). torch.cat(outputs, 0) makes one of shape (Ty, n_values); argmax along dimension 1 with keepdim: true keeps the shape (Ty, 1).",
        "scores = torch.cat(inference_model(...), 0); indices = scores.argmax(1, keepdim: ...); results = nn.functional.one_hot(indices.squeeze(1), ...).to_type(float32); return both, results first.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("scores-as-results", "The results are the scores. They should be the chosen values, one-hot: a single 1 in every row.", ScoresAsResults),
        new("probabilities-as-results", "The results are probabilities. They should be the chosen values, one-hot: a single 1 in every row.", ProbabilitiesAsResults),
        new("indices-flat", "The indices have the shape (Ty). They are asked for as a column, (Ty, 1): keepdim: true or unsqueeze(1) keeps the second dimension.", IndicesFlat),
        new("results-integer", "The results are integers. one_hot returns int64, but the network computes with float32: convert with to_type(float32).", ResultsInteger),
        new("initial-states-ignored", "The initial states are replaced by zeros. Pass a_initializer and c_initializer on to the model.", InitialStatesIgnored),
        new("first-value-ignored", "The first input is replaced by zeros. Pass x_initializer on to the model.", FirstValueIgnored),
        new("states-swapped", "a_initializer and c_initializer are exchanged. The model takes the value, the hidden state and the cell state, in this order.", StatesSwapped),
        new("chosen-over-time", "The argmax runs over the steps instead of the values: it says when each value scored best, not which value each step chose. The values are dimension 1.", ChosenOverTime),
        new("first-output-repeated", "Every row is the choice of the first output. Each of the Ty outputs is a step of its own.", FirstOutputRepeated),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("step by step", StepByStep),
        new("stacked, and rows of the unit matrix", Stacked),
    ];

    public override IEnumerable<Case> Cases(Random random) =>
        new JazzSizes[] { new(Batch: 1, Steps: 12, Values: 6, Hidden: 5), new(Batch: 1, Steps: 20, Values: 8, Hidden: 3), new(Batch: 1, Steps: 1, Values: 4, Hidden: 2) }
        .Select(size => new Case($"Ty {size.Steps}, {size.Values} values, n_a {size.Hidden}", Drawn(size, random), size.FirstValue(random), size.State(random), size.State(random)));

    /// <summary>A model whose choices hang on all three of its inputs at every step: the scores of a step are a drawn mixture of them.</summary>
    private static Model Drawn(JazzSizes size, Random random)
    {
        var mixtures = Enumerable.Range(0, size.Steps).Select(_ => Draw.Tensor(random, float32, 1, size.Values + 2 * size.Hidden, size.Values)).ToList();
        return (x0, a0, c0) => [.. mixtures.Select(mixture => cat([2 * x0, 2 * a0, 2 * c0], 1).mm(mixture))];
    }

    private static (Tensor results, Tensor indices) Solve(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer) =>
        Chosen(cat(inference_model(x_initializer, a_initializer, c_initializer), 0));

    private static (Tensor results, Tensor indices) Chosen(Tensor scores)
    {
        var indices = scores.argmax(1, keepdim: true);
        return (nn.functional.one_hot(indices.squeeze(1), scores.shape[1]).to_type(float32), indices);
    }

    private static (Tensor, Tensor) ScoresAsResults(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var scores = cat(inference_model(x_initializer, a_initializer, c_initializer), 0);
        return (scores, scores.argmax(1, keepdim: true));
    }

    private static (Tensor, Tensor) ProbabilitiesAsResults(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var (scores, indices) = ScoresAsResults(inference_model, x_initializer, a_initializer, c_initializer);
        return (scores.softmax(1), indices);
    }

    private static (Tensor, Tensor) IndicesFlat(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var (results, indices) = Solve(inference_model, x_initializer, a_initializer, c_initializer);
        return (results, indices.squeeze(1));
    }

    private static (Tensor, Tensor) ResultsInteger(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var (results, indices) = Solve(inference_model, x_initializer, a_initializer, c_initializer);
        return (results.to_type(int64), indices);
    }

    private static (Tensor, Tensor) InitialStatesIgnored(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer) =>
        Solve(inference_model, x_initializer, zeros_like(a_initializer), zeros_like(c_initializer));

    private static (Tensor, Tensor) FirstValueIgnored(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer) =>
        Solve(inference_model, zeros_like(x_initializer), a_initializer, c_initializer);

    private static (Tensor, Tensor) StatesSwapped(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer) =>
        Solve(inference_model, x_initializer, c_initializer, a_initializer);

    private static (Tensor, Tensor) ChosenOverTime(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var scores = cat(inference_model(x_initializer, a_initializer, c_initializer), 0);
        var indices = scores.argmax(0, keepdim: true).t();
        return (nn.functional.one_hot(indices.squeeze(1), scores.shape[0]).to_type(float32), indices);
    }

    private static (Tensor, Tensor) FirstOutputRepeated(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var outputs = inference_model(x_initializer, a_initializer, c_initializer);
        return Chosen(outputs[0].repeat(outputs.Length, 1));
    }

    private static (Tensor, Tensor) StepByStep(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var outputs = inference_model(x_initializer, a_initializer, c_initializer);
        long[] choices = [.. outputs.Select(output => output.argmax(1).item<long>())];
        var results = zeros(choices.Length, outputs[0].shape[1]);
        for (int t = 0; t < choices.Length; t++) results[t, choices[t]] = 1;
        return (results, tensor(choices).unsqueeze(1));
    }

    private static (Tensor, Tensor) Stacked(Model inference_model, Tensor x_initializer, Tensor a_initializer, Tensor c_initializer)
    {
        var indices = stack(inference_model(x_initializer, a_initializer, c_initializer), 0).argmax(-1);
        return (eye(x_initializer.shape[1]).index_select(0, indices.squeeze(1)), indices);
    }
}
