using TorchSharp;
using Workbook.Batches;
using Workbook.LanguageModels;
using static TorchSharp.torch;

namespace Workbook.Tests.LanguageModels;

/// <summary>The LSTM model of text, its loss, and how texts are scored.</summary>
public sealed class LanguageModelTests
{
    /// <summary>The lecture's numbers of parameters for 36 characters and 128 units, with PyTorch's two biases.</summary>
    [Fact]
    public void Parameters_are_the_lectures()
    {
        using var model = new LstmLanguageModel(36, 128);
        Assert.Equal(89_636, model.parameters().Sum(parameter => parameter.numel()));
    }

    /// <summary>Answers at every step or at the last one, of one-hot vectors or embeddings, of one layer or two.</summary>
    [Theory]
    [InlineData(1, null), InlineData(2, null), InlineData(1, 5L)]
    public void Shapes(int layers, long? features)
    {
        manual_seed(1);
        using var every = new LstmLanguageModel(7, 6, WindowTargets.EveryStep, layers, features);
        using var last = new LstmLanguageModel(7, 6, WindowTargets.LastStep, layers, features);
        last.load_state_dict(every.state_dict());
        var ids = randint(0, 7, [3L, 4]);
        Assert.Equal([3, 4, 7], every.call(ids).shape);
        Assert.Equal([3, 7], last.call(ids).shape);
        Assert.True(every.call(ids).select(1, -1).allclose(last.call(ids), atol: 1e-6));
        Assert.Equal([3, 4, 6], every.Outputs(ids).shape);
        Assert.Contains("(batch, steps)", Assert.Throws<ArgumentException>(() => every.call(zeros(3, dtype: int64))).Message, StringComparison.Ordinal);
    }

    /// <summary>Reading in pieces gives the logits of reading at once.</summary>
    [Fact]
    public void Reading_in_pieces()
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(7, 6, layers: 2);
        var ids = randint(0, 7, [2L, 9]);
        var (whole, _) = model.Read(ids);
        var (first, state) = model.Read(ids.narrow(1, 0, 4));
        var (second, _) = model.Read(ids.narrow(1, 4, 5), state);
        Assert.True(cat([first, second], 1).allclose(whole, atol: 1e-6));
        var (chosen, _) = model.Read(ids.narrow(1, 4, 5).index_select(0, tensor(new long[] { 1, 1, 0 })), model.Choose(state, tensor(new long[] { 1, 1, 0 })));
        Assert.True(chosen.allclose(second.index_select(0, tensor(new long[] { 1, 1, 0 })), atol: 1e-6));
    }

    /// <summary>A model that carries its state answers to two halves as to the whole; without carrying it starts anew.</summary>
    [Fact]
    public void State_is_carried()
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(7, 6) { CarriesState = true };
        using var fresh = new LstmLanguageModel(7, 6);
        fresh.load_state_dict(model.state_dict());
        var ids = randint(0, 7, [2L, 8]);
        var whole = fresh.call(ids);
        model.call(ids.narrow(1, 0, 3));
        Assert.True(model.call(ids.narrow(1, 3, 5)).allclose(whole.narrow(1, 3, 5), atol: 1e-6));
        Assert.False(fresh.call(ids.narrow(1, 3, 5)).allclose(whole.narrow(1, 3, 5), atol: 1e-3));
        model.State = [];
        Assert.True(model.call(ids.narrow(1, 3, 5)).allclose(fresh.call(ids.narrow(1, 3, 5)), atol: 1e-6));
    }

    /// <summary>The first loss is near ln V, that of guessing.</summary>
    [Fact]
    public void First_loss_is_near_ln_V()
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(36, 32);
        var batch = new TextWindows(Enumerable.Range(0, 500).Select(i => (long)(i * 7 % 36)).ToArray(), 20).Batches(16, WindowTargets.EveryStep, 1).Read(0, 0);
        Assert.Equal(Math.Log(36), NextTokenLoss.Of(model.call(batch.Inputs), batch).item<float>(), 0.15);
    }

    /// <summary>
    /// Padding is not asked. PyTorch: F.cross_entropy(torch.tensor([[1.,2,0],[0,1,3],[5,5,5]]), torch.tensor([1,0,-100])) = 1.7887259
    /// </summary>
    [Fact]
    public void Padding_is_left_out()
    {
        var logits = tensor(new float[] { 1, 2, 0, 0, 1, 3, 5, 5, 5 }).reshape(1, 3, 3);
        var batch = new Batch(zeros(1, 3, dtype: int64), tensor(new long[] { 1, 0, Batch.NoTarget }).unsqueeze(0));
        Assert.Equal(1.7887259, NextTokenLoss.Of(logits, batch).item<float>(), 5);
        Assert.Contains("(3, 3)", Assert.Throws<ArgumentException>(() => NextTokenLoss.Of(logits[0], batch)).Message, StringComparison.Ordinal);
    }

    /// <summary>The score of a text longer than one reading is the sum of the log-probabilities that one reading gives.</summary>
    [Fact]
    public void Long_texts_are_scored_in_pieces()
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(5, 8);
        long[] ids = [.. Enumerable.Range(0, 600).Select(i => (long)(i * i % 5))];
        var (logits, _) = model.Read(tensor(ids[..^1]).unsqueeze(0));
        using var loss = nn.functional.cross_entropy(logits[0], tensor(ids[1..]));
        Assert.Equal(loss.item<float>() / Math.Log(2), TokenScores.BitsPerToken(model, ids), 5);
        Assert.Equal(599, TokenScores.LogProbabilities(model, ids).Length);
        Assert.Contains("it takes two", Assert.Throws<ArgumentException>(() => TokenScores.BitsPerToken(model, new long[1])).Message, StringComparison.Ordinal);
    }
}
