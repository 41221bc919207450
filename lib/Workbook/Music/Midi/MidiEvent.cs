namespace Workbook.Music.Midi;

/// <summary>The kinds of events that a <see cref="MidiFile"/> keeps.</summary>
public enum MidiEventKind : byte
{
    /// <summary>A key is released.</summary>
    NoteOff,

    /// <summary>A key is struck, with a velocity from 1 to 127.</summary>
    NoteOn,

    /// <summary>The channel changes its instrument.</summary>
    Program,

    /// <summary>The tempo changes.</summary>
    Tempo,

    /// <summary>The time signature changes.</summary>
    TimeSignature,

    /// <summary>A text.</summary>
    Text,

    /// <summary>The name of the track, or of the piece in the first track.</summary>
    TrackName,

    /// <summary>A name for this place in the music; our files write the chord symbols as markers.</summary>
    Marker,
}

/// <summary>One event of a track. Made by the functions named after its kind; 24 bytes, so that a large file stays small in memory.</summary>
public readonly record struct MidiEvent
{
    private MidiEvent(long tick, MidiEventKind kind, int channel = 0, int data = 0, int velocity = 0, int value = 0, string? text = null)
    {
        Tick = tick;
        Kind = kind;
        Channel = (byte)channel;
        Data = (byte)data;
        Velocity = (byte)velocity;
        Value = value;
        Text = text;
    }

    /// <summary>When, in ticks from the start of the track.</summary>
    public long Tick { get; }

    /// <summary>What happens.</summary>
    public MidiEventKind Kind { get; }

    /// <summary>The channel, 0 to 15; channel 9 is the drums by convention.</summary>
    public byte Channel { get; }

    /// <summary>How hard a key is struck or how fast it is released, 0 to 127.</summary>
    public byte Velocity { get; }

    /// <summary>The key of a note, 60 being middle C.</summary>
    public int Key => Data;

    /// <summary>The instrument of a program change, 0 to 127 in the order of General MIDI.</summary>
    public int Instrument => Data;

    /// <summary>Microseconds per quarter note, of a tempo change.</summary>
    public int MicrosecondsPerQuarter => Value;

    /// <summary>Beats per bar, of a time signature.</summary>
    public int Numerator => Data;

    /// <summary>The note value of a beat, of a time signature: 4 is a quarter.</summary>
    public int Denominator => 1 << Velocity;

    /// <summary>What is written there, of a text, a name or a marker; null otherwise.</summary>
    public string? Text { get; }

    private byte Data { get; }

    private int Value { get; }

    /// <summary>A key is struck.</summary>
    /// <param name="tick">When, in ticks; not negative.</param>
    /// <param name="channel">0 to 15.</param>
    /// <param name="key">0 to 127.</param>
    /// <param name="velocity">1 to 127.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MidiEvent NoteOn(long tick, int channel, int key, int velocity) =>
        new(Tick0(tick), MidiEventKind.NoteOn, Within(channel, 0, 15), Within(key, 0, 127), Within(velocity, 1, 127));

    /// <summary>A key is released.</summary>
    /// <param name="tick">When, in ticks; not negative.</param>
    /// <param name="channel">0 to 15.</param>
    /// <param name="key">0 to 127.</param>
    /// <param name="velocity">0 to 127.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MidiEvent NoteOff(long tick, int channel, int key, int velocity = 64) =>
        new(Tick0(tick), MidiEventKind.NoteOff, Within(channel, 0, 15), Within(key, 0, 127), Within(velocity, 0, 127));

    /// <summary>The channel changes its instrument.</summary>
    /// <param name="tick">When, in ticks; not negative.</param>
    /// <param name="channel">0 to 15.</param>
    /// <param name="instrument">0 to 127.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MidiEvent Program(long tick, int channel, int instrument) =>
        new(Tick0(tick), MidiEventKind.Program, Within(channel, 0, 15), Within(instrument, 0, 127));

    /// <summary>The tempo changes.</summary>
    /// <param name="tick">When, in ticks; not negative.</param>
    /// <param name="microsecondsPerQuarter">1 to 16,777,215; 500,000 is 120 beats per minute.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MidiEvent Tempo(long tick, int microsecondsPerQuarter) =>
        new(Tick0(tick), MidiEventKind.Tempo, value: Within(microsecondsPerQuarter, 1, 0xFFFFFF));

    /// <summary>The time signature changes.</summary>
    /// <param name="tick">When, in ticks; not negative.</param>
    /// <param name="numerator">Beats per bar, 1 to 255.</param>
    /// <param name="powerOfTwo">The note value of a beat as a power of two, 0 to 15: 2 for quarters.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MidiEvent TimeSignature(long tick, int numerator, int powerOfTwo) =>
        new(Tick0(tick), MidiEventKind.TimeSignature, data: Within(numerator, 1, 255), velocity: Within(powerOfTwo, 0, 15));

    /// <summary>A text, a track's name or a marker.</summary>
    /// <param name="tick">When, in ticks; not negative.</param>
    /// <param name="kind">Which of the three.</param>
    /// <param name="text">What is written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tick is negative or the kind has no text.</exception>
    public static MidiEvent Words(long tick, MidiEventKind kind, string text) =>
        kind is MidiEventKind.Text or MidiEventKind.TrackName or MidiEventKind.Marker ? new(Tick0(tick), kind, text: text)
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only texts, names and markers have words.");

    private static long Tick0(long tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tick);
        return tick;
    }

    private static int Within(int value, int low, int high, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw new ArgumentOutOfRangeException(name, value, $"A number from {low} to {high} is asked for.");
}
