using Workbook.Cli.Results;
using Workbook.Cli.Scores;

namespace Workbook.Cli.Watching;

/// <summary>Results as lines for a log.</summary>
internal static class PlainText
{
    /// <summary>One line: the exercise, its state, its points.</summary>
    public static string Headline(ExerciseScore score) => score.Id + ": " + State(score);

    /// <summary>The headline, and below it what there is to say.</summary>
    public static string Feedback(ExerciseScore score, string title) =>
        string.Join('\n', [Headline(score) + (title == score.Id ? "" : $" ({title})"), .. score.Feedback.Length == 0 ? [] : score.Feedback.Split('\n')]);

    /// <summary>State and points in words.</summary>
    public static string State(ExerciseScore score) => score.Outcome switch
    {
        Outcome.Passed => "passed, " + score.PointsInWords,
        Outcome.Failed => "not yet, " + score.PointsInWords,
        Outcome.Unanswered => "no answer yet, " + score.PointsInWords,
        _ => "not graded yet",
    };
}
