using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Batches;

/// <summary>The inputs and targets of one training step.</summary>
/// <param name="Inputs">Shape (batch, steps) for ids, int64; (batch, ...) for other inputs.</param>
/// <param name="Targets">For ids int64: (batch, steps) when every step has a target, (batch) when only the last one has.</param>
public sealed record Batch(Tensor Inputs, Tensor Targets)
{
    /// <summary>What a target holds where nothing is asked, as behind the end of a short sequence: <c>cross_entropy</c> leaves it out by default.</summary>
    public const long NoTarget = -100;

    /// <summary>How many inputs the network reads, padding not counted: batch · steps.</summary>
    public long Tokens { get; init; } = Inputs.shape.Length > 1 ? Inputs.shape[0] * Inputs.shape[1] : Inputs.shape[0];

    /// <summary>How many targets count; a mean over batches weighs them by it.</summary>
    public long Asked { get; init; } = Targets.numel();

    /// <summary>Whether each row goes on where the same row of the batch before ended, so that a state may be carried over.</summary>
    public bool Continues { get; init; }
}
