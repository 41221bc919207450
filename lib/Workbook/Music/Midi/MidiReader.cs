namespace Workbook.Music.Midi;

/// <summary>Reads the chunks of a file: the header, the tracks, and what else may stand between them.</summary>
internal ref struct MidiReader(ReadOnlySpan<byte> bytes)
{
    private static readonly uint HeaderType = Type("MThd"), TrackType = Type("MTrk");
    private MidiBytes source = new(bytes, 0);

    /// <summary>The whole file.</summary>
    public MidiFile File()
    {
        if (source.Long("the chunk type MThd") != HeaderType) throw new MidiFormatException(0, "the file does not begin with MThd");
        var header = Content("the header");
        int format = header.Short("the format"), count = header.Short("the number of tracks"), division = (short)header.Short("the division");
        if (format > 1) throw new MidiFormatException(8, $"the format is {format}; 0 and 1 can be read");
        if (count == 0 || format == 0 && count != 1) throw new MidiFormatException(10, $"a file of format {format} cannot have {count} tracks");
        if (division == 0 || division < 0 && (division & 0xFF) == 0) throw new MidiFormatException(12, "the division says that a tick takes no time");
        return new MidiFile(format, division, Tracks(count));
    }

    private static uint Type(string letters) => letters.Aggregate(0u, (type, letter) => type << 8 | letter);

    /// <summary>Tracks are counted as they are found; the number in the header only says when to be content.</summary>
    private List<MidiTrack> Tracks(int count)
    {
        var tracks = new List<MidiTrack>();
        while (source.Left > 0)
        {
            int start = source.Offset;
            uint type = source.Long("a chunk type");
            var content = Content("the chunk");
            if (type == HeaderType) throw new MidiFormatException(start, "a second header");
            if (type != TrackType) continue;
            if (tracks.Count == count) throw new MidiFormatException(start, $"the header counts {count} tracks, and this is another one");
            tracks.Add(new MidiTrackReader(content).Track());
        }
        return tracks.Count == count ? tracks : throw source.Malformed($"the header counts {count} tracks, but the file ends after {tracks.Count}");
    }

    private MidiBytes Content(string what)
    {
        uint length = source.Long($"the length of {what}");
        int origin = source.Offset;
        return new MidiBytes(source.Take(length, what), origin);
    }
}
