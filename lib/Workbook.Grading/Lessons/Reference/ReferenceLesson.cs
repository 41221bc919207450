using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Reference;

/// <summary>Appendix 99: notation, glossary, dictionaries, formulas, points. Nothing in it is asked.</summary>
internal static class ReferenceLesson
{
    public static LessonSpec Spec { get; } = new("99-reference", "Reference", []);
}
