using TorchSharp;
using Workbook.Sentences;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>Trains a model to say the next word, and asks it for the next word.</summary>
public static class NextWordTraining
{
    /// <summary>
    /// Adam on the mean cross-entropy of all steps plus that of the steps at which a word from far back decides, so that
    /// these few are not drowned by the many; gradients are clipped to a norm of 1.
    /// </summary>
    /// <param name="model">From ids (batch, steps) to logits (batch, steps, vocabulary).</param>
    /// <param name="draw">The batch of an update, by its number from 0.</param>
    /// <param name="updates">How many.</param>
    /// <param name="learningRate">Of Adam.</param>
    /// <returns>The cross-entropy of the asked steps, in nats, before every update.</returns>
    public static double[] Train(nn.Module<Tensor, Tensor> model, Func<int, WordBatch> draw, int updates, double learningRate)
    {
        using var optimizer = optim.Adam(model.parameters(), lr: learningRate);
        model.train();
        var ofAsked = new double[updates];
        Learning.Run(optimizer, updates, update =>
        {
            var (all, asked) = Losses(model, draw(update));
            ofAsked[update] = asked.item<float>();
            return all + asked;
        }, maxNorm: 1);
        return ofAsked;
    }

    /// <summary>The word that a model finds most likely at every step.</summary>
    /// <param name="model">From ids (batch, steps) to logits (batch, steps, vocabulary).</param>
    /// <param name="inputs">Ids of words, shape (batch, steps), int64.</param>
    /// <returns>Ids of words, shape (batch, steps), int64.</returns>
    public static Tensor Predict(nn.Module<Tensor, Tensor> model, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        model.eval();
        return model.call(inputs).argmax(-1).MoveToOuterDisposeScope();
    }

    private static (Tensor All, Tensor Asked) Losses(nn.Module<Tensor, Tensor> model, WordBatch batch)
    {
        var logits = model.call(batch.Inputs);
        var perStep = nn.functional.cross_entropy(logits.flatten(0, 1), batch.Targets.flatten(), reduction: nn.Reduction.None);
        return (perStep.mean(), (perStep * batch.Asked.flatten()).sum() / batch.Asked.sum());
    }
}
