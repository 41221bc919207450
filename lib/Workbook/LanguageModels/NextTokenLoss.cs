using TorchSharp;
using Workbook.Batches;
using static TorchSharp.torch;

namespace Workbook.LanguageModels;

/// <summary>The cross-entropy of a batch of next tokens, in nats per token.</summary>
public static class NextTokenLoss
{
    /// <summary>The mean over all targets that are asked: -ln of the probability that the softmax of the logits gives to the target.</summary>
    /// <param name="logits">(batch, steps, vocabulary) for targets at every step, (batch, vocabulary) for targets at the last one; no softmax applied.</param>
    /// <param name="batch">Whose targets are meant; <see cref="Batch.NoTarget"/> is left out.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ArgumentException">The logits do not fit the targets.</exception>
    public static Tensor Of(Tensor logits, Batch batch)
    {
        if (logits.shape.Length < 2 || !logits.shape[..^1].SequenceEqual(batch.Targets.shape))
            throw new ArgumentException($"Logits of shape ({string.Join(", ", logits.shape)}) do not fit targets of shape ({string.Join(", ", batch.Targets.shape)}): they must have one more dimension, the vocabulary, at the end.", nameof(logits));
        return nn.functional.cross_entropy(logits.reshape(-1, logits.shape[^1]), batch.Targets.reshape(-1), ignore_index: Batch.NoTarget);
    }
}
