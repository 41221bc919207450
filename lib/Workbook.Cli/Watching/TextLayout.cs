using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Workbook.Cli.Watching;

/// <summary>Fits text into columns of a terminal.</summary>
internal static class TextLayout
{
    /// <summary>How many columns a text takes; some characters take two.</summary>
    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>Text without what would move the cursor or change the terminal.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            clean.Append(c == '\t' ? "    " : char.IsControl(c) ? "?" : c.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Breaks a line at blanks, or within what is too long; the lines after the first are indented.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="hanging">Blanks before the lines after the first.</param>
    public static IEnumerable<string> Wrap(string text, int width, int hanging)
    {
        // Two columns at least are left, for a character that takes both.
        hanging = Math.Clamp(width - 2, 0, Math.Min(hanging, width / 2));
        string rest = Clean(text.TrimEnd());
        string indentation = "";
        while (Width(indentation + rest) > width)
        {
            int end = BreakBefore(rest, width - indentation.Length);
            yield return indentation + rest[..end].TrimEnd();
            rest = rest[end..].TrimStart();
            if (rest.Length == 0)
            {
                yield break;
            }

            indentation = new string(' ', hanging);
        }

        yield return indentation + rest;
    }

    /// <summary>The beginning of a line that fits.</summary>
    public static Line Clip(Line line, int width)
    {
        var spans = new List<Span>();
        foreach (Span span in line.Spans)
        {
            int spanWidth = Width(span.Text);
            spans.Add(spanWidth <= width ? span : span with { Text = span.Text[..Fitting(span.Text, width)] });
            if (spanWidth > width)
            {
                break;
            }

            width -= spanWidth;
        }

        return new Line(spans);
    }

    // The last blank that fits; else as many characters as fit, at least one.
    private static int BreakBefore(string text, int width)
    {
        int fitting = Math.Max(Fitting(text, width), StringInfo.GetNextTextElementLength(text));
        int start = text.Length - text.TrimStart().Length;
        int blank = fitting < text.Length && text[fitting] == ' ' ? fitting : text.LastIndexOf(' ', Math.Max(0, fitting - 1));
        return blank > start ? blank : fitting;
    }

    private static int Fitting(string text, int width)
    {
        int length = 0;
        while (length < text.Length)
        {
            int next = StringInfo.GetNextTextElementLength(text, length);
            width -= Width(text.Substring(length, next));
            if (width < 0)
            {
                break;
            }

            length += next;
        }

        return length;
    }
}
