using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>Lesson 05: gates, the cell state, the LSTM forward and backward, peepholes.</summary>
internal static class LstmLesson
{
    public static LessonSpec Spec { get; } = new("05-lstm", "Long short-term memory",
        [new ForgetGate(), new LstmCellForward(), new LstmForward(), new LstmCellBackward(), new LstmBackward(), new PeepholeLstmCell()]);
}
