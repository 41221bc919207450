using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>Lesson 03: the chain rule through a cell and through time, gradient checks, vanishing and exploding gradients, remedies.</summary>
internal static class RnnBackwardLesson
{
    public static LessonSpec Spec { get; } = new("03-rnn-backward", "The recurrent network, backward",
    [
        new GradientStep(), new RnnCellBackward(), new RnnBackward(), new GradientCheck(),
        new ClipByValue(), new ClipByNorm(), new TruncatedBackward(),
    ]);
}
