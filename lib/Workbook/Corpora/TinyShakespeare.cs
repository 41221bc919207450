namespace Workbook.Corpora;

/// <summary>
/// About 1.1 million characters of Shakespeare's plays, the text that A. Karpathy's char-rnn made known as "tiny
/// Shakespeare" (2015). The text is in the public domain; <c>data get tiny-shakespeare</c> fetches it.
/// </summary>
public static class TinyShakespeare
{
    /// <summary>Whether it was fetched.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the library holds <c>data/</c>.</exception>
    public static bool IsThere => File is not null;

    /// <summary>The whole text: speakers' names with a colon, their lines, an empty line between speeches.</summary>
    /// <exception cref="FileNotFoundException">It was not fetched; the message says how to.</exception>
    public static string Text() => TextFile.Read(File
        ?? throw new FileNotFoundException("data/downloads/tiny-shakespeare/input.txt is missing; run 'dotnet run -c Release --project lib/Workbook.Cli -- data get tiny-shakespeare' in the course's folder"));

    private static string? File => DataFolder.Downloaded("downloads", "tiny-shakespeare", "input.txt");
}
