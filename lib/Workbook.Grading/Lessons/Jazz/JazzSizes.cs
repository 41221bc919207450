using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>The two layers that all models of the lesson share.</summary>
internal sealed record SharedLayers(LSTMCell Cell, Linear Densor);

/// <summary>The sizes of one test case, and layers and inputs drawn in those sizes.</summary>
internal sealed record JazzSizes(int Batch, int Steps, int Values, int Hidden)
{
    // Weights of this size keep the answers of different steps apart.
    private const double WeightScale = 0.9;

    public string Text => $"batch {Batch}, {Steps} steps, {Values} values, n_a {Hidden}";

    /// <summary>The sizes of the checks of whole sequences: unequal, one example, one step.</summary>
    public static IReadOnlyList<JazzSizes> OfSequences { get; } =
    [
        new(Batch: 3, Steps: 4, Values: 6, Hidden: 5),
        new(Batch: 1, Steps: 7, Values: 4, Hidden: 3),
        new(Batch: 2, Steps: 2, Values: 9, Hidden: 4),
    ];

    /// <summary>Both layers, with weights set to drawn values.</summary>
    public SharedLayers Layers(Random random)
    {
        var layers = new SharedLayers(nn.LSTMCell(Values, Hidden), nn.Linear(Hidden, Values));
        using var withoutGradient = no_grad();
        foreach (var parameter in Parameters(layers))
            parameter.copy_(Draw.Tensor(random, float32, WeightScale, parameter.shape));
        return layers;
    }

    /// <summary>The six tensors of both layers, those of the cell first.</summary>
    public static IReadOnlyList<Tensor> Parameters(SharedLayers layers) =>
        [layers.Cell.weight_ih!, layers.Cell.weight_hh!, layers.Cell.bias_ih!, layers.Cell.bias_hh!, layers.Densor.weight!, layers.Densor.bias!];

    /// <summary>Inputs (batch, steps, values): the first step zero, then one-hot values.</summary>
    public Tensor Inputs(Random random)
    {
        var values = nn.functional.one_hot(Draw.Ids(random, Values, Batch, Steps), Values).to_type(float32);
        values.select(1, 0).zero_();
        return values;
    }

    /// <summary>Labels (batch, steps), int64.</summary>
    public Tensor Labels(Random random) => Draw.Ids(random, Values, Batch, Steps);

    /// <summary>One one-hot value for each example, (batch, values).</summary>
    public Tensor FirstValue(Random random) => nn.functional.one_hot(Draw.Ids(random, Values, Batch), Values).to_type(float32);

    /// <summary>One state (batch, n_a), nowhere near zero.</summary>
    public Tensor State(Random random) => Draw.Tensor(random, float32, 0.9, Batch, Hidden);
}
