using static TorchSharp.torch;

namespace Workbook.Batches;

/// <summary>Batches of the rows of two tensors, for data that is small enough to be held encoded.</summary>
public sealed class TensorBatches : ExampleBatches
{
    private readonly Tensor inputs, targets;

    /// <summary>Prepares batches. The tensors are not copied, and they must outlive the source.</summary>
    /// <param name="inputs">Shape (examples, ...).</param>
    /// <param name="targets">Shape (examples, ...).</param>
    /// <param name="batch">Examples per batch; the last batch of an epoch may be smaller.</param>
    /// <param name="seed">Decides the order of each epoch; left out, the examples come in their order.</param>
    /// <exception cref="ArgumentException">There are no examples, or not as many inputs as targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive.</exception>
    public TensorBatches(Tensor inputs, Tensor targets, int batch, int? seed = null) : base(Examples(inputs, targets), batch, seed) =>
        (this.inputs, this.targets) = (inputs, targets);

    private protected override string Content => $"examples of shape ({string.Join(", ", inputs.shape[1..])})";

    private protected override Batch Make(int[] chosen)
    {
        using var rows = tensor(Array.ConvertAll(chosen, row => (long)row));
        return new Batch(inputs.index_select(0, rows), targets.index_select(0, rows));
    }

    private static int Examples(Tensor inputs, Tensor targets) =>
        inputs.shape.Length > 0 && targets.shape.Length > 0 && inputs.shape[0] == targets.shape[0] ? (int)inputs.shape[0]
        : throw new ArgumentException($"Inputs of shape ({string.Join(", ", inputs.shape)}) and targets of shape ({string.Join(", ", targets.shape)}) must have the same number of examples in their first dimension.", nameof(inputs));
}
