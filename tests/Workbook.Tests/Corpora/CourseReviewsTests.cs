using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The reviews of lesson 09, the course's own or a fixed part of the published ones.</summary>
public sealed class CourseReviewsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Every sixteenth review of each folder, the last fifth for choosing; every fortieth of the test folders; verdicts in turn.</summary>
    [Fact]
    public void A_fixed_part_of_the_published_reviews()
    {
        foreach (string part in (string[])["train", "test"])
            for (int i = 0; i < 160; i++)
            {
                Write(part, "pos", $"{i}_8.txt", $"good {i}");
                Write(part, "neg", $"{i}_2.txt", $"bad {i}");
            }
        var reviews = CourseReviews.OfImdb(folder);
        Assert.Equal(["good 0", "bad 0", "good 16", "bad 16"], reviews.Train.Take(4).Select(review => review.Text));
        Assert.True(reviews.ArePublished);
        Assert.Equal((16, 4), (reviews.Train.Count, reviews.Validation.Count));
        Assert.Equal(["good 128", "bad 128", "good 144", "bad 144"], reviews.Validation.Select(review => review.Text));
        Assert.Equal(["good 0", "bad 0", "good 40", "bad 40", "good 80", "bad 80", "good 120", "bad 120"], reviews.Test.Select(review => review.Text));
        Assert.All(reviews.Train.Concat(reviews.Test), review => Assert.Equal(review.Text.StartsWith("good", StringComparison.Ordinal), review.Positive));
    }

    /// <summary>A step of zero would read nothing.</summary>
    [Fact]
    public void Every_review_at_most() => Assert.Throws<ArgumentOutOfRangeException>(() => ImdbReviews.Read(folder, "train", every: 0));

    private void Write(string part, string side, string name, string text) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, part, side)).FullName, name), text);
}
