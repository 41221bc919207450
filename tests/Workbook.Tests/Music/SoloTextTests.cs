using Workbook.Music;

namespace Workbook.Tests.Music;

/// <summary>Scores as text: what they mean, and what is said to a slip of the pen.</summary>
public sealed class SoloTextTests
{
    /// <summary>Lengths, rests, double stops, ties over the bar line, settings, choruses.</summary>
    [Fact]
    public void Score_is_read()
    {
        var piece = SoloText.Parse(["# a comment", "title Two Bars", "tempo 100", "swing 1.5", "chorus", "Dm7 G7 | r D4:2 F4+A4:4 B4~", "chorus", "Cmaj7 | B4:3 r:4 C5"], "test");
        Assert.Equal([new Note(1, 2, 62), new Note(3, 4, 65), new Note(3, 4, 69), new Note(7, 4, 71), new Note(15, 1, 72)], piece.Whole.Notes);
        Assert.Equal(("Two Bars", 100.0, 1.5, "Dm7 G7 | Cmaj7"), (piece.Whole.Title, piece.Whole.Tempo, piece.Whole.Swing, piece.Whole.Chords.ToString()));
        Assert.Equal([0, 8], piece.ChorusStarts);
        Assert.Equal(new Note(7, 1, 71), piece.Choruses[0].Notes[^1]);
        Assert.Equal([new Note(7, 1, 72)], piece.Choruses[1].Notes);
    }

    [Theory]
    [InlineData("C6 | C4:7", "7 eighths instead of 8")]
    [InlineData("C6 | C4:9", "9 eighths instead of 8")]
    [InlineData("C6 | C4:0 r:8", "'C4:0'")]
    [InlineData("C6 | H4 r:7", "'H4'")]
    [InlineData("Zm | r:8", "'Zm'")]
    [InlineData("C6 | r:8 | C6 | r:8", "one bar line")]
    [InlineData("tempo fast", "'fast'")]
    [InlineData("pace 120", "'pace 120'")]
    [InlineData("C6 | r:7 C4~\nC6 | D4:8", "another pitch")]
    public void Slips_are_named_with_their_line(string lines, string named)
    {
        string[] all = ["chorus", .. lines.Split('\n')];
        var error = Assert.Throws<FormatException>(() => SoloText.Parse(all, "score.txt"));
        Assert.StartsWith($"score.txt({all.Length}): ", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A bar before the first chorus, and a last tie without its end.</summary>
    [Fact]
    public void Incomplete_scores_are_refused()
    {
        Assert.Contains("'chorus'", Assert.Throws<FormatException>(() => SoloText.Parse(["C6 | r:8"], "x")).Message, StringComparison.Ordinal);
        Assert.Contains("tied to nothing", Assert.Throws<FormatException>(() => SoloText.Parse(["chorus", "C6 | C4:8~"], "x")).Message, StringComparison.Ordinal);
    }
}
