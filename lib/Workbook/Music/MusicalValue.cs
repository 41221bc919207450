using System.Globalization;
using System.Numerics;

namespace Workbook.Music;

/// <summary>
/// One musical value, the token of this lesson: the notes that begin together, counted from the tones of the chord they are
/// played over, and how long they last. No notes are a rest.
/// </summary>
/// <param name="Tones">Bit i + 16 is set for a note at the step i of <see cref="Chord.StepOf"/>, i from -16 to 47: from an octave below the root to three above.</param>
/// <param name="Length">In eighths.</param>
public readonly record struct MusicalValue(ulong Tones, int Length) : IComparable<MusicalValue>
{
    /// <summary>The lowest and the highest step of a note.</summary>
    public const int Lowest = -16, Highest = 47;

    private const int StepsPerOctave = 16, StepsPerTone = 4;

    /// <summary>Whether nothing is played.</summary>
    public bool IsRest => Tones == 0;

    /// <summary>How many notes begin together.</summary>
    public int Count => BitOperations.PopCount(Tones);

    /// <summary>A rest.</summary>
    /// <param name="length">In eighths.</param>
    public static MusicalValue Rest(int length) => new(0, length);

    /// <summary>Notes that begin together.</summary>
    /// <param name="steps">Their steps, each from -16 to 47.</param>
    /// <param name="length">In eighths.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step is outside its range.</exception>
    public static MusicalValue Of(IEnumerable<int> steps, int length)
    {
        ulong tones = 0;
        foreach (int step in steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(step, Lowest, nameof(steps));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Highest, nameof(steps));
            tones |= 1UL << (step - Lowest);
        }
        return new MusicalValue(tones, length);
    }

    /// <summary>The steps of the notes, in ascending order.</summary>
    public IEnumerable<int> Steps()
    {
        for (ulong left = Tones; left != 0; left &= left - 1)
            yield return BitOperations.TrailingZeroCount(left) + Lowest;
    }

    /// <inheritdoc/>
    public int CompareTo(MusicalValue other) => (Tones, Length).CompareTo((other.Tones, other.Length));

    /// <summary>
    /// For example <c>3</c>, the chord's third for an eighth; <c>5':2</c>, its fifth in the octave above for a quarter;
    /// <c>5#</c>, a semitone above the fifth; <c>r:4</c>, a rest of half a bar. 7 is the fourth tone, also where that is a sixth.
    /// </summary>
    public override string ToString()
    {
        string tones = IsRest ? "r" : string.Join('+', Steps().Select(NameOf));
        return Length == 1 ? tones : string.Create(CultureInfo.InvariantCulture, $"{tones}:{Length}");
    }

    private static string NameOf(int step)
    {
        int octave = (int)Math.Floor(step / (double)StepsPerOctave), slot = step - octave * StepsPerOctave;
        return "1357"[slot / StepsPerTone] + new string('#', slot % StepsPerTone) + new string(octave < 0 ? ',' : '\'', Math.Abs(octave));
    }
}
