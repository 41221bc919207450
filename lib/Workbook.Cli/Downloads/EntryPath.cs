namespace Workbook.Cli.Downloads;

/// <summary>The names of an archive's entries, which may come from anybody: none may lead out of the folder that it is unpacked into ("zip slip").</summary>
internal static class EntryPath
{
    /// <summary>The name with slashes and without "./".</summary>
    /// <exception cref="InvalidDataException">It leads elsewhere, or is no name on some system.</exception>
    public static string Clean(string name)
    {
        string slashed = name.Replace('\\', '/');
        string[] parts = [.. slashed.TrimEnd('/').Split('/').Where(part => part != ".")];
        return slashed.StartsWith('/') || parts.Any(part => part is "" or ".." || part.Any(letter => letter is ':' or < ' '))
            ? throw new InvalidDataException($"the entry '{name}' leads out of the folder that it is unpacked into")
            : string.Join('/', parts);
    }
}
