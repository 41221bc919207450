using System.Globalization;

namespace Workbook.Music;

/// <summary>Names of pitches: a letter, a sharp or a flat, and the octave. C4 is middle C, number 60 as in MIDI.</summary>
public static class PitchName
{
    private const string Letters = "C D EF G A B";
    private static readonly string[] Flats = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];

    /// <summary>The number of a pitch from its name, for example 70 from <c>Bb4</c>.</summary>
    /// <param name="name">A letter A to G, at most one <c>#</c> or <c>b</c>, and the octave, -1 to 9.</param>
    /// <exception cref="FormatException">It is no such name, or the pitch lies outside 0 to 127.</exception>
    public static int Parse(string name)
    {
        int pitchClass = ReadClass(name, out int length);
        if (pitchClass < -1 || !int.TryParse(name.AsSpan(length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int octave) || octave is < -1 or > 9)
            throw new FormatException($"'{name}' is no pitch; write a letter, # or b if it has one, and the octave: Bb4, F#5");
        int pitch = 12 * (octave + 1) + pitchClass;
        return pitch is >= 0 and <= 127 ? pitch : throw new FormatException($"'{name}' has the number {pitch}, but pitches go from 0 to 127");
    }

    /// <summary>The name of a pitch, with flats: 70 is <c>Bb4</c>.</summary>
    /// <param name="pitch">0 to 127.</param>
    public static string Of(int pitch) => string.Create(CultureInfo.InvariantCulture, $"{Flats[pitch % 12]}{pitch / 12 - 1}");

    /// <summary>
    /// Reads a letter and its accidental at the start of a text: 0 for C to 11 for B, Cb is -1 and B# is 12, so that an
    /// octave can be added; -100 when there is none.
    /// </summary>
    internal static int ReadClass(string text, out int length)
    {
        length = 0;
        int natural = text.Length == 0 || text[0] == ' ' ? -1 : Letters.IndexOf(text[0], StringComparison.Ordinal);
        if (natural < 0) return -100;
        length = text.Length > 1 && text[1] is '#' or 'b' ? 2 : 1;
        return natural + (length == 1 ? 0 : text[1] == '#' ? 1 : -1);
    }
}
