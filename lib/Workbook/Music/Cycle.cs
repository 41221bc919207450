namespace Workbook.Music;

/// <summary>A sequence that has run into a loop: from where on, and how many values long the loop is.</summary>
/// <param name="Start">The index from which on everything repeats.</param>
/// <param name="Length">The period.</param>
public readonly record struct Cycle(int Start, int Length)
{
    // So many times must a loop be heard before it counts as one.
    private const int Rounds = 3;

    /// <summary>The shortest loop in which a sequence ends, heard at least three times; null if it ends in none.</summary>
    /// <param name="sequence">Numbers of values.</param>
    public static Cycle? Find(IReadOnlyList<int> sequence)
    {
        for (int length = 1; length * Rounds <= sequence.Count; length++)
        {
            int start = sequence.Count - length;
            while (start > 0 && sequence[start - 1] == sequence[start - 1 + length]) start--;
            if (sequence.Count - start >= Rounds * length) return new Cycle(start, length);
        }
        return null;
    }
}
