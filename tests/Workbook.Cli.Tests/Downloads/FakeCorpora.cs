using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Workbook.Cli.Corpora;

namespace Workbook.Cli.Tests.Downloads;

/// <summary>Small corpora in the forms of the real ones.</summary>
internal static class FakeCorpora
{
    /// <summary>Bytes that do not compress, the same in every run.</summary>
    public static byte[] Words { get; } = [.. "word 0.1\n"u8, .. Noise(200_000)];

    public static byte[] WordsZip { get; } = Zip(("words.txt", Words), ("more.txt", "left out"u8.ToArray()));

    public static PublishedCorpus Zipped(Uri address, byte[]? archive = null, bool renewed = false) => new()
    {
        Name = "words",
        What = "words",
        Lessons = "08",
        Use = "read by the lesson",
        Licence = "for research",
        Terms = "Cite the paper.",
        Address = address,
        Page = new Uri("https://example.org/words"),
        FileName = "words.zip",
        Packing = Packing.Zip,
        Bytes = renewed ? null : (archive ?? WordsZip).Length,
        Sha256 = renewed ? null : Convert.ToHexStringLower(SHA256.HashData(archive ?? WordsZip)),
        BytesOnDisk = Words.Length,
        Key = "words/words.txt",
        Unpacks = entry => Path.GetFileName(entry) == "words.txt" ? "words/words.txt" : null,
        Inspect = folder => Structure.File(folder, "words/words.txt", Words.Length),
    };

    public static PublishedCorpus Plain(Uri address, byte[] text) => Zipped(address, text) with
    {
        Terms = "",
        FileName = "text.txt",
        Packing = Packing.Plain,
        Key = "text/input.txt",
        Unpacks = _ => "text/input.txt",
        Inspect = folder => Structure.File(folder, "text/input.txt", text.Length),
    };

    public static PublishedCorpus Tarred(Uri address, byte[] archive) => Zipped(address, archive) with { FileName = "words.tar.gz", Packing = Packing.TarGzip };

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var result = new MemoryStream();
        using (var archive = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream stream = entry.Open();
                stream.Write(content);
            }
        }

        return result.ToArray();
    }

    public static byte[] TarGzip(params TarEntry[] entries)
    {
        var result = new MemoryStream();
        using (var packed = new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true))
        using (var archive = new TarWriter(packed, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (TarEntry entry in entries)
            {
                archive.WriteEntry(entry);
            }
        }

        return result.ToArray();
    }

    public static TarEntry TarFile(string name, byte[] content) => new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    public static byte[] Page { get; } = Encoding.ASCII.GetBytes("\n<!DOCTYPE html><html><body>Please log in" + new string('.', 500) + "</body></html>");

    private static byte[] Noise(int bytes)
    {
        byte[] noise = new byte[bytes];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
