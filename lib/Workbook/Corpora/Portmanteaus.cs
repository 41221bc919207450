namespace Workbook.Corpora;

/// <summary>Known portmanteaus with their two parts (data/portmanteaus): one list to fit a model on, one held out to judge it.</summary>
public static class Portmanteaus
{
    private const string Folder = "portmanteaus", Header = "blend\tfirst\tsecond\tkind";

    /// <summary>309 portmanteaus to fit on.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">The file was changed and is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Portmanteau> Fitting() => Read(DataFolder.PathOf(Folder, "fitting.tsv"));

    /// <summary>108 others, never to be fitted on; Brangelina, Charizard and Brexit are among them.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">The file was changed and is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Portmanteau> HeldOut() => Read(DataFolder.PathOf(Folder, "held-out.tsv"));

    /// <summary>Reads a list in this format, for example your own: a line of headings, then blend, first word, second word and kind, divided by tabs.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file has no entries, or a line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<Portmanteau> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != Header) throw new InvalidDataException($"{path}(1): the headings are missing; the first line must be {Header.Replace("\t", ", ", StringComparison.Ordinal)}, divided by tabs");
        if (lines.Length == 1) throw new InvalidDataException($"{path}: there is no portmanteau below the headings; write one per line");
        return [.. lines.Skip(1).Select((line, index) => Parse(line, $"{path}({index + 2})"))];
    }

    private static Portmanteau Parse(string line, string place)
    {
        string[] fields = line.Split('\t');
        if (fields.Length != 4) throw new InvalidDataException($"{place}: {fields.Length} columns instead of 4; write blend, first word, second word and kind, divided by single tabs");
        return Array.Find(fields, field => !Letters.Spell(field)) is { } wrong
            ? throw new InvalidDataException($"{place}: '{wrong}' is not a word of the letters a to z; write small letters without accents, spaces or hyphens")
            : new Portmanteau(fields[0], fields[1], fields[2], fields[3]);
    }
}
