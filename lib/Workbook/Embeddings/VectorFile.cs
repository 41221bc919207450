using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Workbook.Embeddings;

/// <summary>
/// Reads and writes the text format in which word vectors are published (GloVe: <c>glove.6B.50d.txt</c>,
/// <c>glove.840B.300d.txt</c>; word2vec's text format with its header line): in each line a word and its numbers,
/// separated by single blanks, UTF-8. Lines are parsed by all processors, and the culture of the machine has no say.
/// </summary>
public static class VectorFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; one whose name ends in <c>.gz</c> is unpacked while it is read.</param>
    /// <param name="vocabulary">Words to keep, so that only they take memory; null for all.</param>
    /// <param name="dimension">Numbers per word; null to find out from the first lines.</param>
    /// <returns>The words in the order of the file. Of a word that occurs in several lines the last line counts, as in a dictionary filled line by line; <see cref="WordVectors.Duplicates"/> says how many there were.</returns>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, cut off, or a line is malformed; the message names file, line, column and what to do.</exception>
    public static WordVectors Read(string path, IEnumerable<string>? vocabulary = null, int? dimension = null)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return Read(file, path, vocabulary, dimension);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        return Read(unpacked, path, vocabulary, dimension);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The text, read from where the stream stands to its end.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="vocabulary">Words to keep; null for all.</param>
    /// <param name="dimension">Numbers per word; null to find out from the first lines.</param>
    /// <returns>As for a file.</returns>
    /// <exception cref="InvalidDataException">The text is empty, cut off, or a line is malformed.</exception>
    public static WordVectors Read(Stream stream, string name, IEnumerable<string>? vocabulary = null, int? dimension = null)
    {
        if (dimension is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(dimension));
        using var reading = new VectorReading(stream, name, vocabulary is null ? null : new WantedWords(vocabulary), dimension);
        return reading.ToEnd();
    }

    /// <summary>Writes vectors as a text file, whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="vectors">What to write.</param>
    /// <param name="digits">Significant digits of each number, 1 to 9; nine give back exactly the same numbers.</param>
    public static void Write(string path, WordVectors vectors, int digits = 9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 9);
        string unfinished = path + ".part";
        using (var file = new StreamWriter(unfinished, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
            for (int row = 0; row < vectors.Count; row++) file.WriteLine(Line(vectors, row, digits));
        File.Move(unfinished, path, overwrite: true);
    }

    private static string Line(WordVectors vectors, int row, int digits)
    {
        var line = new StringBuilder(vectors.Words[row]);
        foreach (float number in vectors.Numbers(row)) line.Append(' ').Append(number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        return line.ToString();
    }
}
