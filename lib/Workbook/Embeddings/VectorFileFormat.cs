using System.Buffers.Text;
using System.Text;

namespace Workbook.Embeddings;

/// <summary>What a file of word vectors says about itself: how many numbers each line has, and perhaps a header line.</summary>
/// <param name="Dimension">Numbers per word, d.</param>
/// <param name="HeaderLength">Bytes of word2vec's first line with its newline; 0 if there is none.</param>
/// <param name="PromisedWords">How many words that line promises; null without one.</param>
internal sealed record VectorFileFormat(int Dimension, int HeaderLength, long? PromisedWords)
{
    private const int LinesLookedAt = 100;

    /// <summary>Finds the format from the first lines.</summary>
    /// <param name="start">Whole lines from the beginning of the file.</param>
    /// <param name="dimension">Numbers per word if the caller knows; null to find out.</param>
    /// <returns>Null if no line holds a word and a number.</returns>
    public static VectorFileFormat? Of(ReadOnlySpan<byte> start, int? dimension)
    {
        var counts = new List<int>();
        var (header, headerLength) = ((Words: 0L, Dimension: 0), 0);
        int place = 0;
        for (int line = 0; line < LinesLookedAt && place < start.Length; line++)
        {
            int length = start[place..].IndexOf((byte)'\n');
            var text = VectorLine.Trimmed(length < 0 ? start[place..] : start.Slice(place, length));
            place = length < 0 ? start.Length : place + length + 1;
            if (line == 0 && TryReadHeader(text, out header)) headerLength = place;
            else counts.Add(NumbersAtTheEnd(text));
        }
        if (headerLength > 0 && counts.Count > 0 && MostCommon(counts) == header.Dimension) return new(dimension ?? header.Dimension, headerLength, header.Words);
        if (headerLength > 0) counts.Insert(0, 1);
        int found = dimension ?? (counts.Count == 0 ? 0 : MostCommon(counts));
        return found > 0 ? new(found, 0, null) : null;
    }

    /// <summary>The count most lines have; among equally common ones that of the first line.</summary>
    private static int MostCommon(List<int> counts) => counts.GroupBy(count => count).MaxBy(group => group.Count())!.Key;

    private static bool TryReadHeader(ReadOnlySpan<byte> line, out (long Words, int Dimension) header)
    {
        header = default;
        return Utf8Parser.TryParse(line, out header.Words, out int used) && used < line.Length && line[used] == ' '
            && Utf8Parser.TryParse(line[(used + 1)..], out header.Dimension, out int rest) && used + 1 + rest == line.Length
            && header.Words > 0 && header.Dimension > 0;
    }

    /// <summary>How many fields at the end of a line are numbers; the first field is always part of the word.</summary>
    private static int NumbersAtTheEnd(ReadOnlySpan<byte> line)
    {
        int count = 0;
        for (int blank = line.LastIndexOf((byte)' '); blank > 0; blank = line.LastIndexOf((byte)' '))
        {
            int at = blank + 1;
            if (at == line.Length || !NumberText.TryRead(line, ref at, out _)) break;
            line = line[..blank];
            count++;
        }
        return count;
    }
}
