using System.Text;

namespace Workbook.Music.Midi;

/// <summary>Reads the events of one track.</summary>
internal ref struct MidiTrackReader(MidiBytes track)
{
    private const int NoteOff = 0x80, NoteOn = 0x90, Program = 0xC0, ChannelPressure = 0xD0, System = 0xF0, Escape = 0xF7, Meta = 0xFF;
    private const int EndOfTrack = 0x2F, TempoChange = 0x51, TimeSignature = 0x58, Text = 0x01, TrackName = 0x03, Marker = 0x06;
    private MidiBytes source = track;
    private readonly List<MidiEvent> events = new(track.Left / 4);
    private long tick;
    private int runningStatus;
    private bool ended;

    /// <summary>All of them.</summary>
    public MidiTrack Track()
    {
        while (!ended)
        {
            if (source.Left == 0) throw source.Malformed("the track has no end-of-track event");
            tick += source.VariableLength("a time");
            ReadEvent();
        }
        return source.Left == 0 ? new MidiTrack(events, tick) : throw source.Malformed($"{source.Left} bytes follow the end of the track");
    }

    private void ReadEvent()
    {
        int status = source.Peek("an event");
        if (status < 0x80 && runningStatus == 0) throw source.Malformed($"an event begins with the data byte {status}, and no status byte is in force");
        if (status < 0x80) status = runningStatus;
        else source.Next("a status byte");
        runningStatus = status < System ? status : 0;
        if (status < System) ReadChannelEvent(status & 0xF0, status & 0x0F);
        else if (status == Meta) ReadMetaEvent();
        else if (status is System or Escape) Skip("the system-exclusive message");
        else throw new MidiFormatException(source.Offset - 1, $"the status byte {status:X2} has no place in a file");
    }

    private void ReadChannelEvent(int kind, int channel)
    {
        int first = source.Data("the first data byte of an event");
        int second = kind is Program or ChannelPressure ? 0 : source.Data("the second data byte of an event");
        if (kind == NoteOn && second > 0) events.Add(MidiEvent.NoteOn(tick, channel, first, second));
        else if (kind == NoteOn) events.Add(MidiEvent.NoteOff(tick, channel, first));
        else if (kind == NoteOff) events.Add(MidiEvent.NoteOff(tick, channel, first, second));
        else if (kind == Program) events.Add(MidiEvent.Program(tick, channel, first));
    }

    private void ReadMetaEvent()
    {
        int start = source.Offset;
        int type = source.Data("the type of a meta event");
        int length = source.VariableLength("the length of a meta event");
        var content = source.Take(length, "the meta event");
        switch (type)
        {
            case EndOfTrack:
                Expect(length, 0, start, "an end of track");
                ended = true;
                break;
            case TempoChange:
                Expect(length, 3, start, "a tempo");
                AddTempo(content[0] << 16 | content[1] << 8 | content[2], start);
                break;
            case TimeSignature:
                Expect(length, 4, start, "a time signature");
                AddTimeSignature(content[0], content[1], start);
                break;
            case Text or TrackName or Marker:
                events.Add(MidiEvent.Words(tick, KindOf(type), Encoding.UTF8.GetString(content)));
                break;
        }
    }

    private readonly void AddTempo(int microseconds, int start)
    {
        if (microseconds == 0) throw new MidiFormatException(start, "the tempo is 0 microseconds per quarter");
        events.Add(MidiEvent.Tempo(tick, microseconds));
    }

    private readonly void AddTimeSignature(int numerator, int powerOfTwo, int start)
    {
        if (numerator == 0 || powerOfTwo > 15) throw new MidiFormatException(start, $"{numerator} over 2 to the power of {powerOfTwo} is no time signature");
        events.Add(MidiEvent.TimeSignature(tick, numerator, powerOfTwo));
    }

    private static MidiEventKind KindOf(int type) => type switch
    {
        TrackName => MidiEventKind.TrackName,
        Marker => MidiEventKind.Marker,
        _ => MidiEventKind.Text,
    };

    private static void Expect(int length, int expected, int start, string what)
    {
        if (length != expected) throw new MidiFormatException(start, $"{what} has {expected} bytes, not {length}");
    }

    private void Skip(string what) => source.Take(source.VariableLength($"the length of {what}"), what);
}
