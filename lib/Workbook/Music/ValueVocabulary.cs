namespace Workbook.Music;

/// <summary>The distinct values of a corpus, numbered in their order.</summary>
public sealed class ValueVocabulary
{
    private readonly MusicalValue[] values;
    private readonly Dictionary<MusicalValue, int> ids;

    /// <summary>Numbers values.</summary>
    /// <param name="values">The values of a corpus, each as often as it occurs.</param>
    public ValueVocabulary(IEnumerable<MusicalValue> values)
    {
        this.values = [.. values.Distinct().Order()];
        ids = this.values.Select((value, id) => (value, id)).ToDictionary(pair => pair.value, pair => pair.id);
    }

    /// <summary>How many there are.</summary>
    public int Count => values.Length;

    /// <summary>All of them, by number.</summary>
    public IReadOnlyList<MusicalValue> Values => values;

    /// <summary>The value of a number.</summary>
    /// <param name="id">0 to one less than <see cref="Count"/>.</param>
    public MusicalValue this[int id] => values[id];

    /// <summary>The number of a value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="KeyNotFoundException">It does not occur in the corpus.</exception>
    public int Id(MusicalValue value) => ids.TryGetValue(value, out int id) ? id
        : throw new KeyNotFoundException($"The value {value} does not occur in the corpus of this vocabulary, which has {Count} values.");

    /// <summary>The values of a solo, relative to its chords, by their numbers.</summary>
    /// <param name="solo">A solo whose values all occur in the corpus.</param>
    /// <exception cref="KeyNotFoundException">One does not.</exception>
    public IReadOnlyList<int> Numbers(Solo solo) => [.. ValueCoding.Encode(solo).Select(Id)];

    /// <summary>Plays numbered values over chords.</summary>
    /// <param name="numbers">Numbers of values; what is left of them at the end of the piece is not played.</param>
    /// <param name="chords">Any chords.</param>
    /// <param name="title">What the solo is called.</param>
    public Solo Play(IEnumerable<long> numbers, ChordTrack chords, string title) => ValueCoding.Decode(numbers.Select(number => values[number]), chords, title);
}
