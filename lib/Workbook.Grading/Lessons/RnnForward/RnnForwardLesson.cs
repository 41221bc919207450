using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.RnnForward;

/// <summary>Lesson 02: the recurrent cell, the unrolled network, stacked weights, the loss over a sequence.</summary>
internal static class RnnForwardLesson
{
    public static LessonSpec Spec { get; } = new("02-rnn-forward", "The recurrent network, forward",
        [new RnnCellForward(), new RnnForward(), new StackWeights(), new SequenceCrossEntropy()]);
}
