using TorchSharp;
using Workbook.Batches;
using Workbook.LanguageModels;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Tests.Networks;

/// <summary>Layers, shapes and parameters of models.</summary>
public sealed class ModelSummaryTests
{
    /// <summary>The lecture's table: 84,480 + 4,644 = 89,124 as Keras counts, 89,636 as PyTorch does.</summary>
    [Fact]
    public void Shakespeare_model_as_Keras_counts()
    {
        using var model = new LstmLanguageModel(36, 128, WindowTargets.LastStep);
        var keras = ModelSummary.Of(model, zeros(1, 40, dtype: int64), BiasCount.Keras);
        Assert.Equal([84_480, 4_644], keras.Layers.Select(layer => layer.Parameters));
        Assert.Equal(["(None, 40, 128)", "(None, 36)"], keras.Layers.Select(layer => layer.OutputShape));
        Assert.Equal((89_124, 89_124), (keras.Parameters, keras.TrainableParameters));
        Assert.Equal(89_636, ModelSummary.Of(model).Parameters);
    }

    /// <summary>The plain text says what the table says.</summary>
    [Fact]
    public void Text_and_table()
    {
        using var model = new LstmLanguageModel(36, 128, WindowTargets.LastStep);
        var summary = ModelSummary.Of(model, zeros(1, 40, dtype: int64));
        Assert.Equal("""
            LstmLanguageModel
            Layer (type)    Output shape     Parameters
            lstm (LSTM)     (None, 40, 128)      84,992
            dense (Linear)  (None, 36)            4,644
            Total parameters: 89,636, trainable: 89,636
            """, summary.ToString());
        Assert.Contains("<td style=\"text-align:left\">(None, 40, 128)</td><td style=\"text-align:right\">84,992</td>", summary.ToHtml(), StringComparison.Ordinal);
    }

    /// <summary>Frozen parameters are not trainable; GRUs count the same both ways; layers without parameters are shown.</summary>
    [Fact]
    public void Sequential_models()
    {
        var first = nn.Linear(4, 3);
        using var model = nn.Sequential(("first", first), ("relu", nn.ReLU()), ("second", nn.Linear(3, 2)));
        first.weight!.requires_grad_(false);
        var summary = ModelSummary.Of(model, zeros(5, 4));
        Assert.Equal([15, 0, 8], summary.Layers.Select(layer => layer.Parameters));
        Assert.Equal(["(None, 3)", "(None, 3)", "(None, 2)"], summary.Layers.Select(layer => layer.OutputShape));
        Assert.Equal(23 - 12, summary.TrainableParameters);
        using var gru = nn.GRU(4, 3);
        Assert.Equal(ModelSummary.Of(gru).Parameters, ModelSummary.Of(gru, BiasCount.Keras).Parameters);
        using var rnn = nn.RNN(4, 3, numLayers: 2, bidirectional: true);
        Assert.Equal(ModelSummary.Of(rnn).Parameters - 4 * 3, ModelSummary.Of(rnn, BiasCount.Keras).Parameters);
    }

    /// <summary>Shapes of RNNs and GRUs are seen, too; watching leaves mode and results alone.</summary>
    [Fact]
    public void Watching_leaves_the_model_alone()
    {
        using var model = new Tagger();
        Assert.Equal(["(None, 7, 6)", "(None, 7, 5)", "(None, 7, 2)"], ModelSummary.Of(model, zeros(1, 7, 4)).Layers.Select(layer => layer.OutputShape));
        Assert.True(model.training);
        Assert.Equal([1, 7, 2], model.call(zeros(1, 7, 4)).shape);
    }

    private sealed class Tagger : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.RNN rnn = nn.RNN(4, 6, batchFirst: true);
        private readonly TorchSharp.Modules.GRU gru = nn.GRU(6, 5, batchFirst: true);
        private readonly TorchSharp.Modules.Linear dense = nn.Linear(5, 2);

        public Tagger() : base(nameof(Tagger)) => RegisterComponents();

        public override Tensor forward(Tensor x) => dense.call(gru.call(rnn.call(x).Item1).Item1);
    }
}
