using System.Globalization;

namespace Workbook.Corpora;

/// <summary>
/// The Large Movie Review Dataset (A. Maas and others, <i>Learning word vectors for sentiment analysis</i>, 2011) in its
/// published folders: <c>aclImdb/train/pos/0_9.txt</c> is training review 0, positive, nine stars of ten.
/// <c>data get imdb</c> fetches it from its publisher, ai.stanford.edu/~amaas/data/sentiment, into <c>data/downloads/</c>.
/// </summary>
public static class ImdbReviews
{
    /// <summary>The folder <c>data/downloads/aclImdb</c>, or null if the data set is not there.</summary>
    public static string? Downloaded => DataFolder.Downloaded("downloads", "aclImdb", "README") is { } readme ? Path.GetDirectoryName(readme) : null;

    /// <summary>Reads the reviews of one part one after the other, without keeping them: positive and negative in turn, each in the order of its numbers.</summary>
    /// <param name="folder">The folder <c>aclImdb</c>.</param>
    /// <param name="part"><c>train</c> or <c>test</c>.</param>
    /// <param name="every">1 for all reviews; 20 for every twentieth of each folder, from the first on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is not positive.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is missing; the message says which.</exception>
    /// <exception cref="InvalidDataException">A file's name, its stars or its text are not as published; the message names the file. Thrown when it is reached.</exception>
    public static IEnumerable<ImdbReview> Read(string folder, string part, int every = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        string[] positive = Files(Path.Combine(folder, part, "pos"), every), negative = Files(Path.Combine(folder, part, "neg"), every);
        return InTurn(positive, negative);
    }

    private static IEnumerable<ImdbReview> InTurn(string[] positive, string[] negative)
    {
        for (int i = 0; i < Math.Max(positive.Length, negative.Length); i++)
        {
            if (i < positive.Length) yield return Parse(positive[i], true);
            if (i < negative.Length) yield return Parse(negative[i], false);
        }
    }

    private static string[] Files(string folder, int every)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{folder} is missing; unpack the whole archive aclImdb_v1.tar.gz and pass the folder aclImdb.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.txt").OrderBy(Number)];
        return files.Length > 0 ? [.. files.Where((_, i) => i % every == 0)] : throw new InvalidDataException($"{folder} holds no reviews (*.txt); unpack the whole archive aclImdb_v1.tar.gz.");
    }

    private static ImdbReview Parse(string path, bool positive)
    {
        Number(path);
        string stars = Path.GetFileNameWithoutExtension(path).Split('_')[1];
        if (!int.TryParse(stars, NumberStyles.None, CultureInfo.InvariantCulture, out int rating) || rating is < 1 or > 10 || positive != rating > 5)
            throw new InvalidDataException($"{path}: '{stars}' are no stars of a {(positive ? "positive" : "negative")} review; published are {(positive ? "7 to 10" : "1 to 4")}. Unpack the archive anew.");
        return new ImdbReview(positive, rating, TextFile.Read(path).Replace("<br />", " ", StringComparison.Ordinal));
    }

    private static int Number(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw new InvalidDataException($"{path}: the name is not NUMBER_STARS.txt, for example 0_9.txt; remove the file or unpack the archive anew.");
    }
}

/// <summary>A review of a film from the Large Movie Review Dataset.</summary>
/// <param name="Positive">Seven stars or more; the negative ones have four or fewer.</param>
/// <param name="Stars">1 to 10.</param>
/// <param name="Text">The review; line breaks of its page are blanks.</param>
public sealed record ImdbReview(bool Positive, int Stars, string Text);
