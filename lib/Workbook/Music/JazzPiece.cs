namespace Workbook.Music;

/// <summary>A solo of several choruses: the same form again and again, each time with another melody.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="ChorusStarts">Where each chorus begins, in eighths; the first at 0.</param>
public sealed record JazzPiece(Solo Whole, IReadOnlyList<int> ChorusStarts)
{
    /// <summary>The choruses, each as a solo of its own; a note that is held over into the next chorus is cut.</summary>
    public IReadOnlyList<Solo> Choruses => [.. ChorusStarts.Select((start, i) =>
        Whole.Part($"{Whole.Title}, chorus {i + 1}", start, (i + 1 < ChorusStarts.Count ? ChorusStarts[i + 1] : Whole.Chords.Length) - start))];
}
