namespace Workbook.Corpora;

/// <summary>
/// Short reviews of films, books, food and journeys, written for this course (data/reviews): one per line, the verdict, a
/// tab, the topic, a tab, the text. No sequence of six words is shared between the three parts.
/// </summary>
public static class Reviews
{
    private const string Folder = "reviews";

    /// <summary>The topics.</summary>
    public static IReadOnlyList<string> Topics { get; } = ["film", "book", "food", "journey"];

    /// <summary>The reviews to train on.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Review> Train() => Read(DataFolder.PathOf(Folder, "train.tsv"));

    /// <summary>The reviews by which models are chosen.</summary>
    /// <inheritdoc cref="Train" path="/exception"/>
    public static IReadOnlyList<Review> Validation() => Read(DataFolder.PathOf(Folder, "validation.tsv"));

    /// <summary>The reviews that are scored once, at the end.</summary>
    /// <inheritdoc cref="Train" path="/exception"/>
    public static IReadOnlyList<Review> Test() => Read(DataFolder.PathOf(Folder, "test.tsv"));

    /// <summary>Reads a file in this format, for example one of your own.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file is empty or no UTF-8, or a line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Review> Read(string path) =>
        [.. TextFile.Read(path).TrimEnd('\n').Split('\n').Select((line, index) => Parse(line, $"{path}({index + 1})"))];

    private static Review Parse(string line, string place)
    {
        string[] parts = line.Split('\t');
        if (parts.Length != 3) throw Malformed(place, $"the line has {parts.Length} part(s) instead of 3", "write verdict, tab, topic, tab, review");
        if (parts[0] is not ("positive" or "negative")) throw Malformed(place, $"the verdict '{parts[0]}' is unknown", "write positive or negative");
        if (!Topics.Contains(parts[1])) throw Malformed(place, $"the topic '{parts[1]}' is unknown", $"write one of {string.Join(", ", Topics)}");
        if (string.IsNullOrWhiteSpace(parts[2])) throw Malformed(place, "the review is empty", "write a text behind the second tab or remove the line");
        return new Review(parts[0] == "positive", parts[1], parts[2]);
    }

    private static InvalidDataException Malformed(string place, string problem, string remedy) => new($"{place}: {problem}; {remedy}");
}
