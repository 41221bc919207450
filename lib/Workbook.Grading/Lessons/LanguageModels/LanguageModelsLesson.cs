using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>Lesson 07: sentences become tokens, tokens become inputs and targets, a model is scored, and writes.</summary>
internal static class LanguageModelsLesson
{
    public static LessonSpec Spec { get; } = new("07-language-models", "Language models",
        [new Tokenize(), new LanguageModelPairs(), new SentenceLogProbability(), new Perplexity(), new SampleToken(), new SampleSequence()]);
}
