using System.Globalization;
using System.Text;
using Workbook.Formatting;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Feedback;

/// <summary>A lesson at a glance: title, engine, exercises, points and what has been passed in this session of the kernel.</summary>
public sealed class LessonCard : Picture
{
    private readonly LessonSpec lesson;

    internal LessonCard(LessonSpec lesson) => this.lesson = lesson;

    /// <summary>What does not work in this host and need not, for people; null if all does.</summary>
    internal string? Trouble { get; init; }

    private string Summary => lesson.Exercises.Count == 0 ? "to look things up; there are no exercises"
        : string.Create(CultureInfo.InvariantCulture, $"{Earned():0.#} of {lesson.Points:0.#} points so far");

    private string EngineLine => $"{Engine.Stack} stack, {Engine.Description}" + (Trouble is null ? "" : $"; {Trouble}");

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div style=\"border-left:4px solid #6a7fdb;padding:.2em .8em\"><strong>{Html.Escape(lesson.Title)}</strong> &middot; {Summary}");
        if (lesson.Exercises.Count == 0) return html.Append(CultureInfo.InvariantCulture, $"<br/><small style=\"opacity:.75\">{Html.Escape(EngineLine)}</small></div>").ToString();
        html.Append("<table style=\"margin:.4em 0;color:inherit;font:inherit\"><tr><th style=\"text-align:left\">exercise</th><th>points</th><th style=\"text-align:left\">state</th></tr>");
        foreach (var exercise in lesson.Exercises)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"text-align:left\">{Html.Escape(exercise.Title)}</td><td>{exercise.Points:0.#}</td><td style=\"text-align:left\">{State(exercise)}</td></tr>");
        return html.Append(CultureInfo.InvariantCulture, $"</table><small style=\"opacity:.75\">{Html.Escape(EngineLine)}</small></div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{lesson.Title}: {Summary} ({EngineLine})");
        foreach (var exercise in lesson.Exercises)
            text.Append(CultureInfo.InvariantCulture, $"\n  {exercise.Id} ({exercise.Points:0.#} points): {State(exercise)}");
        return text.ToString();
    }

    private double Earned() => lesson.Exercises.Sum(exercise => Exercise.LastResult(exercise.Id)?.Earned ?? 0);

    private static string State(ExerciseSpec exercise) => Exercise.LastResult(exercise.Id)?.State switch
    {
        CheckState.Passed => "passed",
        CheckState.Failed => "not yet",
        _ => "open",
    };
}
