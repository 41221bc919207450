using Workbook.Cli.Results;

namespace Workbook.Cli.Scores;

/// <summary>What is remembered of one exercise. It says nothing about any other answer than the one with its key.</summary>
internal sealed record RememberedScore
{
    /// <summary>The key of the answer that was graded; null if none was.</summary>
    public string? Key { get; init; }

    /// <summary>The key of the notebook if the feedback holds only for the whole notebook as it was.</summary>
    public string? Notebook { get; init; }

    public string Title { get; init; } = "";

    public Outcome Outcome { get; init; } = Outcome.NotRun;

    public double Earned { get; init; }

    public string Feedback { get; init; } = "";

    public DateTimeOffset? Graded { get; init; }

    /// <summary>When it was passed for the first time; null if it never was.</summary>
    public DateTimeOffset? FirstPassed { get; init; }

    /// <summary>How many hints were asked for.</summary>
    public int Hints { get; init; }

    /// <summary>Whether a program of ours can have written this.</summary>
    public bool IsPlausible() => Enum.IsDefined(Outcome) && double.IsFinite(Earned) && Earned >= 0 && Hints >= 0
        && Title is not null && Feedback is not null
        && (Key is null) == (Graded is null);

    /// <summary>The score that belongs to an answer with this key.</summary>
    public ExerciseScore Restore(ExerciseScore open) => open with
    {
        Title = Title.Length > 0 ? Title : open.Title,
        Outcome = Outcome,
        Earned = Math.Min(Earned, open.Points),
        Feedback = Feedback,
        Notebook = Notebook,
        Graded = Graded,
        IsRemembered = true,
    };
}
