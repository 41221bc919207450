namespace Workbook.Sentences;

/// <summary>The words of a small language and their ids, 0, 1, 2, ... in the order given; a word given twice counts once.</summary>
/// <param name="words">All words.</param>
public sealed class WordList(IEnumerable<string> words)
{
    private readonly List<string> words = [.. words.Distinct()];

    /// <summary>How many different words there are.</summary>
    public int Count => words.Count;

    /// <summary>The word of an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not from 0 to one less than the count.</exception>
    public string this[long id] => words[(int)id];

    /// <summary>The id of a word.</summary>
    /// <exception cref="ArgumentException">The word is not in the list.</exception>
    public long Id(string word) => words.IndexOf(word) is >= 0 and var id ? id
        : throw new ArgumentException($"'{word}' is not one of the {words.Count} words of this language.", nameof(word));
}
