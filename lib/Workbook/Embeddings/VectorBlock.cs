using System.Runtime.CompilerServices;
using System.Text;

namespace Workbook.Embeddings;

/// <summary>The words and numbers of one block of lines.</summary>
/// <remarks>The loops over lines and numbers are optimized at once: a file is read once, and would be half read before the runtime noticed that they matter.</remarks>
internal sealed class VectorBlock
{
    private readonly List<string> words = [];
    private readonly int dimension;

    private VectorBlock(int dimension, int rows) => (this.dimension, Numbers) = (dimension, GC.AllocateUninitializedArray<float>(rows * dimension));

    public IReadOnlyList<string> Words => words;

    /// <summary>The numbers, word by word; there may be room for more.</summary>
    public float[] Numbers { get; private set; }

    /// <summary>How many lines were looked at; the last of them is the one with the problem, if there is one.</summary>
    public int Lines { get; private set; }

    public LineProblem? Problem { get; private set; }

    /// <summary>Reads the lines of a block.</summary>
    /// <param name="bytes">Whole lines.</param>
    /// <param name="isLast">Whether the file ends here; its last line is checked even if its word is not wanted.</param>
    /// <param name="dimension">Numbers per word.</param>
    /// <param name="wanted">The words to keep; null for all. Lines of other words are passed over unread.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static VectorBlock Read(ReadOnlySpan<byte> bytes, bool isLast, int dimension, WantedWords? wanted)
    {
        int lines = bytes.Count((byte)'\n') + (bytes.EndsWith("\n"u8) ? 0 : 1);
        var block = new VectorBlock(dimension, wanted is null ? lines : Math.Min(lines, 64));
        while (bytes.Length > 0 && block.Problem is null)
        {
            int length = bytes.IndexOf((byte)'\n');
            var line = length < 0 ? bytes : bytes[..length];
            bytes = length < 0 ? default : bytes[(length + 1)..];
            block.Lines++;
            line = VectorLine.Trimmed(line);
            if (wanted is null || wanted.MayHold(line, dimension) || (isLast && bytes.Length == 0)) block.Add(line, wanted, isCutOff: length < 0);
        }
        if (wanted is not null) block.Numbers = block.Numbers[..(block.words.Count * dimension)];
        return block;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ReadOnlySpan<byte> line, WantedWords? wanted, bool isCutOff)
    {
        if (Numbers.Length < (words.Count + 1) * dimension) GrowNumbers();
        Problem = VectorLine.Read(line, Numbers.AsSpan(words.Count * dimension, dimension), out int wordLength);
        if (Problem is { } problem && isCutOff) Problem = problem with { Problem = $"the file ends in the middle of a line: {problem.Problem}", Remedy = "it was not copied whole; download it again" };
        if (Problem is not null) return;
        string word = Encoding.UTF8.GetString(line[..wordLength]);
        if (wanted is null || wanted.Contains(word)) words.Add(word);
    }

    private void GrowNumbers()
    {
        float[] larger = new float[2 * Numbers.Length];
        Numbers.CopyTo(larger, 0);
        Numbers = larger;
    }
}
