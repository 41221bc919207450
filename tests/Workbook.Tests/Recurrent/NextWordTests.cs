using TorchSharp;
using Workbook.Recurrent;
using Workbook.Sentences;

namespace Workbook.Tests.Recurrent;

/// <summary>The small language model of words.</summary>
public sealed class NextWordTests
{
    /// <summary>Every layer scores every word at every step, and the first loss of asked words is near ln V.</summary>
    [Theory, InlineData(RecurrentLayer.Rnn), InlineData(RecurrentLayer.Gru), InlineData(RecurrentLayer.Lstm)]
    public void First_loss_is_that_of_guessing(RecurrentLayer layer)
    {
        torch.manual_seed(1);
        using var model = new NextWordModel(layer, GrewUpSentences.Words.Count, 4, 8);
        var batch = new GrewUpSentences(1).Draw(3, 2);
        Assert.Equal([3, 9, GrewUpSentences.Words.Count], model.call(batch.Inputs).shape);
        double loss = NextWordTraining.Train(model, _ => batch, 1, 0.01)[0];
        Assert.InRange(loss, Math.Log(GrewUpSentences.Words.Count) - 0.7, Math.Log(GrewUpSentences.Words.Count) + 0.7);
    }

    /// <summary>A batch that is seen again and again is learned by heart.</summary>
    [Theory, InlineData(RecurrentLayer.Rnn), InlineData(RecurrentLayer.Gru), InlineData(RecurrentLayer.Lstm)]
    public void One_batch_is_learned_by_heart(RecurrentLayer layer)
    {
        torch.manual_seed(1);
        using var model = new NextWordModel(layer, GrewUpSentences.Words.Count, 8, 16);
        var batch = new GrewUpSentences(1).Draw(4, 1);
        NextWordTraining.Train(model, _ => batch, 150, 0.03);
        var predicted = NextWordTraining.Predict(model, batch.Inputs);
        Assert.True((predicted.eq(batch.Targets) | batch.Asked.eq(0)).all().item<bool>());
    }

    /// <summary>The forget bias starts where it was asked to, all other biases at 0.</summary>
    [Fact]
    public void Forget_bias_starts_as_asked()
    {
        using var model = new NextWordModel(RecurrentLayer.Lstm, 5, 2, 3, forgetBias: 1.5);
        var biases = model.Recurrent.named_parameters().Where(pair => pair.name.StartsWith("bias", StringComparison.Ordinal)).Select(pair => pair.parameter.detach());
        var sum = biases.Aggregate(torch.zeros(12), (left, right) => left + right);
        Assert.Equal([0, 0, 0, 1.5f, 1.5f, 1.5f, 0, 0, 0, 0, 0, 0], sum.data<float>().ToArray());
    }

    /// <summary>Only an LSTM has a forget gate.</summary>
    [Fact]
    public void Forget_bias_needs_a_forget_gate() =>
        Assert.Contains("Gru has no forget gate", Assert.Throws<ArgumentException>(() => new NextWordModel(RecurrentLayer.Gru, 5, 2, 3, 1)).Message, StringComparison.Ordinal);
}
