namespace Workbook.Corpora;

/// <summary>
/// Sentences for name detection, written for this course (data/names-in-sentences): one sentence per line, tokens
/// separated by single spaces, each name in square brackets. No name of the test sentences is a name in the training sentences.
/// </summary>
public static class NameSentences
{
    private const string Folder = "names-in-sentences";

    /// <summary>The sentences to train on.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<TaggedSentence> Train() => Read(DataFolder.PathOf(Folder, "train.txt"));

    /// <summary>The sentences to test on; their names are unseen.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<TaggedSentence> Test() => Read(DataFolder.PathOf(Folder, "test.txt"));

    /// <summary>Reads a file in this format, for example one of your own.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<TaggedSentence> Read(string path) =>
        [.. File.ReadLines(path).Select((line, index) => ParseLine(line, $"{path}({index + 1})"))];

    /// <summary>Reads one sentence, for example <c>[Mei Ling] and [Arjun] share a bicycle .</c></summary>
    /// <param name="line">Tokens separated by single spaces, names in square brackets.</param>
    /// <exception cref="InvalidDataException">The line is malformed; the message says how.</exception>
    public static TaggedSentence Parse(string line) => ParseLine(line, "this sentence");

    private static TaggedSentence ParseLine(string line, string place)
    {
        if (line.Length == 0) throw Malformed(place, "the line is empty", "write a sentence or remove the line");
        string[] tokens = line.Split(' ');
        var isName = new bool[tokens.Length];
        bool inside = false;
        for (int t = 0; t < tokens.Length; t++)
        {
            string token = tokens[t];
            if (token.Length == 0) throw Malformed(place, $"two spaces follow each other or stand at an end, near token {t + 1}", "separate tokens by single spaces");
            bool opens = token[0] == '[', closes = token[^1] == ']';
            if (opens && inside) throw Malformed(place, $"a name begins at '{token}' inside a name", "close the first with ]");
            if (closes && !inside && !opens) throw Malformed(place, $"a name ends at '{token}' but none has begun", "write [ before its first word");
            tokens[t] = token[(opens ? 1 : 0)..(closes && token.Length > 1 ? ^1 : ^0)];
            if (tokens[t].Length == 0 || tokens[t].AsSpan().IndexOfAny('[', ']') >= 0) throw Malformed(place, $"the brackets of '{token}' do not enclose a word", "write them directly around the words of a name: [Mei Ling]");
            isName[t] = inside || opens;
            inside = (inside || opens) && !closes;
        }
        return inside ? throw Malformed(place, "a name is not closed", "write ] after its last word") : new TaggedSentence(tokens, isName);
    }

    private static InvalidDataException Malformed(string place, string problem, string remedy) => new($"{place}: {problem}; {remedy}");
}
