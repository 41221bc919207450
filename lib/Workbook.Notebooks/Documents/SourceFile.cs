using System.Text;

namespace Workbook.Notebooks.Documents;

/// <summary>Text files on disk: strict UTF-8 in, atomic UTF-8 out.</summary>
public static class SourceFile
{
    // Strict: a replaced byte would be lost for good on the next save.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text.</summary>
    /// <exception cref="NotebookFormatException">The file is missing, unreadable, or not UTF-8.</exception>
    public static string ReadText(string path)
    {
        byte[] bytes = ReadBytes(path);
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            int line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new NotebookFormatException(path, line, "the file is not UTF-8 text", "save it with the encoding UTF-8", e);
        }
    }

    /// <summary>Writes beside the file and moves over it, so that a reader sees the old text or the new one, never half.</summary>
    /// <exception cref="IOException">The file cannot be written; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same for want of permission.</exception>
    public static void WriteText(string path, string text)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string draft = Path.Combine(folder, "." + Path.GetFileName(path) + "." + Path.GetRandomFileName());
        try
        {
            File.WriteAllText(draft, text, s_utf8);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The kernel of a file that is one cell; null for any other extension.</summary>
    internal static string? KernelOf(string extension) => extension switch
    {
        ".cs" or ".csx" => "csharp",
        ".fs" or ".fsx" => "fsharp",
        ".ps1" => "pwsh",
        ".html" => "html",
        ".http" => "http",
        ".js" => "javascript",
        ".md" => "markdown",
        _ => null,
    };

    internal static Notebook AsNotebook(string text, string path, string kernel)
    {
        string lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return new Notebook([new Cell(kernel, lines.TrimEnd('\n'), 1)], null, path);
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException(path, 0, "there is no such file", "check the path and the spelling", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, 0, "the file cannot be read (" + e.Message + ")",
                "check its permissions and close the program that holds it", e);
        }
    }
}
