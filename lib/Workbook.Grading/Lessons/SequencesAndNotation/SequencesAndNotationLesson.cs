using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.SequencesAndNotation;

/// <summary>Lesson 01: sequences as data, the notation, vocabularies, one-hot batches, padding and masks.</summary>
internal static class SequencesAndNotationLesson
{
    public static LessonSpec Spec { get; } = new("01-sequences-and-notation", "Sequences and notation",
        [new BuildVocabulary(), new EncodeDecode(), new OneHotSequence(), new PadSequences()]);
}
