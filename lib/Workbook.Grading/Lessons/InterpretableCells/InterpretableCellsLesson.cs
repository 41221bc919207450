using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.InterpretableCells;

/// <summary>Lesson 11: the states of a language model over a text, and how well a single unit follows a feature of it.</summary>
internal static class InterpretableCellsLesson
{
    public static LessonSpec Spec { get; } = new("11-interpretable-cells", "Cells with a meaning", [new RecordStates(), new UnitScore()]);
}
