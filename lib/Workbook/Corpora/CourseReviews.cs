namespace Workbook.Corpora;

/// <summary>
/// The best reviews at hand: film reviews of the Large Movie Review Dataset if its folder is in <c>data/downloads/aclImdb</c>
/// (<see cref="ImdbReviews"/>), else those written for this course (<see cref="Reviews"/>). Of the 50,000 published ones a
/// fixed 1,251 are trained on, 313 choose and 626 test, so that a lesson stays a matter of minutes.
/// </summary>
/// <param name="Train">The reviews to train on.</param>
/// <param name="Validation">The reviews by which models are chosen.</param>
/// <param name="Test">The reviews that are scored once, at the end.</param>
/// <param name="Steps">To how many tokens a lesson cuts each review.</param>
/// <param name="Description">What they are, for people.</param>
public sealed record CourseReviews(IReadOnlyList<Review> Train, IReadOnlyList<Review> Validation, IReadOnlyList<Review> Test, int Steps, string Description)
{
    private const int EveryOfTraining = 16, EveryOfTest = 40, StepsOfCourse = 30, StepsOfImdb = 60;

    /// <summary>Whether these are the published reviews.</summary>
    public bool ArePublished { get; private init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="IOException">A file or folder cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">A file is malformed; the message names it.</exception>
    public static CourseReviews Load() => ImdbReviews.Downloaded is { } folder ? OfImdb(folder)
        : new(Reviews.Train(), Reviews.Validation(), Reviews.Test(), StepsOfCourse, "short reviews of films, books, food and journeys, written for this course");

    /// <summary>
    /// A fixed part of the published reviews. Neighbours in their folders are often about the same film, so the first four
    /// fifths are trained on and the last choose; the films of the test folder are others by themselves.
    /// </summary>
    /// <param name="folder">The folder <c>aclImdb</c>.</param>
    internal static CourseReviews OfImdb(string folder)
    {
        var known = Every(folder, "train", EveryOfTraining);
        int train = known.Length * 4 / 5;
        return new(known[..train], known[train..], Every(folder, "test", EveryOfTest), StepsOfImdb, "film reviews from the Large Movie Review Dataset, a fixed part of them") { ArePublished = true };
    }

    private static Review[] Every(string folder, string part, int step) =>
        [.. ImdbReviews.Read(folder, part, step).Select(review => new Review(review.Positive, "film", review.Text))];
}
