namespace Workbook.Music;

/// <summary>Who plays a note.</summary>
public enum Voice
{
    /// <summary>The melody.</summary>
    Solo,

    /// <summary>The chords, in short strokes.</summary>
    Chords,

    /// <summary>The walking bass.</summary>
    Bass,

    /// <summary>The ride cymbal.</summary>
    Ride,
}

/// <summary>A note as it is played.</summary>
/// <param name="Voice">Who plays it.</param>
/// <param name="Tick">When it begins, in <see cref="Performance.TicksPerQuarter"/>.</param>
/// <param name="Ticks">How long it is held.</param>
/// <param name="Pitch">0 to 127; of no meaning for the ride.</param>
/// <param name="Velocity">1 to 127.</param>
public readonly record struct PlayedNote(Voice Voice, long Tick, long Ticks, int Pitch, int Velocity);

/// <summary>
/// Plays a solo: eighths are swung, off-beats are accented a little, onsets stray by up to a hundredth of a second as
/// those of people do (the same way every time), and each note ends a little before the next.
/// </summary>
public static class Performance
{
    /// <summary>Ticks of a quarter note.</summary>
    public const int TicksPerQuarter = 480;

    // The breath before the next note is longer than two onsets can stray towards each other.
    private const int Stray = 10, StraySeed = 4, Breath = 24;

    /// <summary>All notes in the order of their onsets.</summary>
    /// <param name="solo">What is played.</param>
    /// <param name="accompanied">Whether chords, bass and ride play along.</param>
    public static IReadOnlyList<PlayedNote> Of(Solo solo, bool accompanied = true)
    {
        var grid = new SwingGrid(TicksPerQuarter, solo.Swing);
        var played = Melody(solo, grid);
        if (accompanied) played = played.Concat(Accompaniment.Over(solo.Chords, grid));
        return [.. played.OrderBy(note => note.Tick).ThenBy(note => note.Voice)];
    }

    private static IEnumerable<PlayedNote> Melody(Solo solo, SwingGrid grid)
    {
        var random = new Random(StraySeed);
        foreach (var together in solo.Notes.GroupBy(note => note.Start))
        {
            long onset = Math.Max(0, grid.Tick(together.Key) + random.Next(-Stray, Stray + 1));
            int velocity = (together.Key % 2 == 0 ? 78 : 90) + random.Next(-5, 6);
            foreach (var note in together)
                yield return new PlayedNote(Voice.Solo, onset, grid.Tick(note.End) - grid.Tick(note.Start) - Breath, note.Pitch, velocity);
        }
    }
}
