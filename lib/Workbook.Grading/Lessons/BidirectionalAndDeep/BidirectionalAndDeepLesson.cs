using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.BidirectionalAndDeep;

/// <summary>Lesson 06: networks that read from both ends, networks on top of networks, and a tagger of names that uses both.</summary>
internal static class BidirectionalAndDeepLesson
{
    public static LessonSpec Spec { get; } = new("06-bidirectional-and-deep", "Bidirectional and deep networks",
        [new BidirectionalForward(), new DeepForward(), new TagNames()]);
}
