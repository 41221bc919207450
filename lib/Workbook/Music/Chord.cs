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

    private readonly int[] tones;

    private Chord(string symbol, int pitchClass, int[] tones)
    {
        Symbol = symbol;
        PitchClass = pitchClass;
        this.tones = tones;
    }

    /// <summary>As it is written above the notes.</summary>
    public string Symbol { get; }

    /// <summary>The root without an octave: 0 is C, 11 is B.</summary>
    public int PitchClass { get; }

    /// <summary>The root nearest to middle C, from F sharp below it (54) to F above it (65): the pitch that chord-relative values count from.</summary>
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

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
