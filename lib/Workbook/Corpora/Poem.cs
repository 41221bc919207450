namespace Workbook.Corpora;

/// <summary>A poem of a collection.</summary>
/// <param name="Number">Its place in the collection, counted from 1.</param>
/// <param name="Lines">Its lines, without line breaks.</param>
public sealed record Poem(int Number, IReadOnlyList<string> Lines)
{
    /// <summary>The lines, one below the other.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
