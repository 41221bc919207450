using System.Globalization;

namespace Workbook.Music;

/// <summary>What can be counted in solos, so that "it swings" and "it plays the changes" are numbers.</summary>
public sealed class SoloMeasures
{
    // A rest of this many eighths ends a phrase.
    private const int PhraseRest = 2;

    // The length of the figures that are looked for again.
    private const int Figure = 4;

    /// <summary>Measures solos together.</summary>
    /// <param name="solos">At least one with a note.</param>
    /// <exception cref="ArgumentException">There is no note.</exception>
    public SoloMeasures(IReadOnlyList<Solo> solos)
    {
        var lines = solos.Select(Line).ToList();
        Notes = lines.Sum(line => line.Count);
        if (Notes == 0) throw new ArgumentException("The solos have no notes, so there is nothing to measure.", nameof(solos));
        var strong = lines.SelectMany(line => line).Where(note => note.Start % 4 == 0).ToList();
        StrongChordTones = Share(strong.Count(note => note.Fits), strong.Count);
        ChordTones = Share(lines.Sum(line => line.Count(note => note.Fits)), Notes);
        ChromaticApproaches = Share(lines.Sum(CountApproaches), Notes);
        Enclosures = lines.Sum(CountEnclosures);
        PhraseLengths = [.. lines.SelectMany(Phrases)];
        Lowest = solos.SelectMany(solo => solo.Notes).Min(note => note.Pitch);
        Highest = solos.SelectMany(solo => solo.Notes).Max(note => note.Pitch);
        Repetition = Repeated(solos.Select(ValueCoding.Encode));
        RestShare = 1 - Share(solos.Sum(solo => ValueCoding.Encode(solo).Where(value => !value.IsRest).Sum(value => value.Length)), solos.Sum(solo => solo.Chords.Length));
    }

    /// <summary>Onsets; notes that begin together count once.</summary>
    public int Notes { get; }

    /// <summary>Share of the notes on the first and third beat that belong to their chord.</summary>
    public double StrongChordTones { get; }

    /// <summary>Share of all notes that belong to their chord.</summary>
    public double ChordTones { get; }

    /// <summary>Share of the notes that lie outside their chord and lead by a semitone to a note of its chord.</summary>
    public double ChromaticApproaches { get; }

    /// <summary>How often a chord tone is reached from above and from below: one note on each side, at most a whole tone away.</summary>
    public int Enclosures { get; }

    /// <summary>Notes of every phrase; a rest of a beat or more ends one.</summary>
    public IReadOnlyList<int> PhraseLengths { get; }

    /// <summary>The lowest pitch.</summary>
    public int Lowest { get; }

    /// <summary>The highest pitch.</summary>
    public int Highest { get; }

    /// <summary>Share of the figures of four values, counted from their chords, that occurred before in these solos.</summary>
    public double Repetition { get; }

    /// <summary>Share of the time in which nothing is played.</summary>
    public double RestShare { get; }

    /// <summary>The median of the phrase lengths.</summary>
    public double MedianPhrase => PhraseLengths.Order().ElementAt(PhraseLengths.Count / 2);

    /// <summary>Share of the figures of four that occurred before, in the same sequence or in an earlier one.</summary>
    /// <param name="sequences">Sequences of anything that can be compared.</param>
    public static double Repeated<T>(IEnumerable<IReadOnlyList<T>> sequences) where T : notnull
    {
        var seen = new HashSet<(T, T, T, T)>();
        int all = 0, again = 0;
        foreach (var sequence in sequences)
            for (int i = 0; i + Figure <= sequence.Count; i++, all++)
                if (!seen.Add((sequence[i], sequence[i + 1], sequence[i + 2], sequence[i + 3]))) again++;
        return Share(again, all);
    }

    /// <summary>Share of the figures of a sequence that stand, value by value, in one of the sources: what was copied.</summary>
    /// <param name="sequence">What was played.</param>
    /// <param name="sources">What was learned from.</param>
    /// <param name="length">How many values make a figure.</param>
    public static double Copied(IReadOnlyList<int> sequence, IEnumerable<IReadOnlyList<int>> sources, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        static IEnumerable<string> Figures(IReadOnlyList<int> values, int length) =>
            Enumerable.Range(0, Math.Max(0, values.Count - length + 1)).Select(i => string.Join(' ', values.Skip(i).Take(length)));
        var known = sources.SelectMany(source => Figures(source, length)).ToHashSet();
        var figures = Figures(sequence, length).ToList();
        return Share(figures.Count(known.Contains), figures.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Notes} notes in {PhraseLengths.Count} phrases of {PhraseLengths.Min()} to {PhraseLengths.Max()} notes, median {MedianPhrase}; range {PitchName.Of(Lowest)} to {PitchName.Of(Highest)}; rests {RestShare:P0} of the time; chord tones {StrongChordTones:P0} on strong beats, {ChordTones:P0} overall; chromatic approaches {ChromaticApproaches:P1}, enclosures {Enclosures}; figures of four heard before {Repetition:P0}");

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;

    /// <summary>The top line: the highest of the notes that begin together.</summary>
    private static List<(int Start, int End, int Pitch, bool Fits)> Line(Solo solo) =>
        [.. solo.Notes.GroupBy(note => note.Start).Select(together => together.Last()).Select(note => (note.Start, note.End, note.Pitch, solo.Chords.At(note.Start).Has(note.Pitch)))];

    private static int CountApproaches(List<(int Start, int End, int Pitch, bool Fits)> line) =>
        line.Zip(line.Skip(1)).Count(pair => !pair.First.Fits && pair.Second.Fits && pair.Second.Start - pair.First.End < PhraseRest && Math.Abs(pair.First.Pitch - pair.Second.Pitch) == 1);

    private static int CountEnclosures(List<(int Start, int End, int Pitch, bool Fits)> line) =>
        Enumerable.Range(0, Math.Max(0, line.Count - 2)).Count(i =>
        {
            int first = line[i].Pitch - line[i + 2].Pitch, second = line[i + 1].Pitch - line[i + 2].Pitch;
            return line[i + 2].Fits && line[i + 2].Start - line[i].Start <= 4 && first * second < 0 && Math.Abs(first) <= 2 && Math.Abs(second) <= 2;
        });

    private static IEnumerable<int> Phrases(List<(int Start, int End, int Pitch, bool Fits)> line)
    {
        int length = 0;
        for (int i = 0; i < line.Count; i++)
        {
            length++;
            if (i + 1 < line.Count && line[i + 1].Start - line[i].End < PhraseRest) continue;
            yield return length;
            length = 0;
        }
    }
}
