using System.Buffers.Binary;
using System.Text;

namespace Workbook.Tests.Music;

/// <summary>Standard MIDI Files put together by hand.</summary>
internal static class MidiSamples
{
    /// <summary>The end of a track, at once.</summary>
    public static readonly byte[] End = [0x00, 0xFF, 0x2F, 0x00];

    public static byte[] Chunk(string type, params byte[] content)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. content];
    }

    public static byte[] Header(int format, int tracks, int division) =>
        Chunk("MThd", 0, (byte)format, 0, (byte)tracks, (byte)(division >> 8), (byte)division);

    /// <summary>A file of format 0 with a division of 96 and one track.</summary>
    public static byte[] OneTrack(params byte[] events) => [.. Header(0, 1, 96), .. Chunk("MTrk", events)];

    /// <summary>Where the events of <see cref="OneTrack"/> begin.</summary>
    public const int EventsOffset = 22;

    /// <summary>A bit of everything that may stand in a file, 90-odd bytes.</summary>
    public static byte[] Everything() =>
    [
        .. Header(1, 2, 480),
        .. Chunk("MTrk", [0, 0xFF, 0x03, 4, .. "Blue"u8, 0, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20, 0, 0xFF, 0x58, 4, 4, 2, 24, 8, 0, 0xFF, 0x06, 3, .. "Dm7"u8, .. End]),
        .. Chunk("XFIR", 1, 2, 3),
        .. Chunk("MTrk", [0, 0xC0, 66, 0x83, 0x60, 0x90, 62, 80, 0x60, 62, 0, 0, 0xF0, 2, 1, 0xF7, 0, 0xB0, 7, 100, 0x10, 7, 90, 0, 0xE0, 0, 64, 0, 0x80, 62, 64, .. End]),
    ];
}
