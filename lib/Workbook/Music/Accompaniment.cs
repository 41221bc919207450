namespace Workbook.Music;

/// <summary>What the rhythm section plays over chords: a walking bass, chords in short strokes, and a ride cymbal.</summary>
public static class Accompaniment
{
    // 51 is the ride cymbal of General MIDI's drums.
    private const int LowestBass = 36, LowestVoicing = 52, RidePitch = 51, StrokeTicks = 60;

    /// <summary>All of it, by rule: the same chords are accompanied the same way.</summary>
    /// <param name="chords">The chords.</param>
    /// <param name="grid">Where the eighths fall.</param>
    public static IEnumerable<PlayedNote> Over(ChordTrack chords, SwingGrid grid) =>
        chords.Spans.SelectMany((span, i) => Bass(span, chords.Spans[(i + 1) % chords.Spans.Count].Chord, grid))
            .Concat(chords.Spans.SelectMany(span => Strokes(span, grid)))
            .Concat(Ride(chords.Length, grid));

    /// <summary>One note to the beat: the root, chord tones upwards, and on the last beat the semitone above the next root.</summary>
    private static IEnumerable<PlayedNote> Bass(ChordSpan span, Chord next, SwingGrid grid)
    {
        int root = Above(LowestBass, span.Chord.PitchClass), nextRoot = Above(LowestBass, next.PitchClass);
        int beats = (span.Length + 1) / 2;
        for (int beat = 0; beat < beats; beat++)
        {
            bool leads = beat == beats - 1 && beats > 1 && nextRoot != root;
            int pitch = leads ? nextRoot + 1 : root + span.Chord.Tones[beat % span.Chord.Tones.Count];
            int start = span.Start + 2 * beat;
            yield return new PlayedNote(Voice.Bass, grid.Tick(start), (long)(0.9 * (grid.Tick(start + 2) - grid.Tick(start))), pitch, beat % 2 == 0 ? 76 : 70);
        }
    }

    /// <summary>The chord on the first beat of its span, and once more on the off-beat after the second if it lasts that long.</summary>
    private static IEnumerable<PlayedNote> Strokes(ChordSpan span, SwingGrid grid)
    {
        int[] places = span.Length >= 4 ? [0, 3] : [0];
        foreach (int place in places)
            foreach (int tone in span.Chord.Tones.Skip(1))
            {
                int start = span.Start + place, length = place == 0 ? Math.Min(2, span.Length) : 1;
                yield return new PlayedNote(Voice.Chords, grid.Tick(start), (long)(0.8 * (grid.Tick(start + length) - grid.Tick(start))), Above(LowestVoicing, span.Chord.PitchClass + tone), place == 0 ? 52 : 46);
            }
    }

    /// <summary>A stroke on every beat and on the off-beats after the second and the fourth.</summary>
    private static IEnumerable<PlayedNote> Ride(int length, SwingGrid grid)
    {
        for (int eighth = 0; eighth < length; eighth++)
            if (eighth % 2 == 0 || eighth % 4 == 3)
                yield return new PlayedNote(Voice.Ride, grid.Tick(eighth), StrokeTicks, RidePitch, eighth % 4 == 2 ? 60 : 48);
    }

    /// <summary>The lowest pitch of a class that is not below a limit.</summary>
    private static int Above(int lowest, int pitchClass) => lowest + ((pitchClass - lowest) % 12 + 12) % 12;
}
