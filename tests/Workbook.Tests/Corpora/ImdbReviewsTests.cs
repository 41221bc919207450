using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The published folders of film reviews, here with a handful of files.</summary>
public sealed class ImdbReviewsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public ImdbReviewsTests()
    {
        Write("pos", "10_9.txt", "Last.");
        Write("pos", "2_7.txt", "Fine.<br /><br />Very.");
        Write("neg", "0_1.txt", "Bad.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Verdict from the folder, stars from the name, order by number, both verdicts in turn, line breaks as blanks.</summary>
    [Fact]
    public void Reviews_are_read_in_turn() => Assert.Equal(
        [new ImdbReview(true, 7, "Fine.  Very."), new ImdbReview(false, 1, "Bad."), new ImdbReview(true, 9, "Last.")],
        ImdbReviews.Read(folder, "train"));

    /// <summary>Files are opened when they are reached, so a damaged one late in the set does not hinder the first.</summary>
    [Fact]
    public void Reading_streams()
    {
        Write("pos", "11_8.txt", "");
        Assert.Equal("Fine.  Very.", ImdbReviews.Read(folder, "train").First().Text);
        Assert.Contains("11_8.txt", Assert.Throws<InvalidDataException>(() => ImdbReviews.Read(folder, "train").Count()).Message, StringComparison.Ordinal);
    }

    /// <summary>A name that is not as published is an error that names the file.</summary>
    [Theory]
    [InlineData("pos", "review.txt", "not NUMBER_STARS.txt")]
    [InlineData("pos", "5_x.txt", "are no stars")]
    [InlineData("pos", "5_3.txt", "published are 7 to 10")]
    [InlineData("neg", "5_8.txt", "published are 1 to 4")]
    [InlineData("pos", "5_11.txt", "are no stars")]
    public void Odd_name_is_named(string side, string name, string problem)
    {
        Write(side, name, "Text.");
        var error = Assert.Throws<InvalidDataException>(() => ImdbReviews.Read(folder, "train").Count());
        Assert.Contains(Path.Combine(side, name), error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A missing folder is said at once, not when the first review is wanted.</summary>
    [Fact]
    public void Missing_folder_is_named() =>
        Assert.Contains(Path.Combine(folder, "test", "pos"), Assert.Throws<DirectoryNotFoundException>(() => ImdbReviews.Read(folder, "test")).Message, StringComparison.Ordinal);

    private void Write(string side, string name, string text)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "train", side)).FullName, name);
        File.WriteAllText(path, text);
    }
}
