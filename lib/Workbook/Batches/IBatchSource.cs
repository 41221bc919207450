namespace Workbook.Batches;

/// <summary>
/// Gives the batches of every epoch. Batch and order follow from the numbers of epoch and batch alone, so that a training
/// can be resumed in the middle of an epoch.
/// </summary>
public interface IBatchSource
{
    /// <summary>How many batches an epoch has; at least 1.</summary>
    int Count { get; }

    /// <summary>What the source holds and how it cuts it, in words; a checkpoint remembers it.</summary>
    string Description { get; }

    /// <summary>Makes one batch. Its tensors belong to the dispose scope of the caller.</summary>
    /// <param name="epoch">From 0; decides the order if the source shuffles.</param>
    /// <param name="index">From 0 to one less than <see cref="Count"/>.</param>
    Batch Read(int epoch, int index);
}
