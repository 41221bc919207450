using static TorchSharp.torch;

namespace Workbook.LanguageModels;

/// <summary>A language model that reads on from a state, so that a token that was read need not be read again.</summary>
public interface IStatefulModel
{
    /// <summary>Reads tokens.</summary>
    /// <param name="ids">Shape (batch, steps), int64.</param>
    /// <param name="state">What an earlier call returned; null at the beginning of a text.</param>
    /// <returns>The logits of the token after each step, (batch, steps, vocabulary), and the state behind the last step.</returns>
    (Tensor Logits, Tensor[] State) Read(Tensor ids, Tensor[]? state = null);

    /// <summary>Chooses rows of a state, in any order and any number of times.</summary>
    /// <param name="state">Of <see cref="Read"/>.</param>
    /// <param name="rows">Which rows of the batch, shape (new batch), int64.</param>
    Tensor[] Choose(Tensor[] state, Tensor rows);
}
