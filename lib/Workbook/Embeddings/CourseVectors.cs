using Workbook.Corpora;

namespace Workbook.Embeddings;

/// <summary>
/// The best word vectors at hand: the published <c>glove.6B</c> (J. Pennington, R. Socher, C. Manning; 400,000 words,
/// trained on Wikipedia 2014 and Gigaword 5) if <c>data get glove.6B</c> has fetched it, else the
/// course's own (<c>data/glove-course</c>). Both have 50 numbers per word.
/// </summary>
public static class CourseVectors
{
    private static readonly string[] PublishedParts = ["downloads", "glove.6B", "glove.6B.50d.txt"], OwnParts = ["glove-course", "vectors.txt"];

    /// <summary>Whether <see cref="Load"/> reads the published file.</summary>
    public static bool ArePublished => DataFolder.Downloaded(PublishedParts) is not null;

    /// <summary>The file that <see cref="Load"/> reads.</summary>
    /// <exception cref="IOException">The course's own file is missing.</exception>
    public static string File => DataFolder.Downloaded(PublishedParts) ?? DataFolder.PathOf(OwnParts);

    /// <summary>What they were trained on, for people.</summary>
    public static string Description => ArePublished
        ? "glove.6B.50d, trained by its authors on Wikipedia and newspapers, six billion words"
        : "the course's own vectors, trained on dictionary definitions, novels and Bible texts, seven million words";

    /// <summary>Reads them.</summary>
    /// <param name="vocabulary">Words to keep; null for all.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file is malformed; the message names file, line and column.</exception>
    public static WordVectors Load(IEnumerable<string>? vocabulary = null) => VectorFile.Read(File, vocabulary);

    /// <summary>Reads the course's own vectors, whatever else is there.</summary>
    /// <param name="vocabulary">Words to keep; null for all.</param>
    public static WordVectors LoadOwn(IEnumerable<string>? vocabulary = null) => VectorFile.Read(DataFolder.PathOf(OwnParts), vocabulary);
}
