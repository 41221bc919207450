using System.Text;

namespace Workbook.Corpora;

/// <summary>Reads a text file strictly: UTF-8, line ends as <c>\n</c>, and never silently empty.</summary>
public static class TextFile
{
    /// <summary>The whole text of a file, for example of one of your own.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be found or read.</exception>
    /// <exception cref="InvalidDataException">The file is empty or no UTF-8; the message names the file and the place.</exception>
    public static string Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string text = Decode(bytes, path).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.Length > 0 ? text : throw new InvalidDataException($"{path}: the file is empty; it must hold the text to read.");
    }

    private static string Decode(byte[] bytes, string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            int line = bytes.AsSpan(0, Math.Clamp(invalid.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            throw new InvalidDataException($"{path}({line}): the byte at offset {invalid.Index} is not valid UTF-8; save the file as UTF-8.", invalid);
        }
    }
}
