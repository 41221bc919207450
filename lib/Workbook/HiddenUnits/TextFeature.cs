namespace Workbook.HiddenUnits;

/// <summary>Something that is true of a text, or has a size, behind every character of it: what a hidden unit may stand for.</summary>
/// <param name="Name">For tables, for example <c>in a comment</c>.</param>
/// <param name="IsBinary">Whether the values are 1 (yes) and 0 (no) alone; otherwise they are amounts.</param>
/// <param name="Values">One per character: what holds when the text up to and with this character has been read.</param>
public sealed record TextFeature(string Name, bool IsBinary, double[] Values)
{
    /// <summary>The values as yes and no, for a binary feature.</summary>
    public bool[] On => [.. Values.Select(value => value > 0.5)];

    /// <summary>The same feature of a part of the text.</summary>
    /// <param name="part">Which characters.</param>
    public TextFeature Of(Range part) => this with { Values = Values[part] };

    /// <summary>
    /// The same values, moved along the text; what leaves it at the end comes in at the beginning. A feature at the wrong
    /// place has all habits of the real one (how often, for how long), but no unit can know it.
    /// </summary>
    /// <param name="places">How many characters.</param>
    public TextFeature Moved(int places)
    {
        int start = Values.Length - ((places % Values.Length + Values.Length) % Values.Length);
        return this with { Values = [.. Values[start..], .. Values[..start]] };
    }
}
