namespace Workbook.Music;

/// <summary>From solos to values and back. For the notes that <see cref="Keep"/> keeps, the way there and back changes nothing.</summary>
public static class ValueCoding
{
    /// <summary>The longest value, in eighths: a bar.</summary>
    public const int Longest = ChordTrack.Bar;

    private static readonly ChordTrack AlwaysC = ChordTrack.Parse("C");

    /// <summary>
    /// The notes that values can say: of a note that overlaps the next onset what comes before it, at most a bar of any,
    /// one length for all that begin together (the longest), and none below or above the steps that a value can hold.
    /// </summary>
    /// <param name="solo">Any solo.</param>
    public static Solo Keep(Solo solo) => solo.With(KeepOver(solo, solo.Chords));

    /// <summary>The values of a solo, counted from the tones of its chords; they fill the piece from its start to its end.</summary>
    /// <param name="solo">Any solo; what <see cref="Keep"/> would not keep is left out.</param>
    public static IReadOnlyList<MusicalValue> Encode(Solo solo) => Encode(solo, solo.Chords);

    /// <summary>The values of a solo with all pitches counted from one chord on C, whatever the chords are: absolute pitches under other names.</summary>
    /// <param name="solo">Any solo.</param>
    public static IReadOnlyList<MusicalValue> EncodeAbsolute(Solo solo) => Encode(solo, AlwaysC);

    /// <summary>Plays values over chords: the first at the start, each at the end of the one before, until the piece is over.</summary>
    /// <param name="values">The values; what is left of them at the end of the piece is not played.</param>
    /// <param name="chords">Any chords, also others than the values were made from.</param>
    /// <param name="title">What the solo is called.</param>
    /// <exception cref="ArgumentException">A value has no length.</exception>
    public static Solo Decode(IEnumerable<MusicalValue> values, ChordTrack chords, string title)
    {
        var notes = new List<Note>();
        int position = 0;
        foreach (var value in values)
        {
            if (position >= chords.Length) break;
            if (value.Length < 1) throw new ArgumentException($"The value {value} has no length.", nameof(values));
            var chord = chords.At(position);
            int length = Math.Min(value.Length, chords.Length - position);
            foreach (int step in value.Steps()) notes.Add(new Note(position, length, chord.PitchOf(step)));
            position += length;
        }
        return new Solo(title, chords, notes);
    }

    private static List<MusicalValue> Encode(Solo solo, ChordTrack countedFrom)
    {
        var values = new List<MusicalValue>();
        int position = 0;
        foreach (var together in KeepOver(solo, countedFrom).GroupBy(note => note.Start))
        {
            AddRests(values, together.Key - position);
            var chord = countedFrom.At(together.Key);
            int length = together.First().Length;
            values.Add(MusicalValue.Of(together.Select(note => chord.StepOf(note.Pitch)), length));
            position = together.Key + length;
        }
        AddRests(values, solo.Chords.Length - position);
        return values;
    }

    private static void AddRests(List<MusicalValue> values, int length)
    {
        for (; length > 0; length -= Longest) values.Add(MusicalValue.Rest(Math.Min(length, Longest)));
    }

    private static List<Note> KeepOver(Solo solo, ChordTrack countedFrom)
    {
        var onsets = solo.Notes.Where(note => countedFrom.At(note.Start).StepOf(note.Pitch) is >= MusicalValue.Lowest and <= MusicalValue.Highest)
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
