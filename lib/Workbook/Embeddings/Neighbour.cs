using System.Globalization;

namespace Workbook.Embeddings;

/// <summary>A word found near a vector.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">The cosine of the angle between its vector and the one asked about, -1 to 1.</param>
public sealed record Neighbour(string Word, double Similarity)
{
    /// <summary>For example <c>queen 0.78</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Word} {Similarity:F2}");
}
