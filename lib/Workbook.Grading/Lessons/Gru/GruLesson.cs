using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Gru;

/// <summary>Lesson 04: the update gate, the relevance gate, the gated network, and the way back through the cell.</summary>
internal static class GruLesson
{
    public static LessonSpec Spec { get; } = new("04-gru", "The gated recurrent unit",
        [new SimplifiedGruCell(), new GruCellForward(), new GruForward(), new GruCellBackward()]);
}
