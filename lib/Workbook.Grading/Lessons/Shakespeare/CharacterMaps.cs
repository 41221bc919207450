using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>The vocabulary of characters: one map from characters to ids, one back.</summary>
internal sealed class CharacterMaps : FunctionExercise
{
    public override string Id => "character-maps";

    public override string Title => "Two maps";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["characters to ids", "ids to characters"];

    public override IReadOnlyList<string> Hints =>
    [
        "First the different characters, in order; then give each the number of its place, once in each direction.",
        "text.Distinct().Order() gives the different characters in the order of their codes. A loop over them can fill both dictionaries at once.",
        "Make two empty dictionaries; foreach character of the ordered ones: let id be toId.Count, then set one entry in each dictionary, toId[...] = ... and toCharacter[...] = ...; return both as a tuple.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("in-order-of-appearance", "The ids follow the order in which the characters first appear. It works, but only with exactly this text: cut one line off its beginning and every id changes, and a saved model reads nonsense. Sort the characters first.", text => Numbered(text.Distinct())),
        Wrong("by-frequency", "The characters are numbered by how often they occur. That is how word vocabularies are cut; here none is left out, and the order asked for is that of the characters' codes.", text => Numbered(text.GroupBy(c => c).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key))),
        Wrong("from-one", "The ids start at 1. A one-hot vector has the places 0 to V - 1, so the last character would fall off its end, and place 0 would never be used.", FromOne),
        Wrong("codes-as-ids", "The id of a character is its code. Codes of a few letters reach beyond 100 and leave holes: the one-hot vectors would be three times as long as there are characters. Number the characters that occur.", CodesAsIds),
        Wrong("blanks-left-out", "Blanks and line ends are missing. They are characters like the others: without them the network cannot learn where a word or a line ends, and nothing that it writes would have any.", text => Numbered(text.Where(c => !char.IsWhiteSpace(c)).Distinct().Order())),
        Wrong("lower-cased", "The text is turned into lower case here. Whether capitals are kept is decided before: this function must give an id to every character that the text has, or encoding the text fails at the first capital.", text => Numbered(text.ToLowerInvariant().Distinct().Order())),
        Wrong("maps-disagree", "The two maps do not belong together: one numbers the sorted characters, the other the characters as they appear. Decoding what was encoded must give the text back.", MapsDisagree),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("queries", Queries),
        Right("a sorted set, and the second map turned around", SetAndInverse),
    ];

    private static Misconception Wrong(string id, string text, Func<string, (Dictionary<char, long>, Dictionary<long, char>)> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<string, (Dictionary<char, long>, Dictionary<long, char>)> answer) => new(name, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (length, different) in ((int, int)[])[(60, 12), (200, 26), (25, 5), (40, 18)])
            yield return new Case($"a text of {length} characters", Text(random, length, different));
        yield return new Case("a text of one character", new string('e', 3));
    }

    /// <summary>Starts with the character of the highest code, which is rare, and holds a blank, a line end and capitals.</summary>
    private static string Text(Random random, int length, int different) => "y" + DrawnText.Draw(random, length - 6, different) + "oo \nTB";

    private static (Dictionary<char, long> toId, Dictionary<long, char> toCharacter) Solve(string text) => Numbered(text.Distinct().Order());

    private static (Dictionary<char, long>, Dictionary<long, char>) Numbered(IEnumerable<char> characters)
    {
        var toId = DrawnText.Ids(characters);
        return (toId, toId.ToDictionary(pair => pair.Value, pair => pair.Key));
    }

    private static (Dictionary<char, long>, Dictionary<long, char>) FromOne(string text)
    {
        var toId = Solve(text).toId.ToDictionary(pair => pair.Key, pair => pair.Value + 1);
        return (toId, toId.ToDictionary(pair => pair.Value, pair => pair.Key));
    }

    private static (Dictionary<char, long>, Dictionary<long, char>) CodesAsIds(string text) =>
        (text.Distinct().ToDictionary(c => c, c => (long)c), text.Distinct().ToDictionary(c => (long)c, c => c));

    private static (Dictionary<char, long>, Dictionary<long, char>) MapsDisagree(string text) =>
        (Solve(text).toId, Numbered(text.Distinct()).Item2);

    private static (Dictionary<char, long>, Dictionary<long, char>) Queries(string text)
    {
        var characters = text.GroupBy(c => c).Select(group => group.Key).OrderBy(c => (int)c).ToArray();
        return (characters.Select((c, id) => (c, id)).ToDictionary(pair => pair.c, pair => (long)pair.id),
            characters.Select((c, id) => (c, id)).ToDictionary(pair => (long)pair.id, pair => pair.c));
    }

    private static (Dictionary<char, long>, Dictionary<long, char>) SetAndInverse(string text)
    {
        var (toId, toCharacter) = (new Dictionary<char, long>(), new Dictionary<long, char>());
        foreach (char character in new SortedSet<char>(text)) toId[character] = toId.Count;
        foreach (var (character, id) in toId) toCharacter[id] = character;
        return (toId, toCharacter);
    }
}
