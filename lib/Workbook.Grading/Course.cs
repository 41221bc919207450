using System.Text.Json;
using Workbook.Formatting;
using Workbook.Grading.Feedback;
using Workbook.Grading.Specification;

namespace Workbook.Grading;

/// <summary>All lessons and exercises of the course.</summary>
public static class Course
{
    /// <summary>The share of all points that passes the course.</summary>
    public const double PassShare = 0.6;

    /// <summary>The lessons in the order of the course.</summary>
    internal static IReadOnlyList<LessonSpec> Lessons { get; } =
    [
        Grading.Lessons.StartHere.StartHereLesson.Spec,
        Grading.Lessons.SequencesAndNotation.SequencesAndNotationLesson.Spec,
        Grading.Lessons.RnnForward.RnnForwardLesson.Spec,
        Grading.Lessons.RnnBackward.RnnBackwardLesson.Spec,
        Grading.Lessons.Gru.GruLesson.Spec,
        Grading.Lessons.Lstm.LstmLesson.Spec,
        Grading.Lessons.BidirectionalAndDeep.BidirectionalAndDeepLesson.Spec,
        Grading.Lessons.LanguageModels.LanguageModelsLesson.Spec,
        Grading.Lessons.Glove.GloveLesson.Spec,
        Grading.Lessons.Sentiment.SentimentLesson.Spec,
        Grading.Lessons.Shakespeare.ShakespeareLesson.Spec,
        Grading.Lessons.InterpretableCells.InterpretableCellsLesson.Spec,
        Grading.Lessons.Jazz.JazzLesson.Spec,
        Grading.Lessons.NamesAndBlending.NamesAndBlendingLesson.Spec,
        Grading.Lessons.Reference.ReferenceLesson.Spec,
    ];

    private static readonly Dictionary<string, ExerciseSpec> Exercises =
        Lessons.SelectMany(lesson => lesson.Exercises).ToDictionary(exercise => exercise.Id);

    /// <summary>What a runner must know of the exercises before it grades them; shown as JSON.</summary>
    public static CourseDescription Describe() => new();

    /// <summary>Exercises and points of every lesson, and the pass mark.</summary>
    public static CourseCard Overview() => new(Lessons);

    /// <summary>The exercise of an id.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    internal static ExerciseSpec Find(string id) => Exercises.TryGetValue(id, out var exercise) ? exercise
        : throw new ArgumentException($"There is no exercise '{id}'. The exercises are: {string.Join(", ", Exercises.Keys)}.", nameof(id));

    /// <summary>The lesson that an exercise belongs to.</summary>
    internal static LessonSpec LessonOf(string id) => Lessons.First(lesson => lesson.Exercises.Any(exercise => exercise.Id == id));

    /// <summary>The lesson of a name, which is its notebook's file name without the ending.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    internal static LessonSpec FindLesson(string name) => Lessons.FirstOrDefault(lesson => lesson.Name == name)
        ?? throw new ArgumentException($"There is no lesson '{name}'. The lessons are: {string.Join(", ", Lessons.Select(lesson => lesson.Name))}.", nameof(name));
}

/// <summary>The exercises of the course with their points, dependencies and time limits, for runners.</summary>
[TypeFormatterSource(typeof(CourseDescriptionFormatterSource), PreferredMimeTypes = [CourseDescriptionFormatterSource.JsonMimeType])]
public sealed class CourseDescription
{
    /// <summary>
    /// A JSON array of <c>{"id", "title", "lesson", "points", "dependsOn", "seconds", "hints"}</c>; <c>seconds</c> is the time
    /// limit of the learner's cell and its check together.
    /// </summary>
    public string ToJson() => JsonSerializer.Serialize(
        from lesson in Course.Lessons
        from exercise in lesson.Exercises
        select new
        {
            id = exercise.Id,
            title = exercise.Title,
            lesson = lesson.Name,
            points = exercise.Points,
            dependsOn = exercise.DependsOn,
            seconds = exercise.Seconds,
            hints = exercise.Hints,
        });

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}

/// <summary>Makes the formatters of <see cref="CourseDescription"/>; found by its name's convention, not called from here.</summary>
public sealed class CourseDescriptionFormatterSource
{
    /// <summary>The MIME type of the JSON that runners read.</summary>
    public const string JsonMimeType = "application/vnd.workbook.course+json";

    /// <summary>One formatter for the runners' JSON, one for plain text.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter(JsonMimeType, description => ((CourseDescription)description).ToJson()),
        new MimeFormatter("text/plain", description => ((CourseDescription)description).ToJson()),
    ];
}
