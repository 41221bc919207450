using System.Globalization;
using System.Text;
using Workbook.Formatting;
using Workbook.Grading.Specification;
using Workbook.Tables;

namespace Workbook.Grading.Feedback;

/// <summary>A lesson at a glance: title, engine, exercises, points and what has been passed in this session of the kernel.</summary>
public sealed class LessonCard : Picture
{
    private const string NothingAsked = "to look things up; there are no exercises";

    private readonly LessonSpec lesson;

    internal LessonCard(LessonSpec lesson) => this.lesson = lesson;

    /// <summary>What does not work in this host and need not, for people; null if all does.</summary>
    internal string? Trouble { get; init; }

    private bool AsksNothing => lesson.Exercises.Count == 0;

    private LessonProgress Progress => LessonProgress.Of(lesson);

    private string EngineLine => $"{Engine.Stack} stack, {Engine.Description}" + (Trouble is null ? "" : $"; {Trouble}");

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var table = new Table("exercise", "points", "state");
        foreach (var exercise in lesson.Exercises) table.Row(exercise.Title, Points(exercise), State(exercise, signs: true));
        return Card.Around(
            $"<strong>{Html.Escape(lesson.Title)}</strong><p style=\"{Card.Paragraph}\">{(AsksNothing ? NothingAsked : Progress.ToHtml() + " so far")}</p>"
            + $"{(AsksNothing ? "" : table.ToHtml())}<p style=\"{Card.Aside}\">{Html.Escape(EngineLine)}</p>", Card.Note);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder($"{lesson.Title}: {(AsksNothing ? NothingAsked : $"{Progress} so far")} ({EngineLine})");
        foreach (var exercise in lesson.Exercises)
            text.Append(CultureInfo.InvariantCulture, $"\n  {exercise.Id} ({Points(exercise)} points): {State(exercise, signs: false)}");
        return text.ToString();
    }

    private static string Points(ExerciseSpec exercise) => exercise.Points.ToString("0.#", CultureInfo.InvariantCulture);

    private static string State(ExerciseSpec exercise, bool signs) => Exercise.BestResult(exercise.Id)?.State switch
    {
        CheckState.Passed => signs ? "\u2713 passed" : "passed",
        CheckState.Failed => signs ? "\u2717 not yet" : "not yet",
        _ => signs ? "\u25cb open" : "open",
    };
}
