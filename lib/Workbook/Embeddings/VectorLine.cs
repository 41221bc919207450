using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Workbook.Embeddings;

/// <summary>
/// Takes one line of a vector file apart: a word, a blank, d numbers separated by single blanks. A word may contain
/// blanks, as some in glove.840B do: it is everything before the last d numbers.
/// </summary>
internal static class VectorLine
{
    /// <summary>The line without a carriage return and without the blank that word2vec writes at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
        return line.Length > 0 && line[^1] == ' ' ? line[..^1] : line;
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The trimmed line.</param>
    /// <param name="numbers">Where its numbers go; as many as the file has per word.</param>
    /// <param name="wordLength">How many bytes the word has.</param>
    /// <returns>Null if all is well, else what is wrong and where.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LineProblem? Read(ReadOnlySpan<byte> line, Span<float> numbers, out int wordLength)
    {
        wordLength = line.IndexOf((byte)' ');
        if (wordLength > 0 && TryReadNumbers(line, wordLength, numbers)) return Checked(line, wordLength);
        wordLength = LengthOfWord(line, numbers.Length);
        return ReadWithCare(line, numbers, wordLength) ?? Checked(line, wordLength);
    }

    /// <summary>Where the word ends if the line ends with so many numbers; -1 if the line has fewer fields.</summary>
    public static int LengthOfWord(ReadOnlySpan<byte> line, int numbers)
    {
        int end = line.Length;
        for (int number = 0; number < numbers && end > 0; number++) end = line[..end].LastIndexOf((byte)' ');
        return end > 0 ? end : -1;
    }

    /// <summary>The usual case: the word has no blank, and the numbers follow it to the end of the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryReadNumbers(ReadOnlySpan<byte> line, int at, Span<float> numbers)
    {
        for (int k = 0; k < numbers.Length; k++)
        {
            if (at >= line.Length || line[at] != ' ') return false;
            at++;
            if (!NumberText.TryRead(line, ref at, out numbers[k])) return false;
        }
        return at == line.Length;
    }

    private static LineProblem? ReadWithCare(ReadOnlySpan<byte> line, Span<float> numbers, int wordLength)
    {
        if (line.Length == 0) return new(1, "the line is empty", "remove it");
        if (wordLength < 0)
        {
            int fields = line.Count((byte)' ');
            return new(line.Length + 1, $"the line ends after {Numbers(fields)} instead of {numbers.Length}", "write one word and all its numbers in each line, or say how many there are");
        }
        int at = wordLength;
        for (int k = 0; k < numbers.Length; k++)
        {
            int column = ++at;
            if (!NumberText.TryRead(line, ref at, out numbers[k]))
                return new(Column(line, column), $"'{Field(line, column)}' is not a number", $"each line must be a word and {Numbers(numbers.Length)}, separated by single blanks");
        }
        int lastPart = line[..wordLength].LastIndexOf((byte)' ') + 1;
        int last = lastPart;
        return lastPart > 0 && NumberText.TryRead(line[..wordLength], ref last, out _)
            ? new(Column(line, lastPart), $"the line has more than {Numbers(numbers.Length)}", "each line must have equally many")
            : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LineProblem? Checked(ReadOnlySpan<byte> line, int wordLength) => Utf8.IsValid(line[..wordLength]) ? null
        : new(Column(line, wordLength - InvalidFrom(line[..wordLength]).Length), "the word is not valid UTF-8", "save the file as UTF-8, or download it again");

    private static ReadOnlySpan<byte> InvalidFrom(ReadOnlySpan<byte> word)
    {
        while (Rune.DecodeFromUtf8(word, out _, out int used) == System.Buffers.OperationStatus.Done) word = word[used..];
        return word;
    }

    private static string Field(ReadOnlySpan<byte> line, int at)
    {
        int length = line[at..].IndexOf((byte)' ');
        return Encoding.UTF8.GetString(length < 0 ? line[at..] : line.Slice(at, length));
    }

    /// <summary>Columns count characters from 1.</summary>
    private static int Column(ReadOnlySpan<byte> line, int at) => Encoding.UTF8.GetCharCount(line[..at]) + 1;

    private static string Numbers(int count) => count == 1 ? "1 number" : string.Create(CultureInfo.InvariantCulture, $"{count} numbers");
}

/// <summary>What is wrong with a line.</summary>
/// <param name="Column">Where, in characters from 1.</param>
/// <param name="Problem">What.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record LineProblem(int Column, string Problem, string Remedy);
