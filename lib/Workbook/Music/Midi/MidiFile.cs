namespace Workbook.Music.Midi;

/// <summary>One track: its events in the order of their ticks, and where it ends.</summary>
/// <param name="Events">In ascending order of ticks.</param>
/// <param name="EndTick">The tick of the end of the track, not before the last event.</param>
public sealed record MidiTrack(IReadOnlyList<MidiEvent> Events, long EndTick);

/// <summary>
/// A Standard MIDI File of format 0 or 1 (The Complete MIDI 1.0 Detailed Specification, MIDI Manufacturers Association,
/// 1996, section "Standard MIDI Files 1.0"). Notes, programs, tempo, time signature, texts, names and markers are kept;
/// other events are passed over, their time is not lost.
/// </summary>
/// <param name="Format">0: one track. 1: several tracks that sound together.</param>
/// <param name="Division">Ticks per quarter note; or, if negative, the file's two bytes for ticks per frame of film, as they stand.</param>
/// <param name="Tracks">At least one.</param>
public sealed record MidiFile(int Format, int Division, IReadOnlyList<MidiTrack> Tracks)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="MidiFormatException">It is malformed; the message names the file, the byte and the reason.</exception>
    public static MidiFile Read(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (MidiFormatException malformed)
        {
            throw new MidiFormatException(path, malformed);
        }
    }

    /// <summary>Reads a file's content.</summary>
    /// <param name="bytes">All of it.</param>
    /// <exception cref="MidiFormatException">It is malformed; the message names the byte and the reason.</exception>
    public static MidiFile Read(ReadOnlySpan<byte> bytes) => new MidiReader(bytes).File();

    /// <summary>The file's content. Reading it gives the same file again.</summary>
    /// <exception cref="InvalidOperationException">The parts do not make a file: no track, two tracks in format 0, another format.</exception>
    public byte[] ToBytes() => MidiWriter.Write(this);

    /// <summary>Writes the file beside its place first and then moves it there, so that it is never half-written.</summary>
    /// <param name="path">Where; an existing file is replaced.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        string draft = path + ".draft";
        File.WriteAllBytes(draft, ToBytes());
        File.Move(draft, path, overwrite: true);
    }
}
