using System.Buffers;

namespace Workbook.Embeddings;

/// <summary>Cuts a stream into blocks of whole lines, so that several threads can each take some of them.</summary>
/// <param name="stream">Read from where it stands to its end; not closed.</param>
internal sealed class LineBlocks(Stream stream) : IDisposable
{
    private const int Size = 1 << 20, LongestLine = 1 << 26;
    private byte[] carried = ArrayPool<byte>.Shared.Rent(Size);
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
            buffer = Grown(buffer);
        }
        (carried, carriedLength) = ([], 0);
        return length > 0 ? new LineBlock(buffer, length, true) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (carried.Length > 0) ArrayPool<byte>.Shared.Return(carried);
        carried = [];
    }

    private LineBlock Cut(byte[] buffer, int end, int length)
    {
        carriedLength = length - end;
        carried = ArrayPool<byte>.Shared.Rent(Math.Max(Size, carriedLength + 1));
        buffer.AsSpan(end, carriedLength).CopyTo(carried);
        return new LineBlock(buffer, end, false);
    }

    private static byte[] Grown(byte[] buffer)
    {
        if (buffer.Length >= LongestLine) throw new InvalidDataException("A line is longer than 64 MB, so this is not a text file of word vectors; unpack it first if it is compressed.");
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}

/// <summary>Whole lines in a borrowed buffer.</summary>
/// <param name="Buffer">Holds them.</param>
/// <param name="Length">How many bytes of the buffer they fill.</param>
/// <param name="IsLast">Whether the file ends with them.</param>
internal sealed record LineBlock(byte[] Buffer, int Length, bool IsLast)
{
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    /// <summary>Gives the buffer back; the block must not be used afterwards.</summary>
    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
