using Workbook.Music;

namespace Workbook.Tests.Music;

/// <summary>Names of pitches, chord symbols, and chords over time.</summary>
public sealed class ChordTests
{
    [Theory, InlineData("C4", 60), InlineData("A4", 69), InlineData("Bb4", 70), InlineData("F#5", 78), InlineData("Cb4", 59), InlineData("B#3", 60), InlineData("C-1", 0), InlineData("G9", 127)]
    public void Pitches_are_numbered_as_in_midi(string name, int number) => Assert.Equal(number, PitchName.Parse(name));

    [Theory, InlineData(""), InlineData("H4"), InlineData("C"), InlineData("Cbb4"), InlineData("A9"), InlineData("C10"), InlineData("c4"), InlineData("C4x")]
    public void Other_names_are_refused(string name) => Assert.Contains($"'{name}'", Assert.Throws<FormatException>(() => PitchName.Parse(name)).Message, StringComparison.Ordinal);

    /// <summary>Every number has a name that leads back to it.</summary>
    [Fact]
    public void Names_lead_back() => Assert.All(Enumerable.Range(0, 128), pitch => Assert.Equal(pitch, PitchName.Parse(PitchName.Of(pitch))));

    [Theory]
    [InlineData("C", 60, "C4 E4 G4")]
    [InlineData("Dm7", 62, "D4 F4 A4 C5")]
    [InlineData("G7", 55, "G3 B3 D4 F4")]
    [InlineData("Cmaj7", 60, "C4 E4 G4 B4")]
    [InlineData("F#m7b5", 54, "F#3 A3 C4 E4")]
    [InlineData("Bdim7", 59, "B3 D4 F4 Ab4")]
    [InlineData("Bb6", 58, "Bb3 D4 F4 G4")]
    [InlineData("Ebm6", 63, "Eb4 Gb4 Bb4 C5")]
    public void Symbols_spell_chords(string symbol, int root, string spelled)
    {
        var chord = Chord.Parse(symbol);
        Assert.Equal(root, chord.Root);
        Assert.Equal(spelled.Split(' ').Select(PitchName.Parse), chord.Tones.Select(tone => chord.Root + tone));
        Assert.All(spelled.Split(' '), name => Assert.True(chord.Has(PitchName.Parse(name) - 12)));
        Assert.False(chord.Has(chord.Root + 1));
    }

    [Theory, InlineData(""), InlineData("X7"), InlineData("Dm9"), InlineData("7"), InlineData("dm7")]
    public void Unknown_symbols_are_refused_by_name(string symbol) =>
        Assert.Contains($"'{symbol}' is no chord", Assert.Throws<FormatException>(() => Chord.Parse(symbol)).Message, StringComparison.Ordinal);

    /// <summary>Bars are divided evenly, the chord at a place is found, after the end it begins again.</summary>
    [Fact]
    public void Chords_are_read_bar_by_bar()
    {
        var track = ChordTrack.Parse("Dm7 | G7 C6 | Cmaj7");
        Assert.Equal([(0, 8), (8, 4), (12, 4), (16, 8)], track.Spans.Select(span => (span.Start, span.Length)));
        Assert.Equal(["Dm7", "G7", "C6", "Cmaj7", "Dm7"], new[] { 7, 11, 12, 23, 24 }.Select(place => track.At(place).Symbol));
        Assert.Equal((24, 3), (track.Length, track.Bars));
        Assert.Equal("Dm7 | G7 C6 | Cmaj7", track.ToString());
        Assert.Equal("Dm7 | G7 C6 | Cmaj7 | Dm7 | G7 C6 | Cmaj7", track.Repeat(2).ToString());
        Assert.Equal("G7 C6 | Cmaj7", track.Part(8, 16).ToString());
    }

    [Theory, InlineData("Dm7 | | C6", "Bar 2"), InlineData("C6 C6 C6", "3 chords"), InlineData("Dm7 | Q", "'Q'")]
    public void Bad_bars_are_refused(string text, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => ChordTrack.Parse(text)).Message, StringComparison.Ordinal);

    /// <summary>Chords with a gap between them are no track.</summary>
    [Fact]
    public void Gaps_are_refused() => Assert.Throws<ArgumentException>(() => new ChordTrack([new ChordSpan(Chord.Parse("C"), 0, 4), new ChordSpan(Chord.Parse("F"), 5, 3)]));
}
