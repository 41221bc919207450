using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>Lesson 10: a text becomes windows and one-hot vectors, an LSTM learns to continue it, and writes.</summary>
internal static class ShakespeareLesson
{
    public static LessonSpec Spec { get; } = new("10-shakespeare", "An LSTM writes Shakespeare",
        [new CharacterMaps(), new Windows(), new OneHotWindows(), new BuildModel(), new PredictNext(), new GenerateText(), new SampleWithTemperature()]);
}
