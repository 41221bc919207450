using System.Text;

namespace Workbook.Embeddings;

/// <summary>The words that a reader keeps, asked for by their bytes so that the others never become strings.</summary>
internal sealed class WantedWords
{
    private readonly HashSet<string> words;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly bool hasBlanks;
    private readonly int longest;

    public WantedWords(IEnumerable<string> words)
    {
        this.words = new HashSet<string>(words, StringComparer.Ordinal);
        lookup = this.words.GetAlternateLookup<ReadOnlySpan<char>>();
        hasBlanks = this.words.Any(word => word.Contains(' ', StringComparison.Ordinal));
        longest = this.words.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty(0).Max();
    }

    public bool Contains(string word) => words.Contains(word);

    /// <summary>Whether a line may be that of a wanted word. A word that turns out to have blanks is asked for once more.</summary>
    public bool MayHold(ReadOnlySpan<byte> line, int dimension)
    {
        int length = hasBlanks ? VectorLine.LengthOfWord(line, dimension) : line.IndexOf((byte)' ');
        if (length < 0 || length > longest) return false;
        Span<char> word = stackalloc char[Math.Min(length, 256)];
        return length > 256 ? words.Contains(Encoding.UTF8.GetString(line[..length]))
            : lookup.Contains(word[..Encoding.UTF8.GetChars(line[..length], word)]);
    }
}
