using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.StartHere;

/// <summary>Lesson 00: how the course works, tensors, one-hot vectors.</summary>
internal static class StartHereLesson
{
    public static LessonSpec Spec { get; } = new("00-start-here", "Start here", [new OneHot()]);
}
