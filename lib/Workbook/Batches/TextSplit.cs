namespace Workbook.Batches;

/// <summary>Splits a text before windows are cut from it, so that no window of one part holds a token of the other.</summary>
public static class TextSplit
{
    /// <summary>Holds out the end of a text. Nothing is copied.</summary>
    /// <param name="ids">The encoded text.</param>
    /// <param name="share">The share of the text that is held out, above 0 and below 1.</param>
    /// <returns>The beginning and the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    /// <exception cref="ArgumentException">One of the parts would be empty.</exception>
    public static (ReadOnlyMemory<long> Training, ReadOnlyMemory<long> HeldOut) HoldOut(ReadOnlyMemory<long> ids, double share)
    {
        RequireShare(share);
        int training = (int)Math.Round(ids.Length * (1 - share));
        if (training == 0 || training == ids.Length)
            throw new ArgumentException($"A text of {ids.Length} tokens is too short to hold out a share of {share}.", nameof(ids));
        return (ids[..training], ids[training..]);
    }

    internal static void RequireShare(double share)
    {
        if (!(share > 0 && share < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share that is held out must lie between 0 and 1, for example 0.1.");
    }
}
