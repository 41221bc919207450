namespace Workbook.Grading.Lessons.SequencesAndNotation;

/// <summary>The tokens that are no words, in the order of their ids.</summary>
internal static class SpecialTokens
{
    public const string Padding = "<pad>", Unknown = "<unk>", EndOfSentence = "<eos>";

    public static IReadOnlyList<string> All { get; } = [Padding, Unknown, EndOfSentence];
}
