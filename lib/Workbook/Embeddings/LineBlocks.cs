using System.Collections.Concurrent;

namespace Workbook.Embeddings;

/// <summary>Cuts a stream into blocks of whole lines, so that several threads can each take some of them.</summary>
/// <param name="stream">Read from where it stands to its end; not closed.</param>
internal sealed class LineBlocks(Stream stream)
{
    /// <summary>Small enough for a processor's own cache.</summary>
    private const int Size = 1 << 18, LongestLine = 1 << 26;
    private readonly ConcurrentBag<byte[]> free = [];
    private byte[] carried = new byte[Size];
    private int carriedLength;
    private bool ended;

    /// <summary>The next block, or null after the last; only the last may end without a newline.</summary>
    /// <exception cref="InvalidDataException">A line is longer than 64 MB: this is not a text file.</exception>
    public LineBlock? Next()
    {
        var (buffer, length) = (carried, carriedLength);
        while (!ended)
        {
            int read = stream.Read(buffer, length, buffer.Length - length);
            ended = read == 0;
            length += read;
            if (length < buffer.Length) continue;
            int end = buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end > 0) return Cut(buffer, end, length);
            if (length >= LongestLine) throw new InvalidDataException("A line is longer than 64 MB, so this is not a text file of word vectors; unpack it first if it is compressed.");
            Array.Resize(ref buffer, 2 * length);
        }
        (carried, carriedLength) = ([], 0);
        return length > 0 ? new LineBlock(buffer, length, true) : null;
    }

    /// <summary>Takes the buffer of a block back; the block must not be used afterwards.</summary>
    public void Return(LineBlock block) => free.Add(block.Buffer);

    private LineBlock Cut(byte[] buffer, int end, int length)
    {
        carriedLength = length - end;
        carried = free.TryTake(out byte[]? used) && used.Length > carriedLength ? used : new byte[Math.Max(Size, carriedLength + 1)];
        buffer.AsSpan(end, carriedLength).CopyTo(carried);
        return new LineBlock(buffer, end, false);
    }
}

/// <summary>Whole lines in a borrowed buffer.</summary>
/// <param name="Buffer">Holds them.</param>
/// <param name="Length">How many bytes of the buffer they fill.</param>
/// <param name="IsLast">Whether the file ends with them.</param>
internal sealed record LineBlock(byte[] Buffer, int Length, bool IsLast)
{
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);
}
