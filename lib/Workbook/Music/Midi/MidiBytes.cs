using System.Buffers.Binary;

namespace Workbook.Music.Midi;

/// <summary>A place in bytes that moves on as they are read. Every length is compared with what is left before it is believed.</summary>
/// <param name="bytes">What is read.</param>
/// <param name="origin">Where in the file the first of them stands.</param>
internal ref struct MidiBytes(ReadOnlySpan<byte> bytes, int origin)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>Where in the file the next byte stands.</summary>
    public readonly int Offset => origin + position;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => bytes.Length - position;

    /// <summary>The next byte.</summary>
    public byte Next(string what) => Take(1, what)[0];

    /// <summary>The next byte, without moving on.</summary>
    public readonly byte Peek(string what) => Left > 0 ? bytes[position] : throw Malformed($"{what} is missing: the bytes end here");

    /// <summary>The next byte, which must be below 128.</summary>
    public byte Data(string what)
    {
        byte value = Peek(what);
        if (value > 127) throw Malformed($"{what} is {value}, but a data byte is at most 127");
        position++;
        return value;
    }

    /// <summary>Two bytes, the higher first.</summary>
    public int Short(string what) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, what));

    /// <summary>Four bytes, the highest first.</summary>
    public uint Long(string what) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, what));

    /// <summary>A number of one to four bytes, seven bits in each, the highest first; all but the last have bit 7 set.</summary>
    public int VariableLength(string what)
    {
        int start = Offset, value = 0;
        for (int i = 0; i < 4; i++)
        {
            byte next = Next(what);
            value = value << 7 | next & 0x7F;
            if (next < 0x80) return value;
        }
        throw new MidiFormatException(start, $"{what} has more than four bytes");
    }

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count > Left) throw Malformed($"{what} needs {count} bytes, but {Left} are left");
        var taken = bytes.Slice(position, (int)count);
        position += (int)count;
        return taken;
    }

    /// <summary>An error at the next byte.</summary>
    public readonly MidiFormatException Malformed(string reason) => new(Offset, reason);
}
