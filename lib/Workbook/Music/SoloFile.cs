using System.Globalization;
using Workbook.Music.Midi;

namespace Workbook.Music;

/// <summary>
/// Pieces as Standard MIDI Files. The first track holds title, tempo, the chord symbols as markers and a text
/// <c>chorus</c> at the start of every chorus; then follow the tracks Solo, Chords, Bass and Ride.
/// </summary>
public static class SoloFile
{
    private const string ChorusText = "chorus", SoloName = "Solo";
    private const int MicrosecondsPerMinute = 60_000_000, MostBeats = 100_000;

    // General MIDI: tenor saxophone, electric piano, acoustic bass; channel 9 is the drums.
    private static readonly (Voice Voice, string Name, int Channel, int Instrument)[] Parts =
        [(Voice.Solo, SoloName, 0, 66), (Voice.Chords, "Chords", 1, 4), (Voice.Bass, "Bass", 2, 32), (Voice.Ride, "Ride", 9, 0)];

    /// <summary>A piece as a file of format 1, as it is played.</summary>
    /// <param name="piece">The piece.</param>
    public static MidiFile From(JazzPiece piece)
    {
        var played = Performance.Of(piece.Whole);
        long end = new SwingGrid(Performance.TicksPerQuarter, piece.Whole.Swing).Tick(piece.Whole.Chords.Length);
        var tracks = Parts.Select(part => Track(part.Name, part.Channel, part.Instrument, played.Where(note => note.Voice == part.Voice), end));
        return new MidiFile(1, Performance.TicksPerQuarter, [Conductor(piece, end), .. tracks]);
    }

    /// <summary>A single chorus as a file.</summary>
    /// <param name="solo">The chorus.</param>
    public static MidiFile From(Solo solo) => From(new JazzPiece(solo, [0]));

    /// <summary>
    /// Reads a piece: finds the swing of the track Solo (or of the first track with notes) and puts its notes on the grid
    /// of eighths.
    /// </summary>
    /// <param name="path">A Standard MIDI File with a chord symbol in a marker wherever the chord changes, in 4/4.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="MidiFormatException">It is malformed.</exception>
    /// <exception cref="FormatException">It is no file of this kind; the message names the file and what is missing.</exception>
    public static JazzPiece Read(string path)
    {
        try
        {
            return Read(MidiFile.Read(path));
        }
        catch (FormatException problem) when (problem is not MidiFormatException)
        {
            throw new FormatException($"{path}: {problem.Message}", problem);
        }
    }

    /// <summary>Reads a piece from a file's content.</summary>
    /// <param name="file">The content.</param>
    /// <exception cref="FormatException">It is no file of this kind; the message says what is missing.</exception>
    public static JazzPiece Read(MidiFile file)
    {
        if (file.Division < 0) throw new FormatException("its time is counted in frames of film, not in beats; export it with ticks per quarter note");
        var solo = file.Tracks.FirstOrDefault(track => NameOf(track) == SoloName) ?? file.Tracks.FirstOrDefault(HasNotes)
            ?? throw new FormatException("no track has a note");
        long lastTick = file.Tracks.Max(track => track.EndTick);
        if (lastTick / file.Division > MostBeats) throw new FormatException($"it lasts {lastTick / file.Division} beats, which no solo does; the most that is read here are {MostBeats}");
        var grid = SwingGrid.Of(file.Division, solo.Events.Where(e => e.Kind == MidiEventKind.NoteOn).Select(e => e.Tick));
        var all = file.Tracks.SelectMany(track => track.Events).OrderBy(e => e.Tick).ToList();
        int end = grid.Nearest(lastTick);
        var chords = Chords(all, grid, end);
        var notes = Notes(solo, grid).Where(note => note.Start < end);
        int microseconds = all.Where(e => e.Kind == MidiEventKind.Tempo).Select(e => e.MicrosecondsPerQuarter).FirstOrDefault(500_000);
        var whole = new Solo(NameOf(file.Tracks[0]) ?? "untitled", chords, notes) { Tempo = Math.Round(MicrosecondsPerMinute / (double)microseconds, 2), Swing = grid.Swing };
        int[] choruses = [.. all.Where(e => e.Kind == MidiEventKind.Text && e.Text == ChorusText).Select(e => grid.Nearest(e.Tick)).Where(start => start < end).Distinct()];
        return new JazzPiece(whole, choruses is [0, ..] ? choruses : [0]);
    }

    private static MidiTrack Conductor(JazzPiece piece, long end)
    {
        var grid = new SwingGrid(Performance.TicksPerQuarter, piece.Whole.Swing);
        var chorusTexts = piece.ChorusStarts.Select(start => MidiEvent.Words(grid.Tick(start), MidiEventKind.Text, ChorusText));
        var symbols = piece.Whole.Chords.Spans.Select(span => MidiEvent.Words(grid.Tick(span.Start), MidiEventKind.Marker, span.Chord.Symbol));
        MidiEvent[] head =
        [
            MidiEvent.Words(0, MidiEventKind.TrackName, piece.Whole.Title),
            MidiEvent.Tempo(0, (int)Math.Round(MicrosecondsPerMinute / piece.Whole.Tempo)),
            MidiEvent.TimeSignature(0, 4, 2),
        ];
        return new MidiTrack([.. head, .. chorusTexts.Concat(symbols).OrderBy(e => e.Tick)], end);
    }

    private static MidiTrack Track(string name, int channel, int instrument, IEnumerable<PlayedNote> notes, long end)
    {
        // Of events at the same tick the releases come first, so that a repeated note is struck again.
        var strokes = notes.SelectMany(note => new[]
        {
            MidiEvent.NoteOn(note.Tick, channel, note.Pitch, note.Velocity),
            MidiEvent.NoteOff(note.Tick + Math.Max(1, note.Ticks), channel, note.Pitch),
        }).OrderBy(e => e.Tick).ThenBy(e => e.Kind).ToList();
        return new MidiTrack([MidiEvent.Words(0, MidiEventKind.TrackName, name), MidiEvent.Program(0, channel, instrument), .. strokes], strokes.Count == 0 ? end : Math.Max(end, strokes[^1].Tick));
    }

    private static string? NameOf(MidiTrack track) => track.Events.Where(e => e.Kind == MidiEventKind.TrackName).Select(e => e.Text).FirstOrDefault();

    private static bool HasNotes(MidiTrack track) => track.Events.Any(e => e.Kind == MidiEventKind.NoteOn);

    private static ChordTrack Chords(List<MidiEvent> events, SwingGrid grid, int end)
    {
        var signatures = events.Where(e => e.Kind == MidiEventKind.TimeSignature && (e.Numerator, e.Denominator) != (4, 4)).ToList();
        if (signatures.Count > 0) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it is in {signatures[0].Numerator}/{signatures[0].Denominator} at tick {signatures[0].Tick}; only 4/4 is understood here"));
        // Of several symbols at one place the last one counts.
        var markers = events.Where(e => e.Kind == MidiEventKind.Marker).Select(e => (Start: grid.Nearest(e.Tick), Chord: Chord.Parse(e.Text!)))
            .Where(marker => marker.Start < end).GroupBy(marker => marker.Start).Select(together => together.Last()).ToList();
        if (markers.Count == 0 || markers[0].Start != 0) throw new FormatException("it has no chord symbol at its start; put the symbols (Dm7, G7, ...) into markers");
        return new ChordTrack(markers.Select((marker, i) => new ChordSpan(marker.Chord, marker.Start, (i + 1 < markers.Count ? markers[i + 1].Start : end) - marker.Start)));
    }

    /// <summary>Pairs every stroke with the next release of its key; a stroke that is never released ends with the track.</summary>
    private static IEnumerable<Note> Notes(MidiTrack track, SwingGrid grid)
    {
        var sounding = new Dictionary<(int Channel, int Key), long>();
        var notes = new List<Note>();
        void End(int channel, int key, long tick)
        {
            if (!sounding.Remove((channel, key), out long onset)) return;
            int start = grid.Nearest(onset);
            notes.Add(new Note(start, Math.Max(1, grid.Nearest(tick) - start), key));
        }

        foreach (var e in track.Events)
        {
            if (e.Kind is MidiEventKind.NoteOff or MidiEventKind.NoteOn) End(e.Channel, e.Key, e.Tick);
            if (e.Kind == MidiEventKind.NoteOn) sounding[(e.Channel, e.Key)] = e.Tick;
        }

        foreach (var (channel, key) in sounding.Keys.ToList()) End(channel, key, track.EndTick);
        return notes;
    }
}
