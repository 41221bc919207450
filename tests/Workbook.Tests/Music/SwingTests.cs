using Workbook.Music;
using Workbook.Music.Midi;

namespace Workbook.Tests.Music;

/// <summary>Swung eighths: where they fall, and how they are found again.</summary>
public sealed class SwingTests
{
    /// <summary>Every eighth is found from its tick and from ticks around it, for straight and swung beats.</summary>
    [Theory, InlineData(1.0), InlineData(1.6), InlineData(2.0), InlineData(2.6)]
    public void Nearest_undoes_tick(double swing)
    {
        var grid = new SwingGrid(480, swing);
        for (int eighth = 1; eighth < 64; eighth++)
            foreach (int stray in new[] { -40, 0, 40 })
                Assert.Equal(eighth, grid.Nearest(grid.Tick(eighth) + stray));
    }

    /// <summary>A triplet feel puts the second eighth at two thirds of the beat.</summary>
    [Fact]
    public void Swing_of_two_is_a_triplet_feel() => Assert.Equal(320, new SwingGrid(480, 2).Tick(1));

    /// <summary>The ratio is found from the onsets; without off-beats the grid is straight.</summary>
    [Fact]
    public void Swing_is_measured()
    {
        Assert.Equal(1.5, SwingGrid.Of(480, [0, 288, 480, 768]).Swing, 12);
        Assert.Equal(1, SwingGrid.Of(480, [0, 480, 960]).Swing);
    }

    /// <summary>A file of someone else: no track Solo, straight eighths, a note never released; it is read all the same.</summary>
    [Fact]
    public void Foreign_file_is_read()
    {
        var track = new MidiTrack([MidiEvent.Words(0, MidiEventKind.Marker, "Dm7"), MidiEvent.NoteOn(0, 3, 62, 64), MidiEvent.NoteOff(96, 3, 62), MidiEvent.NoteOn(144, 3, 65, 64)], 384);
        var piece = SoloFile.Read(new MidiFile(0, 96, [track]));
        Assert.Equal([new Note(0, 2, 62), new Note(3, 5, 65)], piece.Whole.Notes);
        Assert.Equal(120, piece.Whole.Tempo);
    }

    public static TheoryData<MidiEvent[], string> Unfit() => new()
    {
        { [MidiEvent.NoteOn(0, 0, 60, 64)], "no chord symbol" },
        { [MidiEvent.Words(0, MidiEventKind.Marker, "C")], "no track has a note" },
        { [MidiEvent.Words(0, MidiEventKind.Marker, "verse"), MidiEvent.NoteOn(0, 0, 60, 64)], "'verse'" },
        { [MidiEvent.TimeSignature(0, 3, 2), MidiEvent.Words(0, MidiEventKind.Marker, "C"), MidiEvent.NoteOn(0, 0, 60, 64)], "3/4" },
    };

    /// <summary>A well-formed file that is no solo over chords is refused with what is missing.</summary>
    [Theory, MemberData(nameof(Unfit))]
    public void Unfit_files_are_refused(MidiEvent[] events, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SoloFile.Read(new MidiFile(0, 96, [new MidiTrack(events, 384)]))).Message, StringComparison.Ordinal);
}
