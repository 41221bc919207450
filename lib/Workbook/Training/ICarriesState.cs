using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>
/// A model that keeps its state from one batch to the next, for batches that go on where the ones before ended
/// (<see cref="Batches.Batch.Continues"/>). The trainer clears the state where they do not, and a checkpoint holds it.
/// </summary>
public interface ICarriesState
{
    /// <summary>The tensors of the state, detached; empty before the first batch. The model owns them: setting it disposes the old ones and keeps the new ones.</summary>
    IReadOnlyList<Tensor> State { get; set; }
}
