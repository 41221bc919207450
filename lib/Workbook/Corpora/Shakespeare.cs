namespace Workbook.Corpora;

/// <summary>
/// William Shakespeare's sonnets and passages of his plays (data/shakespeare, public domain; data/README.md says where each
/// comes from). Plain ASCII text, lines ended by a single line feed, poems and speeches divided by one empty line.
/// </summary>
public static class Shakespeare
{
    private const string Folder = "shakespeare";

    /// <summary>The 154 sonnets in the order of 1609. Number 99 has 15 lines, number 126 has 12, the others have 14.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">The file was changed and is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Poem> Sonnets() => ReadPoems(DataFolder.PathOf(Folder, "sonnets.txt"));

    /// <summary>The sonnets as one text of about 94,000 characters.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    public static string SonnetText() => Read("sonnets.txt");

    /// <summary>The comedy <i>As You Like It</i>, whole: about 121,000 characters.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    public static string AsYouLikeIt() => Read("as-you-like-it.txt");

    /// <summary>The first act of <i>Hamlet</i>: about 39,000 characters.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    public static string HamletActOne() => Read("hamlet-act-1.txt");

    /// <summary>The fourth act of <i>Macbeth</i>: about 22,000 characters.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    public static string MacbethActFour() => Read("macbeth-act-4.txt");

    /// <summary>Everything of Shakespeare that the course holds, the sonnets first: about 277,000 characters.</summary>
    /// <exception cref="IOException">A file cannot be found or read; the message says which and what to do.</exception>
    public static string Everything() => string.Join('\n', SonnetText(), AsYouLikeIt(), HamletActOne(), MacbethActFour());

    /// <summary>Reads poems from a file in this format, for example your own: one line per line, an empty line between poems.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or a line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Poem> ReadPoems(string path)
    {
        var (poems, lines, number) = (new List<Poem>(), new List<string>(), 0);
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0 && (char.IsWhiteSpace(line[0]) || char.IsWhiteSpace(line[^1]))) throw Malformed(path, number, "the line begins or ends with a space", "remove it");
            if (line.Length > 0) lines.Add(line);
            else if (lines.Count == 0) throw Malformed(path, number, "an empty line stands where a poem should begin", "keep one empty line between poems");
            else Close(poems, lines);
        }
        if (lines.Count > 0) Close(poems, lines);
        return poems.Count > 0 ? poems : throw new InvalidDataException($"{path}: there is no poem in this file; write one line per line, and an empty line between poems");
    }

    private static void Close(List<Poem> poems, List<string> lines)
    {
        poems.Add(new Poem(poems.Count + 1, [.. lines]));
        lines.Clear();
    }

    private static string Read(string file) => File.ReadAllText(DataFolder.PathOf(Folder, file));

    private static InvalidDataException Malformed(string path, int line, string problem, string remedy) => new($"{path}({line}): {problem}; {remedy}");
}
