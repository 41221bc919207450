namespace Workbook.Cli.Watching;

/// <summary>How a piece of text looks. The words say the same without it.</summary>
internal enum Ink
{
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Note,
    Accent,
}

/// <summary>Text of one look.</summary>
internal sealed record Span(string Text, Ink Ink = Ink.Plain);

/// <summary>A line of the screen.</summary>
internal sealed record Line(IReadOnlyList<Span> Spans)
{
    public static readonly Line Empty = new([]);

    public Line(string text, Ink ink = Ink.Plain)
        : this([new Span(text, ink)])
    {
    }

    /// <summary>The text without its looks.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text));
}
