using System.Globalization;
using System.Numerics;

namespace Workbook.Music;

/// <summary>
/// One musical value, the token of this lesson: the notes that begin together, counted in semitones from the root of the
/// chord they are played over, and how long they last. No notes are a rest.
/// </summary>
/// <param name="Tones">Bit i + 24 is set for a note i semitones above the chord's <see cref="Chord.Root"/>, i from -24 to 39.</param>
/// <param name="Length">In eighths.</param>
public readonly record struct MusicalValue(ulong Tones, int Length) : IComparable<MusicalValue>
{
    /// <summary>The lowest and the highest number of semitones from the root.</summary>
    public const int Lowest = -24, Highest = 39;

    private static readonly string[] Degrees = ["1", "b9", "9", "b3", "3", "4", "b5", "5", "b6", "6", "b7", "7"];

    /// <summary>Whether nothing is played.</summary>
    public bool IsRest => Tones == 0;

    /// <summary>How many notes begin together.</summary>
    public int Count => BitOperations.PopCount(Tones);

    /// <summary>A rest.</summary>
    /// <param name="length">In eighths.</param>
    public static MusicalValue Rest(int length) => new(0, length);

    /// <summary>Notes that begin together.</summary>
    /// <param name="semitones">Their distances from the chord's root, each from -24 to 39.</param>
    /// <param name="length">In eighths.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance is outside its range.</exception>
    public static MusicalValue Of(IEnumerable<int> semitones, int length)
    {
        ulong tones = 0;
        foreach (int distance in semitones)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(distance, Lowest, nameof(semitones));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, Highest, nameof(semitones));
            tones |= 1UL << (distance - Lowest);
        }
        return new MusicalValue(tones, length);
    }

    /// <summary>The distances of the notes from the chord's root, in ascending order.</summary>
    public IEnumerable<int> Semitones()
    {
        for (ulong left = Tones; left != 0; left &= left - 1)
            yield return BitOperations.TrailingZeroCount(left) + Lowest;
    }

    /// <inheritdoc/>
    public int CompareTo(MusicalValue other) => (Tones, Length).CompareTo((other.Tones, other.Length));

    /// <summary>For example <c>b3</c>, a minor third above the root for an eighth; <c>5':2</c>, a fifth in the octave above for a quarter; <c>r:4</c>.</summary>
    public override string ToString()
    {
        string tones = IsRest ? "r" : string.Join('+', Semitones().Select(NameOf));
        return Length == 1 ? tones : string.Create(CultureInfo.InvariantCulture, $"{tones}:{Length}");
    }

    private static string NameOf(int semitones)
    {
        int octave = (int)Math.Floor(semitones / 12.0);
        return Degrees[semitones - 12 * octave] + new string(octave < 0 ? ',' : '\'', Math.Abs(octave));
    }
}
