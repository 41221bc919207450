using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>Lesson 12: a network that learns solos, its training, and the same layers improvising.</summary>
internal static class JazzLesson
{
    public static LessonSpec Spec { get; } = new("12-jazz", "Improvising jazz",
        [new DjModel(), new TrainDj(), new MusicInferenceModel(), new PredictAndSample()]);
}
