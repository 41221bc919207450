using System.Globalization;

namespace Workbook.Music;

/// <summary>
/// What is done to a generated solo before it is played, in the spirit of the jazz homework, which prunes notes that are
/// too close and snaps the rest to a scale. Three rules, each of which a musician would apply, and each of which counts
/// what it changed.
/// </summary>
/// <param name="Solo">The polished solo.</param>
/// <param name="Held">Notes that were struck a third time in a row and are held by the second one instead.</param>
/// <param name="Folded">Notes that were more than an octave away from the one before and were moved by an octave towards it.</param>
/// <param name="Resolved">Notes of a beat or longer outside their chord that were moved to the nearest note of it.</param>
public sealed record Polishing(Solo Solo, int Held, int Folded, int Resolved)
{
    private const int Octave = 12;

    /// <summary>Applies the three rules, in this order.</summary>
    /// <param name="solo">A generated solo; it is not changed.</param>
    public static Polishing Of(Solo solo)
    {
        var groups = ValueCoding.Keep(solo).Notes.GroupBy(note => note.Start).Select(together => together.ToArray()).ToList();
        var (held, heldCount) = Hold(groups);
        int folded = Fold(held), resolved = Resolve(held, solo.Chords);
        return new Polishing(solo.With(held.SelectMany(notes => notes)), heldCount, folded, resolved);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Held} notes held, {Folded} folded, {Resolved} resolved");

    /// <summary>The third of three equal pitches without a gap is a stutter: the second one is held instead, as long as a value may be.</summary>
    private static (List<Note[]> Notes, int Count) Hold(List<Note[]> groups)
    {
        var kept = new List<Note[]>();
        int count = 0;
        foreach (var notes in groups)
        {
            bool stutters = kept.Count >= 2 && Follows(kept[^2], kept[^1]) && Follows(kept[^1], notes) && kept[^1][0].Length + notes[0].Length <= ValueCoding.Longest;
            if (stutters) kept[^1] = [.. kept[^1].Select(note => note with { Length = note.Length + notes[0].Length })];
            else kept.Add([.. notes]);
            count += stutters ? 1 : 0;
        }
        return (kept, count);
    }

    private static bool Follows(Note[] before, Note[] after) =>
        before[0].End == after[0].Start && before.Select(note => note.Pitch).SequenceEqual(after.Select(note => note.Pitch));

    /// <summary>A leap of more than an octave is an accident of the register, not an idea.</summary>
    private static int Fold(List<Note[]> groups)
    {
        int count = 0;
        for (int i = 1; i < groups.Count; i++)
        {
            int leap = groups[i][^1].Pitch - groups[i - 1][^1].Pitch;
            if (Math.Abs(leap) <= Octave) continue;
            groups[i] = [.. groups[i].Select(note => note with { Pitch = note.Pitch - Math.Sign(leap) * Octave })];
            count++;
        }
        return count;
    }

    /// <summary>A long note is heard as harmony, so it should belong to its chord; short ones may pass.</summary>
    private static int Resolve(List<Note[]> groups, ChordTrack chords)
    {
        int count = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            var (first, chord) = (groups[i][0], chords.At(groups[i][0].Start));
            if (groups[i].Length > 1 || first.Length < 2 || chord.Has(first.Pitch)) continue;
            int[] steps = [-1, 1, -2, 2, -3, 3];
            groups[i] = [first with { Pitch = first.Pitch + steps.First(step => chord.Has(first.Pitch + step)) }];
            count++;
        }
        return count;
    }
}
