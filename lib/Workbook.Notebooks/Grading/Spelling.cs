namespace Workbook.Notebooks.Grading;

/// <summary>Finds what somebody meant to write.</summary>
internal static class Spelling
{
    /// <summary>The candidate with the smallest edit distance; null if there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(word, candidate));

    /// <summary>Levenshtein distance, letter case ignored.</summary>
    public static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substitution = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + substitution);
            }

            previous = current;
        }

        return previous[^1];
    }
}
