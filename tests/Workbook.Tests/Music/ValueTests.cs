using Workbook.Music;

namespace Workbook.Tests.Music;

/// <summary>From solos to values and back.</summary>
public sealed class ValueTests
{
    private static readonly ChordTrack Chords = ChordTrack.Parse("Dm7 | G7 C6");

    /// <summary>Tones of the chord and semitones above them, rests between, a rest to the end.</summary>
    [Fact]
    public void Values_count_from_the_tones_of_the_chord()
    {
        var solo = new Solo("x", Chords, [new Note(0, 2, 65), new Note(4, 1, 62), new Note(4, 1, 69), new Note(8, 1, 71), new Note(9, 3, 52)]);
        Assert.Equal(["3:2", "r:2", "1+5", "r:3", "3'", "5##,:3", "r:4"], ValueCoding.Encode(solo).Select(value => value.ToString()));
        Assert.Equal("3#:2", ValueCoding.EncodeAbsolute(solo)[0].ToString());
    }

    /// <summary>Overlaps end at the next onset, notes struck together share a length, notes out of reach are left out.</summary>
    [Fact]
    public void Keep_leaves_what_values_can_say()
    {
        var solo = new Solo("x", Chords, [new Note(0, 5, 65), new Note(2, 1, 69), new Note(2, 2, 72), new Note(6, 1, 127), new Note(15, 9, 60)]);
        Assert.Equal([new Note(0, 2, 65), new Note(2, 2, 69), new Note(2, 2, 72), new Note(15, 1, 60)], ValueCoding.Keep(solo).Notes);
    }

    /// <summary>Encoding and decoding the kept notes of 300 random solos changes none of them.</summary>
    [Fact]
    public void Round_trip_is_exact_for_what_is_kept()
    {
        var random = new Random(3);
        string[] symbols = ["C", "Dm7", "Eb7", "F#m7b5", "Bdim7", "Ab6"];
        for (int i = 0; i < 300; i++)
        {
            var chords = ChordTrack.Parse(string.Join(" | ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"{symbols[random.Next(6)]} {symbols[random.Next(6)]}")));
            var notes = Enumerable.Range(0, random.Next(40)).Select(_ => new Note(random.Next(chords.Length), random.Next(1, 12), random.Next(20, 120)));
            var kept = ValueCoding.Keep(new Solo("x", chords, notes));
            var values = ValueCoding.Encode(kept);
            Assert.Equal(kept.Notes, ValueCoding.Decode(values, chords, "x").Notes);
            Assert.Equal(chords.Length, values.Sum(value => value.Length));
            Assert.All(values, value => Assert.InRange(value.Length, 1, ValueCoding.Longest));
        }
    }

    /// <summary>Every pitch within reach leads to a step and back, over every kind of chord; the third has the same step in all.</summary>
    [Theory, InlineData("C"), InlineData("F#m"), InlineData("Ab6"), InlineData("Ebm6"), InlineData("G7"), InlineData("Bm7"), InlineData("Fmaj7"), InlineData("Em7b5"), InlineData("Bdim7")]
    public void Steps_lead_back(string symbol)
    {
        var chord = Chord.Parse(symbol);
        for (int pitch = chord.Root - 12; pitch < chord.Root + 36; pitch++)
        {
            Assert.Equal(pitch, chord.PitchOf(chord.StepOf(pitch)));
            Assert.InRange(chord.StepOf(pitch), MusicalValue.Lowest, MusicalValue.Highest);
        }
        Assert.Equal(chord.Root + chord.Tones[1], chord.PitchOf(4));
    }

    /// <summary>The same values over other chords are the same tones of these, and end with the piece.</summary>
    [Fact]
    public void Values_follow_the_chords()
    {
        MusicalValue[] thirds = [.. Enumerable.Range(0, 9).Select(_ => MusicalValue.Of([4], 2))];
        var solo = ValueCoding.Decode(thirds, ChordTrack.Parse("C6 | Fm7"), "x");
        Assert.Equal([64, 64, 64, 64, 68, 68, 68, 68], solo.Notes.Select(note => note.Pitch));
    }

    /// <summary>Numbers and values lead to each other; an unknown value is named.</summary>
    [Fact]
    public void Vocabulary_numbers_values()
    {
        var vocabulary = new ValueVocabulary([MusicalValue.Of([4], 1), MusicalValue.Rest(2), MusicalValue.Of([4], 1), MusicalValue.Of([4, 7], 1)]);
        Assert.Equal(3, vocabulary.Count);
        Assert.All(vocabulary.Values, value => Assert.Equal(value, vocabulary[vocabulary.Id(value)]));
        Assert.Contains("5##:3", Assert.Throws<KeyNotFoundException>(() => vocabulary.Id(MusicalValue.Of([10], 3))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MusicalValue.Of([48], 1));
    }
}
