using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.HiddenUnits;

/// <summary>
/// A text whose every character has the colour of a value: blue below the neutral value, orange above it, the page's own
/// background at it, so that it reads in light and dark themes. As plain text, signs under each line say the same.
/// </summary>
public sealed class ColouredText : Picture
{
    private const int Shades = 8;
    private const string Below = "44,127,208", Above = "224,112,42";
    private readonly string text;
    private readonly double[] values;

    /// <summary>Colours a text.</summary>
    /// <param name="text">At least one character.</param>
    /// <param name="values">One number per character.</param>
    /// <exception cref="ArgumentException">The numbers are not as many as the characters, or there are none.</exception>
    public ColouredText(string text, IReadOnlyList<double> values)
    {
        if (text.Length == 0 || text.Length != values.Count) throw new ArgumentException($"A text of {text.Length} characters was given {values.Count} values; every character needs one.", nameof(values));
        (this.text, this.values) = (text, [.. values]);
    }

    /// <summary>What the colours show; also the alternative text.</summary>
    public string Title { get; init; } = "";

    /// <summary>The value that has no colour.</summary>
    public double Neutral { get; init; }

    private double Full => Math.Max(1e-12, values.Where(double.IsFinite).Select(value => Math.Abs(value - Neutral)).DefaultIfEmpty(0).Max());

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure style=\"margin:.5em 0\" aria-label=\"{Html.Escape(AlternativeText())}\"><figcaption style=\"font:bold 13px sans-serif;margin-bottom:.4em\">{Html.Escape(Title)}</figcaption><pre style=\"white-space:pre-wrap;line-height:1.5;margin:0;background:transparent;color:inherit\">");
        for (int start = 0, end; start < text.Length; start = end)
        {
            int shade = ShadeOf(values[start]);
            for (end = start + 1; end < text.Length && ShadeOf(values[end]) == shade; end++) ;
            AppendRun(html, text[start..end], shade);
        }
        html.Append("</pre>");
        AppendLegend(html);
        return html.Append("</figure>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var written = new StringBuilder(AlternativeText());
        int place = 0;
        foreach (string line in text.Split('\n'))
        {
            written.Append('\n').Append(line);
            string signs = string.Concat(Enumerable.Range(place, line.Length).Select(i => Sign(ShadeOf(values[i])))).TrimEnd();
            if (signs.Length > 0) written.Append('\n').Append(signs);
            place += line.Length + 1;
        }
        return written.ToString();
    }

    private static char Sign(int shade) => shade > Shades / 2 ? '+' : shade < -Shades / 2 ? '-' : ' ';

    private string AlternativeText() => string.Create(CultureInfo.InvariantCulture, $"{(Title.Length > 0 ? Title : "coloured text")}: {text.Length} characters, values from {Html.Value(values.Min())} to {Html.Value(values.Max())}, without colour at {Html.Value(Neutral)}");

    /// <summary>From -8 to 8; a value that is not a number has no colour.</summary>
    private int ShadeOf(double value) => double.IsNaN(value) ? 0 : (int)Math.Round(Shades * Math.Clamp((value - Neutral) / Full, -1, 1));

    private static void AppendRun(StringBuilder html, string run, int shade)
    {
        if (shade == 0) html.Append(Html.Escape(run));
        else html.Append(CultureInfo.InvariantCulture, $"<span style=\"background:{Colour(shade)}\">{Html.Escape(run)}</span>");
    }

    private static string Colour(int shade) => string.Create(CultureInfo.InvariantCulture, $"rgba({(shade < 0 ? Below : Above)},{0.6 * Math.Abs(shade) / Shades:0.##})");

    private void AppendLegend(StringBuilder html)
    {
        html.Append("<div style=\"font:12px sans-serif;margin-top:.5em\">");
        foreach (var (shade, value) in new[] { (-Shades, Neutral - Full), (0, Neutral), (Shades, Neutral + Full) })
            html.Append(CultureInfo.InvariantCulture, $"<span style=\"display:inline-block;padding:0 .6em;margin-right:.6em;border:1px solid currentColor;background:{(shade == 0 ? "transparent" : Colour(shade))}\">{Html.Value(value)}</span>");
        html.Append("</div>");
    }
}
