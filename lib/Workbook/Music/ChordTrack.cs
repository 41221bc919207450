namespace Workbook.Music;

/// <summary>A chord and how long it sounds.</summary>
/// <param name="Chord">Which chord.</param>
/// <param name="Start">Where it begins, in eighths from the start of the piece.</param>
/// <param name="Length">How long it sounds, in eighths.</param>
public sealed record ChordSpan(Chord Chord, int Start, int Length);

/// <summary>The chords of a piece in 4/4, eight eighths to the bar, one after the other without a gap.</summary>
public sealed class ChordTrack
{
    /// <summary>Eighths in a bar of 4/4.</summary>
    public const int Bar = 8;

    private readonly ChordSpan[] spans;

    /// <summary>Takes the chords of a piece.</summary>
    /// <param name="spans">The first begins at 0, each at the end of the one before.</param>
    /// <exception cref="ArgumentException">There is none, or there is a gap or an overlap.</exception>
    public ChordTrack(IEnumerable<ChordSpan> spans)
    {
        this.spans = [.. spans];
        if (this.spans.Length == 0) throw new ArgumentException("A piece has at least one chord.", nameof(spans));
        int end = 0;
        foreach (var span in this.spans)
        {
            if (span.Start != end || span.Length < 1)
                throw new ArgumentException($"{span.Chord} begins at eighth {span.Start} and lasts {span.Length}, but the chord before it ends at {end}; chords follow each other without gaps and last at least one eighth.", nameof(spans));
            end += span.Length;
        }
        Length = end;
    }

    /// <summary>The chords in their order.</summary>
    public IReadOnlyList<ChordSpan> Spans => spans;

    /// <summary>Eighths of the whole piece.</summary>
    public int Length { get; }

    /// <summary>Bars of the whole piece, a begun one counted.</summary>
    public int Bars => (Length + Bar - 1) / Bar;

    /// <summary>Reads chords bar by bar.</summary>
    /// <param name="text">Bars separated by <c>|</c>, one, two, four or eight chords in each, separated by spaces: <c>Dm7 | G7 | Cmaj7 A7</c>.</param>
    /// <exception cref="FormatException">A symbol is unknown or a bar cannot be divided; the message says which.</exception>
    public static ChordTrack Parse(string text)
    {
        var spans = new List<ChordSpan>();
        string[] bars = text.Split('|', StringSplitOptions.TrimEntries);
        for (int bar = 0; bar < bars.Length; bar++)
        {
            string[] symbols = bars[bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (symbols.Length == 0 || Bar % symbols.Length != 0)
                throw new FormatException($"Bar {bar + 1}, '{bars[bar]}', holds {symbols.Length} chords; a bar holds 1, 2, 4 or 8, separated by spaces");
            int length = Bar / symbols.Length;
            spans.AddRange(symbols.Select((symbol, i) => new ChordSpan(Chord.Parse(symbol), bar * Bar + i * length, length)));
        }
        return new ChordTrack(spans);
    }

    /// <summary>The chord at a place; after the end of the piece it begins again.</summary>
    /// <param name="eighth">Eighths from the start, not negative.</param>
    public Chord At(int eighth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eighth);
        int place = eighth % Length;
        return spans.Last(span => span.Start <= place).Chord;
    }

    /// <summary>The same chords several times over.</summary>
    /// <param name="times">How often, at least once.</param>
    public ChordTrack Repeat(int times) =>
        new(Enumerable.Range(0, times).SelectMany(time => spans.Select(span => span with { Start = span.Start + time * Length })));

    /// <summary>A part of the piece, counted from its own start.</summary>
    /// <param name="start">Where it begins, in eighths.</param>
    /// <param name="length">How long it is, in eighths; not beyond the end.</param>
    /// <exception cref="ArgumentException">Nothing is left.</exception>
    public ChordTrack Part(int start, int length)
    {
        var cut = from span in spans
                  let first = Math.Max(span.Start, start)
                  let end = Math.Min(span.Start + span.Length, start + length)
                  where end > first
                  select new ChordSpan(span.Chord, first - start, end - first);
        return new ChordTrack(cut);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" | ", Enumerable.Range(0, Bars)
        .Select(bar => string.Join(' ', spans.Where(span => span.Start / Bar == bar).Select(span => span.Chord.Symbol))));
}
