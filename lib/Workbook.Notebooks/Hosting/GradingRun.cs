using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>What became of one exercise.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Title">The name a learner reads; the id if the check gave none.</param>
/// <param name="Points">Points for a full answer.</param>
/// <param name="State"><c>passed</c>, <c>failed</c>, <c>unanswered</c> or <c>error</c> (then <see cref="Errors"/> says why).</param>
public sealed record ExerciseRun(string Id, string Title, double Points, string State)
{
    /// <summary>Points earned.</summary>
    public double Earned { get; init; }

    /// <summary>What the check said; null if it did not come to a result.</summary>
    public CheckResult? Check { get; init; }

    /// <summary>1-based number of the learner's cell; 0 if there is none.</summary>
    public int Cell { get; init; }

    /// <summary>What the learner's cell and the check printed and showed, in order.</summary>
    public IReadOnlyList<CellDisplay> Outputs { get; init; } = [];

    /// <summary>Why there is no result.</summary>
    public IReadOnlyList<CellError> Errors { get; init; } = [];

    /// <summary>Wall time; 0 if it did not come to an end.</summary>
    public double Milliseconds { get; init; }
}

/// <summary>What became of the exercises of a notebook.</summary>
/// <param name="Official">Full path of the authored notebook.</param>
/// <param name="Learner">Full path of the learner's notebook.</param>
public sealed record GradingRun(string Official, string Learner)
{
    /// <summary>The exercises in the order of the official notebook.</summary>
    public IReadOnlyList<ExerciseRun> Exercises { get; init; } = [];

    /// <summary>Faults of the learner's notebook that belong to no exercise, such as an exercise cell with an unknown id.</summary>
    public IReadOnlyList<CellError> Notes { get; init; } = [];

    /// <summary>Why no exercise could be graded at all (a set-up cell fails, the library is not built); null if they could.</summary>
    public CellError? Stopped { get; init; }

    /// <summary>Sum of the points of all exercises.</summary>
    public double Points => Exercises.Sum(exercise => exercise.Points);

    /// <summary>Sum of the points earned.</summary>
    public double Earned => Exercises.Sum(exercise => exercise.Earned);
}
