using System.Globalization;
using Workbook.Formatting;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Feedback;

/// <summary>How far a lesson is in this session of the kernel.</summary>
/// <param name="Title">The lesson's title.</param>
/// <param name="Passed">Exercises that have passed.</param>
/// <param name="Exercises">All exercises.</param>
/// <param name="Earned">Points so far, each exercise at its best.</param>
/// <param name="Points">Points of all exercises.</param>
public sealed record LessonProgress(string Title, int Passed, int Exercises, double Earned, double Points)
{
    internal static LessonProgress Of(LessonSpec lesson)
    {
        CheckResult?[] best = [.. lesson.Exercises.Select(exercise => Exercise.BestResult(exercise.Id))];
        return new LessonProgress(lesson.Title, best.Count(result => result?.State == CheckState.Passed), best.Length, best.Sum(result => result?.Earned ?? 0), lesson.Points);
    }

    /// <summary>In words, for example <c>3 of 4 exercises, 25 of 35 points</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Passed} of {Exercises} exercise{(Exercises == 1 ? "" : "s")}, {Earned:0.#} of {Points:0.#} points");

    /// <summary>In words behind a bar.</summary>
    public string ToHtml() =>
        $"<progress max=\"1\" value=\"{Html.Value(Points == 0 ? Passed / (double)Exercises : Earned / Points)}\" aria-hidden=\"true\" style=\"width:8em;vertical-align:middle\"></progress> this lesson: {this}";
}
