namespace Workbook.Music.Midi;

/// <summary>A file that is no well-formed Standard MIDI File: where it goes wrong, and how.</summary>
public sealed class MidiFormatException : FormatException
{
    /// <summary>Reports a malformed file.</summary>
    /// <param name="offset">The byte at which it goes wrong, from 0.</param>
    /// <param name="reason">What is wrong there.</param>
    public MidiFormatException(int offset, string reason) : base($"byte {offset}: {reason}")
    {
        Offset = offset;
        Reason = reason;
    }

    /// <summary>Reports a malformed file by its name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inner">What was found in it.</param>
    public MidiFormatException(string path, MidiFormatException inner)
        : base($"{path}, byte {inner.Offset}: {inner.Reason}; this is no usable Standard MIDI File, so export it again or use another", inner)
    {
        Offset = inner.Offset;
        Reason = inner.Reason;
    }

    /// <summary>The byte at which it goes wrong, from 0.</summary>
    public int Offset { get; }

    /// <summary>What is wrong there.</summary>
    public string Reason { get; }
}
