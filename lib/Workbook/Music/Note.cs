namespace Workbook.Music;

/// <summary>A note on the grid of eighths.</summary>
/// <param name="Start">Where it begins, in eighths from the start of the piece.</param>
/// <param name="Length">How long it lasts, in eighths.</param>
/// <param name="Pitch">0 to 127, 60 being middle C.</param>
public readonly record struct Note(int Start, int Length, int Pitch)
{
    /// <summary>The eighth at which it is over.</summary>
    public int End => Start + Length;
}
