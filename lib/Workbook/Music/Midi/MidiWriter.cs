using System.Buffers.Binary;
using System.Text;

namespace Workbook.Music.Midi;

/// <summary>Writes a file, with a status byte before every event.</summary>
internal static class MidiWriter
{
    private const int LargestTime = 0x0FFFFFFF;

    public static byte[] Write(MidiFile file)
    {
        if (file.Format is not (0 or 1)) throw new InvalidOperationException($"Format {file.Format} cannot be written, only 0 and 1.");
        if (file.Tracks.Count == 0 || file.Format == 0 && file.Tracks.Count > 1) throw new InvalidOperationException($"A file of format {file.Format} cannot have {file.Tracks.Count} tracks.");
        if (file.Division is 0 or > short.MaxValue or < short.MinValue) throw new InvalidOperationException($"The division {file.Division} does not fit: ticks per quarter note go from 1 to 32767.");
        using var bytes = new MemoryStream();
        WriteChunk(bytes, "MThd", [.. Short(file.Format), .. Short(file.Tracks.Count), .. Short(file.Division)]);
        foreach (var track in file.Tracks) WriteChunk(bytes, "MTrk", Content(track));
        return bytes.ToArray();
    }

    private static byte[] Content(MidiTrack track)
    {
        using var bytes = new MemoryStream();
        long tick = 0;
        foreach (var e in track.Events)
        {
            WriteTime(bytes, e.Tick - tick);
            bytes.Write(EventBytes(e));
            tick = e.Tick;
        }
        WriteTime(bytes, track.EndTick - tick);
        bytes.Write([0xFF, 0x2F, 0]);
        return bytes.ToArray();
    }

    private static byte[] EventBytes(MidiEvent e) => e.Kind switch
    {
        MidiEventKind.NoteOff => [(byte)(0x80 | e.Channel), (byte)e.Key, e.Velocity],
        MidiEventKind.NoteOn => [(byte)(0x90 | e.Channel), (byte)e.Key, e.Velocity],
        MidiEventKind.Program => [(byte)(0xC0 | e.Channel), (byte)e.Instrument],
        MidiEventKind.Tempo => [0xFF, 0x51, 3, (byte)(e.MicrosecondsPerQuarter >> 16), (byte)(e.MicrosecondsPerQuarter >> 8), (byte)e.MicrosecondsPerQuarter],
        MidiEventKind.TimeSignature => [0xFF, 0x58, 4, (byte)e.Numerator, (byte)int.Log2(e.Denominator), 24, 8],
        MidiEventKind.TrackName => WordBytes(0x03, e.Text),
        MidiEventKind.Marker => WordBytes(0x06, e.Text),
        _ => WordBytes(0x01, e.Text),
    };

    private static byte[] WordBytes(byte type, string? text)
    {
        byte[] words = Encoding.UTF8.GetBytes(text ?? "");
        using var bytes = new MemoryStream();
        bytes.Write([0xFF, type]);
        WriteVariableLength(bytes, words.Length);
        bytes.Write(words);
        return bytes.ToArray();
    }

    private static void WriteTime(MemoryStream bytes, long ticks)
    {
        if (ticks is < 0 or > LargestTime) throw new InvalidOperationException($"{ticks} ticks lie between two events; events stand in the order of their ticks, at most {LargestTime} apart.");
        WriteVariableLength(bytes, (int)ticks);
    }

    private static void WriteVariableLength(MemoryStream bytes, int value)
    {
        for (int shift = 21; shift > 0; shift -= 7)
            if (value >> shift > 0) bytes.WriteByte((byte)(value >> shift & 0x7F | 0x80));
        bytes.WriteByte((byte)(value & 0x7F));
    }

    private static void WriteChunk(MemoryStream bytes, string type, byte[] content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)content.Length);
        bytes.Write(Encoding.ASCII.GetBytes(type));
        bytes.Write(length);
        bytes.Write(content);
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];
}
