using Workbook.Cli.Watching;

namespace Workbook.Cli.Tests.Watching;

/// <summary>No line is wider than it may be, and no word is lost.</summary>
public class TextLayoutTests
{
    [Theory]
    [InlineData("", 10, 2, new[] { "" })]
    [InlineData("short", 10, 2, new[] { "short" })]
    [InlineData("one two three four", 9, 2, new[] { "one two", "  three", "  four" })]
    [InlineData("exactly ten", 11, 2, new[] { "exactly ten" })]
    [InlineData("  ok    a name that is long", 16, 8, new[] { "  ok    a name", "        that is", "        long" })]
    [InlineData("averylongwordwithoutablank", 10, 0, new[] { "averylongw", "ordwithout", "ablank" })]
    [InlineData("a\tb\u001b[2Jc", 20, 0, new[] { "a    b?[2Jc" })]
    [InlineData("日本語の文", 4, 0, new[] { "日本", "語の", "文" })]
    [InlineData("日本", 1, 0, new[] { "日", "本" })]
    public void LinesAreBrokenAtBlanksOrWithinWhatIsTooLong(string text, int width, int hanging, string[] expected) =>
        Assert.Equal(expected, TextLayout.Wrap(text, width, hanging));

    [Fact]
    public void AnyTextFitsAnyWidthWithAllItsLetters()
    {
        var random = new Random(1);
        for (int round = 0; round < 2000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(60)).Select(_ => "ab c.é語 "[random.Next(8)])]);
            int width = random.Next(2, 30);
            string[] lines = [.. TextLayout.Wrap(text, width, random.Next(12))];
            Assert.All(lines, line => Assert.InRange(TextLayout.Width(line), 0, width));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void AClippedLineKeepsItsBeginning()
    {
        var line = new Line([new Span("abc", Ink.Good), new Span("日本語"), new Span("xyz")]);
        Assert.Equal("abc日", TextLayout.Clip(line, 6).ToString());
        Assert.Equal("abc日本語xyz", TextLayout.Clip(line, 80).ToString());
        Assert.Equal("", TextLayout.Clip(line, 0).ToString());
    }
}
