using System.Globalization;
using Workbook.Formatting;
using Workbook.Grading.Specification;
using Workbook.Tables;

namespace Workbook.Grading.Feedback;

/// <summary>The points of every lesson, their sum, and how many of them pass the course.</summary>
public sealed class CourseCard : Picture
{
    private readonly IReadOnlyList<LessonSpec> lessons;

    internal CourseCard(IReadOnlyList<LessonSpec> lessons) => this.lessons = lessons;

    /// <summary>All points of the course; stretch exercises give none.</summary>
    public double Points => lessons.Sum(lesson => lesson.Points);

    /// <summary>The points that pass the course: <see cref="Course.PassShare"/> of all, rounded up to a whole point.</summary>
    public double PassMark => Math.Ceiling(Course.PassShare * Points);

    /// <inheritdoc/>
    public override string ToHtml() => Rows().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Rows().ToString();

    private Table Rows()
    {
        var table = new Table("lesson", "title", "exercises", "of these stretch", "mistakes told apart", "points")
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{Points:0.#} points; {PassMark:0.#} pass the course ({100 * Course.PassShare:0} %)"),
        };
        foreach (var lesson in lessons) table.Row(lesson.Name, lesson.Title, Counts(lesson.Exercises), Counts(Stretch(lesson)), Mistakes(lesson.Exercises), Written(lesson.Points));
        ExerciseSpec[] all = [.. lessons.SelectMany(lesson => lesson.Exercises)];
        return table.Row("all", "", Counts(all), Counts([.. lessons.SelectMany(Stretch)]), Mistakes(all), Written(Points));
    }

    private static IReadOnlyList<ExerciseSpec> Stretch(LessonSpec lesson) => [.. lesson.Exercises.Where(exercise => exercise.Points == 0)];

    private static string Counts(IReadOnlyList<ExerciseSpec> exercises) => Written(exercises.Count);

    private static string Mistakes(IReadOnlyList<ExerciseSpec> exercises) => Written(exercises.Sum(exercise => exercise.Misconceptions.Count));

    private static string Written(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
