using Workbook.Music.Midi;
using static Workbook.Tests.Music.MidiSamples;

namespace Workbook.Tests.Music;

/// <summary>Standard MIDI Files are read as the specification says, and malformed ones are refused with the byte and the reason.</summary>
public sealed class MidiFileTests
{
    /// <summary>Names, tempo, time signature, markers, notes; chunks and events that are not kept are passed over without losing time.</summary>
    [Fact]
    public void Every_kind_of_event_is_read()
    {
        var file = MidiFile.Read(Everything());
        Assert.Equal((1, 480, 2), (file.Format, file.Division, file.Tracks.Count));
        Assert.Equal(
            [MidiEvent.Words(0, MidiEventKind.TrackName, "Blue"), MidiEvent.Tempo(0, 500_000), MidiEvent.TimeSignature(0, 4, 2), MidiEvent.Words(0, MidiEventKind.Marker, "Dm7")],
            file.Tracks[0].Events);
        Assert.Equal(
            [MidiEvent.Program(0, 0, 66), MidiEvent.NoteOn(480, 0, 62, 80), MidiEvent.NoteOff(576, 0, 62), MidiEvent.NoteOff(592, 0, 62, 64)],
            file.Tracks[1].Events);
        Assert.Equal(592, file.Tracks[1].EndTick);
    }

    /// <summary>A status byte stays in force for the events after it; a note-on with velocity 0 is a release.</summary>
    [Fact]
    public void Running_status_and_velocity_0()
    {
        var track = MidiFile.Read(OneTrack([0, 0x91, 60, 100, 10, 64, 90, 10, 60, 0, .. End])).Tracks[0];
        Assert.Equal([MidiEvent.NoteOn(0, 1, 60, 100), MidiEvent.NoteOn(10, 1, 64, 90), MidiEvent.NoteOff(20, 1, 60)], track.Events);
    }

    /// <summary>The examples of the specification's table of variable-length quantities.</summary>
    [Theory]
    [InlineData(new byte[] { 0x00 }, 0x00)]
    [InlineData(new byte[] { 0x40 }, 0x40)]
    [InlineData(new byte[] { 0x7F }, 0x7F)]
    [InlineData(new byte[] { 0x81, 0x00 }, 0x80)]
    [InlineData(new byte[] { 0xC0, 0x00 }, 0x2000)]
    [InlineData(new byte[] { 0xFF, 0x7F }, 0x3FFF)]
    [InlineData(new byte[] { 0x81, 0x80, 0x00 }, 0x4000)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0x7F }, 0x1FFFFF)]
    [InlineData(new byte[] { 0x81, 0x80, 0x80, 0x00 }, 0x200000)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F }, 0x0FFFFFFF)]
    public void Variable_length_quantities(byte[] bytes, long value)
    {
        Assert.Equal(value, MidiFile.Read(OneTrack([.. bytes, 0xFF, 0x2F, 0])).Tracks[0].EndTick);
        byte[] written = new MidiFile(0, 96, [new MidiTrack([], value)]).ToBytes();
        Assert.Equal([.. bytes, 0xFF, 0x2F, 0], written[EventsOffset..]);
    }

    /// <summary>A division in frames of film is kept as it stands; a longer header is passed over.</summary>
    [Fact]
    public void Film_time_and_long_headers_are_well_formed()
    {
        Assert.Equal(-6360, MidiFile.Read([.. Header(0, 1, 0xE728), .. Chunk("MTrk", End)]).Division);
        Assert.Equal(96, MidiFile.Read([.. Chunk("MThd", 0, 0, 0, 1, 0, 96, 1, 2, 3), .. Chunk("MTrk", End)]).Division);
    }

    public static TheoryData<string, byte[], int, string> Malformed() => new()
    {
        { "empty", [], 0, "needs 4 bytes" },
        { "another type", [.. "RIFF"u8, 0, 0, 0, 0], 0, "MThd" },
        { "short header", Chunk("MThd", 0, 1, 0), 10, "the number of tracks needs 2 bytes, but 1 are left" },
        { "header longer than the file", [.. "MThd"u8, 0, 0, 0, 6, 0], 8, "needs 6 bytes, but 1 are left" },
        { "length of 4 GB", [.. Header(0, 1, 96), .. "MTrk"u8, 0xFF, 0xFF, 0xFF, 0xFF], 22, "4294967295" },
        { "format 2", [.. Header(2, 1, 96), .. Chunk("MTrk", End)], 8, "format is 2" },
        { "no track", Header(1, 0, 96), 10, "0 tracks" },
        { "two tracks in format 0", [.. Header(0, 2, 96), .. Chunk("MTrk", End), .. Chunk("MTrk", End)], 10, "format 0" },
        { "no time", [.. Header(0, 1, 0), .. Chunk("MTrk", End)], 12, "no time" },
        { "missing track", [.. Header(1, 2, 96), .. Chunk("MTrk", End)], 26, "ends after 1" },
        { "track too many", [.. Header(1, 1, 96), .. Chunk("MTrk", End), .. Chunk("MTrk", End)], 26, "another one" },
        { "second header", [.. OneTrack(End), .. Header(0, 1, 96)], 26, "second header" },
        { "bytes after the last chunk", [.. OneTrack(End), 1, 2], 26, "needs 4 bytes, but 2 are left" },
        { "no end of track", OneTrack(0, 0x90, 60, 64), 26, "no end-of-track" },
        { "bytes after the end", OneTrack([.. End, 0]), 26, "1 bytes follow" },
        { "no status in force", OneTrack([0, 60, 64, .. End]), 23, "data byte 60" },
        { "meta event ends the running status", OneTrack([0, 0x90, 60, 64, 0, 0xFF, 1, 0, 0, 60, 64, .. End]), 31, "data byte 60" },
        { "status byte as data", OneTrack([0, 0x90, 60, 0x90, .. End]), 25, "144" },
        { "system message", OneTrack([0, 0xF8, .. End]), 23, "F8" },
        { "time of five bytes", OneTrack([0x81, 0x80, 0x80, 0x80, 0x00, 0xFF, 0x2F, 0]), 22, "more than four bytes" },
        { "meta event longer than the track", OneTrack(0, 0xFF, 1, 0x7F, 1), 26, "needs 127 bytes, but 1 are left" },
        { "exclusive message longer than the track", OneTrack(0, 0xF0, 0x8F, 0xFF, 0xFF, 0x7F), 28, "33554431" },
        { "tempo of two bytes", OneTrack([0, 0xFF, 0x51, 2, 1, 2, .. End]), 24, "3 bytes, not 2" },
        { "tempo 0", OneTrack([0, 0xFF, 0x51, 3, 0, 0, 0, .. End]), 24, "0 microseconds" },
        { "no beats in a bar", OneTrack([0, 0xFF, 0x58, 4, 0, 2, 24, 8, .. End]), 24, "no time signature" },
        { "end of track with content", OneTrack(0, 0xFF, 0x2F, 1, 0), 24, "0 bytes, not 1" },
        { "ends in an event", OneTrack(0, 0x90, 60), 25, "is missing" },
    };

    /// <summary>Each malformed file is refused at its byte, with a reason.</summary>
    [Theory, MemberData(nameof(Malformed))]
    public void Malformed_is_refused_with_byte_and_reason(string what, byte[] bytes, int offset, string reason)
    {
        var error = Assert.Throws<MidiFormatException>(() => MidiFile.Read(bytes));
        Assert.True(error.Offset == offset, $"{what}: refused at byte {error.Offset} instead of {offset}: {error.Message}");
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    /// <summary>What is written is read as it was.</summary>
    [Fact]
    public void Writing_and_reading_change_nothing()
    {
        var file = MidiFile.Read(Everything());
        var again = MidiFile.Read(file.ToBytes());
        Assert.Equal((file.Format, file.Division), (again.Format, again.Division));
        Assert.Equal(file.Tracks.Select(track => track.EndTick), again.Tracks.Select(track => track.EndTick));
        Assert.Equal(file.Tracks.SelectMany(track => track.Events), again.Tracks.SelectMany(track => track.Events));
    }

    /// <summary>What is no file is not written: events out of order, no track, an event outside its range.</summary>
    [Fact]
    public void Impossible_files_are_refused()
    {
        var backwards = new MidiTrack([MidiEvent.NoteOn(10, 0, 60, 64), MidiEvent.NoteOff(5, 0, 60)], 20);
        Assert.Contains("-5 ticks", Assert.Throws<InvalidOperationException>(new MidiFile(0, 96, [backwards]).ToBytes).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(new MidiFile(1, 96, []).ToBytes);
        Assert.Throws<InvalidOperationException>(new MidiFile(2, 96, [new MidiTrack([], 0)]).ToBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiEvent.NoteOn(0, 0, 128, 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiEvent.NoteOn(0, 16, 60, 64));
    }

    /// <summary>A malformed file on disk is named, with what to do.</summary>
    [Fact]
    public void File_is_named_in_the_message()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(path, [1, 2, 3, 4]);
        try
        {
            var error = Assert.Throws<MidiFormatException>(() => MidiFile.Read(path));
            Assert.StartsWith($"{path}, byte 0: ", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
