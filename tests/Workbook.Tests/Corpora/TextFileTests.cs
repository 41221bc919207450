using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>Reading text strictly.</summary>
public sealed class TextFileTests
{
    /// <summary>Line ends become newlines, a byte order mark is no character.</summary>
    [Fact]
    public void Text_is_normalized() => Assert.Equal("one\ntwo\n", WithFile([0xEF, 0xBB, 0xBF, .. "one\r\ntwo\n"u8], TextFile.Read));

    /// <summary>An empty file and invalid UTF-8 are errors that name the file and the place.</summary>
    [Fact]
    public void Bad_files_are_refused()
    {
        Assert.Contains("the file is empty", WithFile([], path => Assert.Throws<InvalidDataException>(() => TextFile.Read(path)).Message), StringComparison.Ordinal);
        string message = WithFile([.. "one\ntw"u8, 0xFF, .. "o\n"u8], path => Assert.Throws<InvalidDataException>(() => TextFile.Read(path)).Message);
        Assert.Contains("(2): the byte at offset 6 is not valid UTF-8", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => TextFile.Read("no-such-file.txt"));
    }

    private static T WithFile<T>(byte[] bytes, Func<string, T> read)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
