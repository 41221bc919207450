using System.Globalization;

namespace Workbook.Embeddings;

/// <summary>Questions "a is to b as c is to what?" with the answers expected, and how well vectors answer them.</summary>
/// <remarks>The format: one question per line, four words separated by single blanks, the fourth the answer; lines that begin with # are comments.</remarks>
public static class AnalogyList
{
    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line does not have four words; the message names it.</exception>
    public static IReadOnlyList<AnalogyQuestion> Read(string path) =>
        [.. WordListFile.Lines(path).Select(line => line.Fields.Length == 4 ? new AnalogyQuestion(line.Fields[0], line.Fields[1], line.Fields[2], line.Fields[3])
            : throw new InvalidDataException($"{line.Place}: {line.Fields.Length} words; write four, separated by single blanks: man king woman queen."))];

    /// <summary>Asks a question: b - a + c on vectors of length 1, the three words left out.</summary>
    /// <param name="vectors">Vectors of length 1, from <see cref="WordVectors.Normalized"/>.</param>
    /// <param name="question">The question.</param>
    /// <returns>The place of the expected answer, 1 for the first; null if one of the four words has no vector.</returns>
    public static int? Rank(this WordVectors vectors, AnalogyQuestion question)
    {
        if (!question.Words.All(vectors.Contains)) return null;
        var ranked = vectors.Analogy(question.A, question.B, question.C, vectors.Count);
        return 1 + ranked.TakeWhile(answer => answer.Word != question.Answer).Count();
    }
}

/// <summary>A is to B as C is to what?</summary>
/// <param name="A">For example <c>man</c>.</param>
/// <param name="B">For example <c>king</c>.</param>
/// <param name="C">For example <c>woman</c>.</param>
/// <param name="Answer">For example <c>queen</c>.</param>
public sealed record AnalogyQuestion(string A, string B, string C, string Answer)
{
    internal string[] Words => [A, B, C, Answer];

    /// <summary>For example <c>man : king = woman : queen</c>.</summary>
    public override string ToString() => $"{A} : {B} = {C} : {Answer}";
}

/// <summary>Pairs of words with people's judgement how alike they are, and how well the cosines of vectors follow it.</summary>
/// <remarks>The format: one pair per line, two words and a number separated by single blanks; lines that begin with # are comments.</remarks>
public static class SimilarityList
{
    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is not two words and a number; the message names it.</exception>
    public static IReadOnlyList<SimilarPair> Read(string path) => [.. WordListFile.Lines(path).Select(Parse)];

    private static SimilarPair Parse((string Place, string[] Fields) line) =>
        line.Fields.Length == 3 && double.TryParse(line.Fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double judgement)
            ? new SimilarPair(line.Fields[0], line.Fields[1], judgement)
            : throw new InvalidDataException($"{line.Place}: this is not a pair and a number; write for example: car automobile 9.5.");
}

/// <summary>Two words and how alike they are to people.</summary>
/// <param name="One">A word.</param>
/// <param name="Other">Another.</param>
/// <param name="Judgement">0 for nothing in common to 10 for the same.</param>
public sealed record SimilarPair(string One, string Other, double Judgement);

/// <summary>The lines of a list of words.</summary>
internal static class WordListFile
{
    /// <summary>The fields of each line that is no comment, with the place messages name.</summary>
    public static IEnumerable<(string Place, string[] Fields)> Lines(string path) =>
        File.ReadLines(path).Select((line, i) => (Place: $"{path}({i + 1})", Line: line)).Where(line => !line.Line.StartsWith('#')).Select(line => (line.Place, line.Line.Split(' ')));
}
