using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Notebooks.Grading;

namespace Workbook.Cli.Scores;

/// <summary>How one exercise stands.</summary>
/// <param name="Answer">The answer as it is in the notebook.</param>
internal sealed record ExerciseScore(LearnerAnswer Answer)
{
    public string Id => Answer.Id;

    /// <summary>The name a learner reads; the id while the library has not told it.</summary>
    public string Title { get; init; } = Answer.Id;

    /// <summary>Not run: the answer was not graded yet.</summary>
    public Outcome Outcome { get; init; } = Outcome.NotRun;

    public double Points => Answer.Points;

    public double Earned { get; init; }

    /// <summary>Points as "2.5 / 10"; a stretch exercise has none.</summary>
    public string PointsText => Points > 0 ? Column.Points(Earned, Points) : "stretch";

    /// <summary>The same within a sentence.</summary>
    public string PointsInWords => Points > 0 ? PointsText + " points" : "a stretch exercise without points";

    /// <summary>What to say about the answer.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>The notebook's key if the feedback names cells by their numbers; else null.</summary>
    public string? Notebook { get; init; }

    /// <summary>When it was graded; null if it was not.</summary>
    public DateTimeOffset? Graded { get; init; }

    /// <summary>Whether the result is an earlier one, which belongs to the answer as it is.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>The score after a grading.</summary>
    public ExerciseScore After(CaseResult result, string notebookKey, DateTimeOffset time) => this with
    {
        Title = result.Title.Length > 0 ? result.Title : Title,
        Outcome = result.Outcome,
        Earned = Math.Clamp(result.Earned, 0, Points),
        Feedback = FeedbackText.Of(result),
        Notebook = result.Errors.Count > 0 ? notebookKey : null,
        Graded = time,
        IsRemembered = false,
    };
}
