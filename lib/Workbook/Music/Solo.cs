namespace Workbook.Music;

/// <summary>A melody over chords, on the grid of eighths.</summary>
public sealed class Solo
{
    /// <summary>Takes a melody and its chords.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="chords">The chords it is played over.</param>
    /// <param name="notes">Its notes; they are put in the order of start and pitch.</param>
    /// <exception cref="ArgumentException">A note begins before the piece, after it, or has no length.</exception>
    public Solo(string title, ChordTrack chords, IEnumerable<Note> notes)
    {
        Title = title;
        Chords = chords;
        Notes = [.. notes.OrderBy(note => note.Start).ThenBy(note => note.Pitch)];
        foreach (var note in Notes)
            if (note.Start < 0 || note.Start >= chords.Length || note.Length < 1 || note.Pitch is < 0 or > 127)
                throw new ArgumentException($"{note} does not belong into {title}, which has {chords.Length} eighths: a note begins inside the piece, lasts at least one eighth and has a pitch from 0 to 127.", nameof(notes));
    }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>The chords it is played over.</summary>
    public ChordTrack Chords { get; }

    /// <summary>Its notes, in the order of start and pitch.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>Quarter notes per minute.</summary>
    public double Tempo { get; init; } = 132;

    /// <summary>How many times as long the first of two eighths is played as the second: 1 is straight, 2 is a triplet feel.</summary>
    public double Swing { get; init; } = 1.8;

    /// <summary>Seconds of the whole piece.</summary>
    public double Seconds => Chords.Length / 2.0 * 60 / Tempo;

    /// <summary>A part of the solo: the notes that begin in it, cut at its end.</summary>
    /// <param name="title">What the part is called.</param>
    /// <param name="start">Where it begins, in eighths.</param>
    /// <param name="length">How long it is, in eighths.</param>
    public Solo Part(string title, int start, int length)
    {
        var inside = Notes.Where(note => note.Start >= start && note.Start < start + length)
            .Select(note => new Note(note.Start - start, Math.Min(note.Length, start + length - note.Start), note.Pitch));
        return new Solo(title, Chords.Part(start, length), inside) { Tempo = Tempo, Swing = Swing };
    }

    /// <summary>The same solo with other notes.</summary>
    /// <param name="notes">The notes.</param>
    public Solo With(IEnumerable<Note> notes) => new(Title, Chords, notes) { Tempo = Tempo, Swing = Swing };

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Notes.Count} notes over {Chords}";
}
