namespace Workbook.Music;

/// <summary>From solos to values and back. For the notes that <see cref="Keep"/> keeps, the way there and back changes nothing.</summary>
public static class ValueCoding
{
    /// <summary>The longest value, in eighths: a bar.</summary>
    public const int Longest = ChordTrack.Bar;

    private static readonly ChordTrack AlwaysC = ChordTrack.Parse("C");

    /// <summary>
    /// The notes that values can say: of a note that overlaps the next onset what comes before it, at most a bar of any,
    /// one length for all that begin together (the longest), and none further from its chord's root than -24 or 39 semitones.
    /// </summary>
    /// <param name="solo">Any solo.</param>
    public static Solo Keep(Solo solo) => solo.With(KeepOver(solo, solo.Chords));

    /// <summary>The values of a solo, relative to its chords; they fill the piece from its start to its end.</summary>
    /// <param name="solo">Any solo; what <see cref="Keep"/> would not keep is left out.</param>
    public static IReadOnlyList<MusicalValue> Encode(Solo solo) => Encode(solo, solo.Chords);

    /// <summary>The values of a solo with all pitches counted from middle C, whatever the chords are.</summary>
    /// <param name="solo">Any solo.</param>
    public static IReadOnlyList<MusicalValue> EncodeAbsolute(Solo solo) => Encode(solo, AlwaysC);

    /// <summary>Plays values over chords: the first at the start, each at the end of the one before, until the piece is over.</summary>
    /// <param name="values">The values; what is left of them at the end of the piece is not played.</param>
    /// <param name="chords">Any chords, also others than the values were made from.</param>
    /// <param name="title">What the solo is called.</param>
    /// <exception cref="ArgumentException">A note would lie outside 0 to 127, or a value has no length.</exception>
    public static Solo Decode(IEnumerable<MusicalValue> values, ChordTrack chords, string title)
    {
        var notes = new List<Note>();
        int position = 0;
        foreach (var value in values)
        {
            if (position >= chords.Length) break;
            if (value.Length < 1) throw new ArgumentException($"The value {value} has no length.", nameof(values));
            int root = chords.At(position).Root, length = Math.Min(value.Length, chords.Length - position);
            foreach (int semitones in value.Semitones()) notes.Add(new Note(position, length, root + semitones));
            position += length;
        }
        return new Solo(title, chords, notes);
    }

    private static List<MusicalValue> Encode(Solo solo, ChordTrack roots)
    {
        var values = new List<MusicalValue>();
        int position = 0;
        foreach (var together in KeepOver(solo, roots).GroupBy(note => note.Start))
        {
            AddRests(values, together.Key - position);
            int root = roots.At(together.Key).Root, length = together.First().Length;
            values.Add(MusicalValue.Of(together.Select(note => note.Pitch - root), length));
            position = together.Key + length;
        }
        AddRests(values, solo.Chords.Length - position);
        return values;
    }

    private static void AddRests(List<MusicalValue> values, int length)
    {
        for (; length > 0; length -= Longest) values.Add(MusicalValue.Rest(Math.Min(length, Longest)));
    }

    private static List<Note> KeepOver(Solo solo, ChordTrack roots)
    {
        var onsets = solo.Notes.Where(note => note.Pitch - roots.At(note.Start).Root is >= MusicalValue.Lowest and <= MusicalValue.Highest)
            .GroupBy(note => note.Start).ToList();
        var kept = new List<Note>();
        for (int i = 0; i < onsets.Count; i++)
        {
            int next = i + 1 < onsets.Count ? onsets[i + 1].Key : solo.Chords.Length;
            int length = Math.Min(Longest, Math.Min(onsets[i].Max(note => note.Length), next - onsets[i].Key));
            kept.AddRange(onsets[i].DistinctBy(note => note.Pitch).Select(note => note with { Length = length }));
        }
        return kept;
    }
}
