using TorchSharp;

namespace Workbook.Sentences;

/// <summary>Sentences of one length in which every word is part of a person's name or not.</summary>
/// <param name="Words">Ids of the words, shape (batch, steps), int64.</param>
/// <param name="IsName">1 for a word of a name, else 0; shape (batch, steps), float32.</param>
/// <param name="Place">The step, from 0, of the word in question; shape (batch), int64.</param>
public sealed record TagBatch(torch.Tensor Words, torch.Tensor IsName, torch.Tensor Place)
{
    /// <summary>Whether the word in question is tagged right.</summary>
    /// <param name="logits">Above 0 for a name, shape (batch, steps).</param>
    /// <returns>One entry per sentence.</returns>
    public bool[] Right(torch.Tensor logits)
    {
        using var scope = torch.NewDisposeScope();
        var right = logits.gt(0).eq(IsName.gt(0));
        return right.gather(1, Place.unsqueeze(1)).squeeze(1).data<bool>().ToArray();
    }
}
