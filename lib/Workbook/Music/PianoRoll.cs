using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Music;

/// <summary>
/// A solo as a piano roll: time to the right, pitch upwards, the chords above, four bars to a row. Notes that belong to
/// their chord are blue, others orange with an edge; every note carries its name and its place as a tooltip. A note that
/// is held beyond its row goes on in the next one.
/// </summary>
/// <param name="solo">What is drawn.</param>
public sealed class PianoRoll(Solo solo) : Picture
{
    private const int BarsPerRow = 4;
    private const double Eighth = 20, Semitone = 5, Left = 44, TitleHeight = 30, ChordHeight = 20, RowGap = 18, LegendHeight = 24;
    private const string Inside = "#2c7fd0", Outside = "#e0702a";

    private int Lowest => solo.Notes.Count == 0 ? 60 : solo.Notes.Min(note => note.Pitch) - 1;

    private int Highest => solo.Notes.Count == 0 ? 72 : Math.Max(Lowest + 12, solo.Notes.Max(note => note.Pitch) + 1);

    private double RollHeight => (Highest - Lowest + 1) * Semitone;

    private double RowHeight => ChordHeight + RollHeight + RowGap;

    private int Rows => (solo.Chords.Bars + BarsPerRow - 1) / BarsPerRow;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        double width = Left + BarsPerRow * ChordTrack.Bar * Eighth + 10, height = TitleHeight + Rows * RowHeight + LegendHeight;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Html.Escape(AlternativeText())}\" viewBox=\"0 0 {Html.Coordinate(width)} {Html.Coordinate(height)}\" width=\"{Html.Coordinate(width)}\" height=\"{Html.Coordinate(height)}\" style=\"max-width:100%;font:12px sans-serif;fill:currentColor\">");
        AppendText(svg, Left, 16, "start", solo.Title, " font-weight=\"bold\"");
        for (int row = 0; row < Rows; row++) AppendRow(svg, row);
        AppendLegend(svg, TitleHeight + Rows * RowHeight);
        return svg.Append("</svg>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(AlternativeText());
        for (int bar = 0; bar < solo.Chords.Bars; bar++)
        {
            string chords = string.Join(' ', solo.Chords.Spans.Where(span => span.Start / ChordTrack.Bar == bar).Select(span => span.Chord.Symbol));
            var notes = solo.Notes.Where(note => note.Start / ChordTrack.Bar == bar).Select(note => note.Length == 1 ? PitchName.Of(note.Pitch) : $"{PitchName.Of(note.Pitch)}:{note.Length}");
            text.Append(CultureInfo.InvariantCulture, $"\n{chords,-12} | {string.Join(' ', notes)}");
        }
        return text.ToString();
    }

    private string AlternativeText() => string.Create(CultureInfo.InvariantCulture, $"Piano roll of {solo.Title}: {solo.Notes.Count} notes in {solo.Chords.Bars} bars over {solo.Chords}");

    private void AppendRow(StringBuilder svg, int row)
    {
        double top = TitleHeight + row * RowHeight + ChordHeight;
        int first = row * BarsPerRow * ChordTrack.Bar, end = Math.Min(first + BarsPerRow * ChordTrack.Bar, solo.Chords.Length);
        AppendOctaves(svg, top, end - first);
        for (int eighth = first; eighth <= end; eighth += 2) AppendBeat(svg, X(eighth, first), top, eighth % ChordTrack.Bar == 0);
        foreach (var span in solo.Chords.Spans.Where(span => span.Start >= first && span.Start < end))
            AppendText(svg, X(span.Start, first) + 3, top - 6, "start", span.Chord.Symbol, " font-weight=\"bold\" class=\"chord\"");
        foreach (var note in solo.Notes.Where(note => note.End > first && note.Start < end)) AppendNote(svg, note, first, end, top);
    }

    private void AppendOctaves(StringBuilder svg, double top, int eighths)
    {
        for (int pitch = (Lowest + 11) / 12 * 12; pitch <= Highest; pitch += 12)
        {
            double y = Y(pitch, top) + Semitone;
            AppendText(svg, Left - 6, y, "end", PitchName.Of(pitch), " opacity=\".75\"");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(Left)} {Html.Coordinate(y)}h{Html.Coordinate(eighths * Eighth)}\" stroke=\"currentColor\" stroke-opacity=\".3\" stroke-dasharray=\"3 3\"/>");
        }
    }

    private void AppendBeat(StringBuilder svg, double x, double top, bool isBar) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Html.Coordinate(x)} {Html.Coordinate(top)}v{Html.Coordinate(RollHeight)}\" stroke=\"currentColor\" stroke-opacity=\"{(isBar ? ".6" : ".15")}\"/>");

    private void AppendNote(StringBuilder svg, Note note, int first, int end, double top)
    {
        bool fits = solo.Chords.At(note.Start).Has(note.Pitch);
        int start = Math.Max(note.Start, first);
        double width = (Math.Min(note.End, end) - start) * Eighth - 2;
        string tooltip = string.Create(CultureInfo.InvariantCulture, $"{PitchName.Of(note.Pitch)}, bar {note.Start / ChordTrack.Bar + 1}, eighth {note.Start % ChordTrack.Bar + 1}, {note.Length} long, {(fits ? "a note of" : "outside")} {solo.Chords.At(note.Start)}");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"note\" x=\"{Html.Coordinate(X(start, first) + 1)}\" y=\"{Html.Coordinate(Y(note.Pitch, top))}\" width=\"{Html.Coordinate(width)}\" height=\"{Semitone}\" rx=\"2\" fill=\"{(fits ? Inside : Outside)}\"{(fits ? "" : " stroke=\"currentColor\" stroke-width=\".8\"")}><title>{Html.Escape(tooltip)}</title></rect>");
    }

    private static void AppendLegend(StringBuilder svg, double y)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"legend\"><path d=\"M{Left} {Html.Coordinate(y)}h20v6h-20z\" fill=\"{Inside}\"/>");
        AppendText(svg, Left + 26, y + 7, "start", "belongs to its chord", "");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left + 190} {Html.Coordinate(y)}h20v6h-20z\" fill=\"{Outside}\" stroke=\"currentColor\" stroke-width=\".8\"/>");
        AppendText(svg, Left + 216, y + 7, "start", "outside its chord", "");
        AppendText(svg, Left + 400, y + 7, "start", "one thin line per beat", " opacity=\".75\"");
        svg.Append("</g>");
    }

    private static void AppendText(StringBuilder svg, double x, double y, string anchor, string text, string attributes) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Coordinate(x)}\" y=\"{Html.Coordinate(y)}\" text-anchor=\"{anchor}\"{attributes}>{Html.Escape(text)}</text>");

    private static double X(int eighth, int first) => Left + (eighth - first) * Eighth;

    private double Y(int pitch, double top) => top + (Highest - pitch) * Semitone;
}
