namespace Workbook.Blending;

/// <summary>A way to read a blend: so many letters of the first word, then the second word from a place on.</summary>
/// <param name="Kept">How many letters of the first word are kept, at least 1.</param>
/// <param name="From">The place in the second word from which it is kept; 0 keeps it whole.</param>
public readonly record struct Cut(int Kept, int From)
{
    /// <summary>All ways to read a word as a beginning of the first and an end of the second word; none, if it is no such blend.</summary>
    /// <param name="first">The word that gives the beginning.</param>
    /// <param name="second">The word that gives the end.</param>
    /// <param name="blend">The blended word.</param>
    public static IReadOnlyList<Cut> Of(string first, string second, string blend)
    {
        var cuts = new List<Cut>();
        for (int kept = 1; kept <= Math.Min(first.Length, blend.Length - 1); kept++)
            if (string.CompareOrdinal(first, 0, blend, 0, kept) == 0 && second.EndsWith(blend[kept..], StringComparison.Ordinal))
                cuts.Add(new Cut(kept, second.Length - (blend.Length - kept)));
        return cuts;
    }
}
