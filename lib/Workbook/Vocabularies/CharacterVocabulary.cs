namespace Workbook.Vocabularies;

/// <summary>Characters and their ids. A character is a UTF-16 unit, as in a <c>string</c>.</summary>
public sealed class CharacterVocabulary : Vocabulary<char>
{
    /// <summary>Makes a vocabulary of given characters.</summary>
    /// <param name="characters">Every character once, in the order of the ids.</param>
    /// <param name="unknown">One of them that stands for every other character; left out, another character is an error.</param>
    /// <param name="end">One of them that ends a sequence, for example the newline after a name.</param>
    /// <param name="padding">One of them that fills up short sequences.</param>
    /// <exception cref="ArgumentException">No characters, one twice, or a special one that is not among them.</exception>
    public CharacterVocabulary(IEnumerable<char> characters, char? unknown = null, char? end = null, char? padding = null) : base(characters)
    {
        UnknownId = SpecialId(unknown, nameof(unknown));
        EndId = SpecialId(end, nameof(end));
        PaddingId = SpecialId(padding, nameof(padding));
    }

    /// <summary>The vocabulary of a text: its different characters in the order of their codes.</summary>
    /// <param name="text">All of the text.</param>
    /// <param name="unknown">A character, added if the text has it not, that stands for every other one.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static CharacterVocabulary Of(string text, char? unknown = null)
    {
        if (text.Length == 0) throw new ArgumentException("The text is empty, so it has no characters to make a vocabulary of.", nameof(text));
        IEnumerable<char> characters = unknown is { } other ? text.Append(other) : text;
        return new CharacterVocabulary(characters.Distinct().Order(), unknown);
    }

    /// <summary>The text of ids.</summary>
    /// <exception cref="ArgumentException">An id is outside the vocabulary; the message names it and its position.</exception>
    public string Decode(IEnumerable<long> ids) => string.Concat(SymbolsOf(ids));

    private protected override string Describe(char symbol) => Text(symbol);

    private long? SpecialId(char? special, string name) => special is not { } symbol ? null
        : Ids.TryGetValue(symbol, out long id) ? id : throw new ArgumentException($"{Text(symbol)} is to be the {name} character, but it is not among the characters of the vocabulary.", name);

    private static string Text(char symbol) => char.IsControl(symbol) ? $"The character U+{(int)symbol:X4}" : $"The character '{symbol}' (U+{(int)symbol:X4})";
}
