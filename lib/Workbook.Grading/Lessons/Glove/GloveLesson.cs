using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>Lesson 08: reading word vectors, rows for a vocabulary, angles, analogies; the loss of GloVe, taking a direction out.</summary>
internal static class GloveLesson
{
    public static LessonSpec Spec { get; } = new("08-embeddings-and-glove", "Embeddings and GloVe",
        [new ReadGloveLine(), new FilterGlove(), new CosineSimilarity(), new Analogy(), new GloveLoss(), new NeutralizeBias()]);
}
