namespace Workbook.Cli.Exports;

/// <summary>A file that an export writes.</summary>
internal static class ExportedFile
{
    /// <summary>Writes it; a draft is moved over the file, so that there is never half a file.</summary>
    /// <exception cref="CannotRunException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        string draft = path + "." + Path.GetRandomFileName();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(draft, text);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new CannotRunException($"{path}: the file cannot be written ({e.Message})", "give --output another place");
        }
    }
}
