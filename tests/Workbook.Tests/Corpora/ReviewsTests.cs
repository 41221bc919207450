using System.Globalization;
using System.Security.Cryptography;
using Workbook.Corpora;
using Workbook.Vocabularies;

namespace Workbook.Tests.Corpora;

/// <summary>The reviews: what the reader accepts, and what the files promise.</summary>
public sealed class ReviewsTests
{
    /// <summary>Two different reviews share at most this part of all their different words; pairs that differ in few words and in the verdict come near it.</summary>
    private const double MostSimilar = 0.7;

    private static readonly Dictionary<string, IReadOnlyList<Review>> Parts = new()
    {
        ["train"] = Reviews.Train(),
        ["validation"] = Reviews.Validation(),
        ["test"] = Reviews.Test(),
    };

    /// <summary>A line is verdict, topic and text.</summary>
    [Fact]
    public void Line_is_read()
    {
        string path = Written("positive\tbook\tWhat a tale.\nnegative\tfood\tCold soup.\n");
        Assert.Equal([new Review(true, "book", "What a tale."), new Review(false, "food", "Cold soup.")], Reviews.Read(path));
        File.Delete(path);
    }

    /// <summary>A malformed line is an error that names file, line, problem and remedy.</summary>
    [Theory]
    [InlineData("positive\tbook", "2 part(s) instead of 3", "verdict, tab, topic")]
    [InlineData("positive\tbook\ta\tb", "4 part(s) instead of 3", "verdict, tab, topic")]
    [InlineData("", "1 part(s) instead of 3", "verdict, tab, topic")]
    [InlineData("good\tbook\tA tale.", "verdict 'good'", "positive or negative")]
    [InlineData("positive\tcar\tA drive.", "topic 'car'", "film, book, food, journey")]
    [InlineData("positive\tbook\t ", "the review is empty", "remove the line")]
    public void Malformed_line_is_named(string line, string problem, string remedy)
    {
        string path = Written($"positive\tbook\tWhat a tale.\n{line}\nnegative\tfood\tCold soup.\n");
        var error = Assert.Throws<InvalidDataException>(() => Reviews.Read(path));
        File.Delete(path);
        Assert.StartsWith($"{path}(2): ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    /// <summary>At least 1,000 reviews of 15 to 60 words, positive and negative within one of each other in every topic of every part.</summary>
    [Fact]
    public void Reviews_are_many_short_and_balanced()
    {
        Assert.True(Parts.Values.Sum(part => part.Count) >= 1000);
        Assert.All(Parts.Values.SelectMany(part => part), review => Assert.InRange(review.Text.Split(' ').Length, 15, 60));
        foreach (var part in Parts.Values)
            foreach (string topic in Reviews.Topics)
                Assert.InRange(part.Count(review => review.Topic == topic && review.Positive) - part.Count(review => review.Topic == topic && !review.Positive), -1, 1);
    }

    /// <summary>No six words in a row, whatever their case and punctuation, occur in two of the three parts.</summary>
    [Fact]
    public void No_six_words_are_shared_between_parts()
    {
        var seen = Parts.Select(part => part.Value.SelectMany(review => Sequences(review.Text)).ToHashSet()).ToList();
        Assert.Empty(seen[0].Intersect(seen[1]));
        Assert.Empty(seen[0].Intersect(seen[2]));
        Assert.Empty(seen[1].Intersect(seen[2]));
        Assert.NotEmpty(Sequences("One two three, four five six seven.").Intersect(Sequences("And ONE two three four five six")));
    }

    /// <summary>No two reviews share more than seven in ten of all their different words, and none across parts more than three in ten; a copy with a changed word would.</summary>
    [Fact]
    public void No_review_nearly_repeats_another()
    {
        var all = Parts.SelectMany(part => part.Value.Select(review => (part.Key, Words: Words(review.Text).ToHashSet(), review.Text))).ToList();
        for (int i = 0; i < all.Count; i++)
            for (int j = 0; j < i; j++)
            {
                double most = all[i].Key == all[j].Key ? MostSimilar : 0.3;
                double similarity = Similarity(all[i].Words, all[j].Words);
                Assert.True(similarity <= most, $"{similarity:F2}: {all[i].Text} / {all[j].Text}");
            }
        Assert.True(Similarity(all[0].Words, [.. all[0].Words.Skip(1), "changed"]) > MostSimilar);
    }

    /// <summary>data/README.md describes the files as they are: reviews, positive ones, bytes, checksum.</summary>
    [Theory]
    [InlineData("train")]
    [InlineData("validation")]
    [InlineData("test")]
    public void Description_is_true(string part)
    {
        byte[] bytes = File.ReadAllBytes(DataFolder.PathOf("reviews", $"{part}.tsv"));
        string row = string.Create(CultureInfo.InvariantCulture, $"| `reviews/{part}.tsv` | {Parts[part].Count} | {Parts[part].Count(review => review.Positive)} | {bytes.Length} | `{Convert.ToHexStringLower(SHA256.HashData(bytes))}` |");
        Assert.Contains(row, File.ReadAllLines(DataFolder.PathOf("README.md")));
    }

    /// <summary>The words as the split counted them: a hyphen separates two words.</summary>
    private static string[] Words(string text) => [.. WordTokenizer.Tokenize(text.Replace('-', ' ')).Where(token => char.IsLetterOrDigit(token[0]))];

    private static IEnumerable<string> Sequences(string text)
    {
        string[] words = Words(text);
        return Enumerable.Range(0, Math.Max(0, words.Length - 5)).Select(start => string.Join(' ', words[start..(start + 6)]));
    }

    private static double Similarity(HashSet<string> one, HashSet<string> other)
    {
        int shared = one.Count(other.Contains);
        return (double)shared / (one.Count + other.Count - shared);
    }

    private static string Written(string text)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        return path;
    }
}
