namespace Workbook.Batches;

/// <summary>The order of an epoch: as it is, or shuffled by seed and number of the epoch, so that each epoch has its own and every run the same.</summary>
/// <param name="count">How many items there are.</param>
/// <param name="seed">Decides the orders; null leaves the items as they are.</param>
internal sealed class ShuffledOrder(int count, int? seed)
{
    private int[] order = [];
    private int orderedEpoch = -1;

    /// <summary>Which item stands at a place.</summary>
    public int At(int epoch, int place)
    {
        if (seed is not { } given) return place;
        if (epoch != orderedEpoch)
        {
            order = Shuffled(count, given, epoch);
            orderedEpoch = epoch;
        }
        return order[place];
    }

    /// <summary>0 to one less than the count in the order of an epoch.</summary>
    public static int[] Shuffled(int count, int seed, int epoch)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(unchecked(seed * 1_000_003 + epoch)).Shuffle(order);
        return order;
    }
}
