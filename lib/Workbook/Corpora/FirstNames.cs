namespace Workbook.Corpora;

/// <summary>First names (data/names): 6,907 names as they are used in English-speaking countries, folded to the letters a to z, sorted.</summary>
public static class FirstNames
{
    /// <summary>All names, for example <c>"angelina"</c>, in alphabetical order.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="InvalidDataException">The file was changed and is malformed; the message names file and line.</exception>
    public static IReadOnlyList<string> All() => Read(DataFolder.PathOf("names", "first-names.txt"));

    /// <summary>Reads names from a file in this format, for example your own: one per line, letters a to z.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or a line holds something else than a name; the message names file and line.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        string[] names = File.ReadAllLines(path);
        for (int line = 0; line < names.Length; line++)
            if (!Letters.Spell(names[line]))
                throw new InvalidDataException($"{path}({line + 1}): '{names[line]}' is not a word of the letters a to z; write one name per line, in small letters, without accents, spaces or hyphens");
        return names.Length > 0 ? names : throw new InvalidDataException($"{path}: there is no name in this file; write one per line");
    }
}
