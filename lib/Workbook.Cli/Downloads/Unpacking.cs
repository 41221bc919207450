using System.Formats.Tar;
using System.IO.Compression;
using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>Takes out of a fetched file what a corpus consists of.</summary>
/// <param name="corpus">Says what is wanted.</param>
/// <param name="folder">Stands for <c>data/downloads/</c>; empty.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class Unpacking(PublishedCorpus corpus, string folder, CancellationToken cancellation)
{
    // An archive that holds much more than is known of it would fill the disk.
    private long _left = (4 * corpus.BytesOnDisk) + 1_000_000;

    /// <summary>Unpacks it.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be written, or the archive ends too early.</exception>
    public void Run(string file)
    {
        using FileStream packed = File.OpenRead(file);
        switch (corpus.Packing)
        {
            case Packing.Zip:
                RunZip(packed);
                break;
            case Packing.TarGzip:
                RunTar(packed);
                break;
            default:
                Write(packed, corpus.Unpacks("")!);
                break;
        }
    }

    private void RunZip(Stream packed)
    {
        using var archive = new ZipArchive(packed, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string name = EntryPath.Clean(entry.FullName);
            if (entry.Name.Length > 0 && corpus.Unpacks(name) is { } target)
            {
                using Stream content = entry.Open();
                Write(content, target);
            }
        }
    }

    private void RunTar(Stream packed)
    {
        using var plain = new GZipStream(packed, CompressionMode.Decompress);
        using var archive = new TarReader(plain);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
            {
                continue;
            }

            string name = EntryPath.Clean(entry.Name);
            if (entry.EntryType != TarEntryType.Directory && corpus.Unpacks(name) is { } target)
            {
                Write(Content(entry), target);
            }
        }
    }

    // A link could make later entries land elsewhere.
    private static Stream Content(TarEntry entry) =>
        entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile
            ? entry.DataStream ?? Stream.Null
            : throw new InvalidDataException($"the entry '{entry.Name}' is no file but a {entry.EntryType}");

    private void Write(Stream content, string target)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = Path.Combine(folder, target);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew);
        byte[] buffer = new byte[1 << 16];
        while (content.Read(buffer) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            _left -= read;
            file.Write(_left >= 0 ? buffer.AsSpan(0, read) : throw new InvalidDataException($"it holds more than four times what is known of {corpus.Name}"));
        }
    }
}
