using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>Lesson 13: names letter by letter, a network that names, and two words made one.</summary>
internal static class NamesAndBlendingLesson
{
    public static LessonSpec Spec { get; } = new("13-names-and-blending", "Names and blending",
        [new NameBatches(), new NamesModel(), new GenerateName(), new BlendCandidates(), new BlendNames(), new RankingLoss()]);
}
