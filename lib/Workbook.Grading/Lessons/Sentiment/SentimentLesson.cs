using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>Lesson 09: reviews of one length, a model that guesses, what answers are worth, and a model that works.</summary>
internal static class SentimentLesson
{
    public static LessonSpec Spec { get; } = new("09-sentiment", "Sentiment", [new PadAndTruncate(), new BaselineModel(), new AccuracyAndConfusion(), new ImprovedModel()]);
}
