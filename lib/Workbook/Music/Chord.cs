namespace Workbook.Music;

/// <summary>A chord: its root and the notes that belong to it. Read from a symbol: <c>Dm7</c>, <c>G7</c>, <c>Cmaj7</c>, <c>F#m7b5</c>.</summary>
public sealed class Chord
{
    private static readonly Dictionary<string, int[]> Kinds = new(StringComparer.Ordinal)
    {
        [""] = [0, 4, 7],
        ["m"] = [0, 3, 7],
        ["6"] = [0, 4, 7, 9],
        ["m6"] = [0, 3, 7, 9],
        ["7"] = [0, 4, 7, 10],
        ["m7"] = [0, 3, 7, 10],
        ["maj7"] = [0, 4, 7, 11],
        ["m7b5"] = [0, 3, 6, 10],
        ["dim7"] = [0, 3, 6, 9],
    };

    // A value counts from four tones; a triad lends itself the sixth as the fourth.
    private const int Sixth = 9, Octave = 12, SlotsPerTone = 4, SlotsPerOctave = 16;

    private readonly int[] tones, countedFrom;

    private Chord(string symbol, int pitchClass, int[] tones)
    {
        Symbol = symbol;
        PitchClass = pitchClass;
        this.tones = tones;
        countedFrom = tones.Length == 3 ? [.. tones, Sixth] : tones;
    }

    /// <summary>As it is written above the notes.</summary>
    public string Symbol { get; }

    /// <summary>The root without an octave: 0 is C, 11 is B.</summary>
    public int PitchClass { get; }

    /// <summary>The root nearest to middle C, from F sharp below it (54) to F above it (65): the pitch from which steps are counted.</summary>
    public int Root => 54 + (PitchClass + 6) % 12;

    /// <summary>The chord's notes in semitones above the root, each below 12.</summary>
    public IReadOnlyList<int> Tones => tones;

    /// <summary>Reads a chord symbol.</summary>
    /// <param name="symbol">The root and the kind, for example <c>Bb7</c>; the kinds are none, m, 6, m6, 7, m7, maj7, m7b5 and dim7.</param>
    /// <exception cref="FormatException">It is no such symbol.</exception>
    public static Chord Parse(string symbol)
    {
        int pitchClass = PitchName.ReadClass(symbol, out int length);
        if (pitchClass < -1 || !Kinds.TryGetValue(symbol[length..], out int[]? tones))
            throw new FormatException($"'{symbol}' is no chord that is known here; write a root and one of the kinds {string.Join(", ", Kinds.Keys.Where(kind => kind.Length > 0))}: Dm7, Bb7, F#m7b5");
        return new Chord(symbol, (pitchClass + 12) % 12, tones);
    }

    /// <summary>Whether a pitch belongs to the chord, in whatever octave.</summary>
    /// <param name="pitch">0 to 127.</param>
    public bool Has(int pitch) => tones.Contains((pitch - PitchClass + 12) % 12);

    /// <summary>
    /// The step of a pitch: 16 for every octave above <see cref="Root"/>, 4 for each of the chord's tones passed on the
    /// way, and the semitones above the last of them. The third of every chord has the step 4, major or minor.
    /// </summary>
    /// <param name="pitch">Any pitch.</param>
    public int StepOf(int pitch)
    {
        int octave = (int)Math.Floor((pitch - Root) / (double)Octave), semitones = pitch - Root - octave * Octave;
        int tone = Array.FindLastIndex(countedFrom, start => start <= semitones);
        return octave * SlotsPerOctave + tone * SlotsPerTone + semitones - countedFrom[tone];
    }

    /// <summary>The pitch of a step; for a step that this chord itself counts, the way back is exact.</summary>
    /// <param name="step">As <see cref="StepOf"/> gives it, for this chord or another one.</param>
    public int PitchOf(int step)
    {
        int octave = (int)Math.Floor(step / (double)SlotsPerOctave), slot = step - octave * SlotsPerOctave;
        return Root + octave * Octave + countedFrom[slot / SlotsPerTone] + slot % SlotsPerTone;
    }

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
