using Workbook.Music;

namespace Workbook.Tests.Music;

/// <summary>What is counted in a solo, on solos small enough to count by hand.</summary>
public sealed class MeasureTests
{
    /// <summary>Over C6: E (in, strong), D# then E (approach), a rest, F D E (an enclosure around E on a strong beat), F# left hanging.</summary>
    [Fact]
    public void Measures_are_counted()
    {
        var piece = SoloText.Parse(["chorus", "C6 | E4:2 D#4 E4 r:2 F4 D4", "C6 | E4:2 r:2 F4 r F#4:2"], "x").Whole;
        var measures = new SoloMeasures([piece]);
        Assert.Equal(8, measures.Notes);
        Assert.Equal(2 / 3.0, measures.StrongChordTones, 12);
        Assert.Equal(3 / 8.0, measures.ChordTones, 12);
        Assert.Equal(1 / 8.0, measures.ChromaticApproaches, 12);
        Assert.Equal(1, measures.Enclosures);
        Assert.Equal([3, 3, 2], measures.PhraseLengths);
        Assert.Equal((62, 66), (measures.Lowest, measures.Highest));
        Assert.Equal(5 / 16.0, measures.RestShare, 12);
    }

    /// <summary>Of the five figures of four, two occurred before.</summary>
    [Fact]
    public void Repetition_counts_figures_of_four() =>
        Assert.Equal(2 / 5.0, SoloMeasures.Repeated<int>([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 9], [8]]), 12);

    /// <summary>Of the four figures of three, the first and the last stand in a source; across two sources does not count.</summary>
    [Fact]
    public void Copied_counts_figures_of_the_sources()
    {
        Assert.Equal(2 / 4.0, SoloMeasures.Copied([1, 2, 3, 4, 5, 6], [[0, 1, 2, 3], [4, 5, 6]], 3), 12);
        Assert.Equal(0, SoloMeasures.Copied([1, 2], [[1, 2]], 3));
    }

    /// <summary>Nothing to measure is an error, not a division by zero.</summary>
    [Fact]
    public void No_notes_cannot_be_measured() => Assert.Throws<ArgumentException>(() => new SoloMeasures([new Solo("x", ChordTrack.Parse("C"), [])]));

    /// <summary>A stutter is held, a leap of more than an octave folded, a long note outside the chord resolved; the rest stays.</summary>
    [Fact]
    public void Polishing_applies_its_three_rules()
    {
        var rough = SoloText.Parse(["chorus", "C6 | E4 E4 E4 G4 G5+A5 F#4 r:2", "C6 | F4:2 F4 F#4:3 r F4"], "x").Whole;
        var polished = Polishing.Of(rough);
        var expected = SoloText.Parse(["chorus", "C6 | E4 E4:2 G4 G4+A4 F#4 r:2", "C6 | E4:2 F4 G4:3 r F4"], "x").Whole;
        Assert.Equal(expected.Notes, polished.Solo.Notes);
        Assert.Equal((1, 1, 2), (polished.Held, polished.Folded, polished.Resolved));
        Assert.Equal(polished.Solo.Notes, Polishing.Of(polished.Solo).Solo.Notes);
    }

    /// <summary>Witten and Bell by hand: after 0 came 1, 1 and 2; two kinds, three pairs.</summary>
    [Fact]
    public void Bigrams_are_smoothed()
    {
        var model = new BigramModel([[0, 1, 0, 1, 0, 2]], 4);
        Assert.Equal(4 / 10.0, model.Probability(0), 12);
        Assert.Equal((2 + 2 * 0.3) / 5, model.Probability(0, 1), 12);
        Assert.Equal(2 * 0.1 / 5, model.Probability(0, 3), 12);
        Assert.Equal(0.4, model.Probability(3, 0), 12);
        Assert.All(Enumerable.Range(0, 4), before => Assert.Equal(1, Enumerable.Range(0, 4).Sum(value => model.Probability(before, value)), 12));
        Assert.Equal(-(Math.Log(0.4) + Math.Log(0.52)) / 2, model.CrossEntropy([[0, 1]]), 12);
    }

    /// <summary>The shortest loop at the end, three rounds or none.</summary>
    [Fact]
    public void Cycles_are_found()
    {
        Assert.Equal(new Cycle(2, 3), Cycle.Find([9, 8, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1]));
        Assert.Equal(new Cycle(1, 1), Cycle.Find([5, 7, 7, 7]));
        Assert.Null(Cycle.Find([1, 2, 3, 1, 2, 3, 1]));
        Assert.Null(Cycle.Find([]));
    }
}
