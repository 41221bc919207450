using System.Globalization;
using Workbook.Cli.Corpora;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Downloads;

/// <summary>Brings a published corpus into <c>data/downloads/</c>: fetched, checked, unpacked, checked again, and only then put in its place.</summary>
internal sealed class Acquisition(CourseFolder course, PublishedCorpus corpus, DownloadSettings settings, Screen screen)
{
    private readonly PlaceOfCorpus _place = new(course, corpus);
    private readonly TransferLine _line = new(screen, corpus.FileName, settings.Clock);

    /// <summary>Brings it.</summary>
    /// <param name="from">A file, or an http or https address; null for the mirror or the publisher.</param>
    /// <param name="again">Whether to do so even if it is there.</param>
    /// <param name="keepArchive">Whether to keep the fetched file.</param>
    /// <param name="cancellation">Ends it; what has arrived is kept.</param>
    /// <exception cref="DownloadException">It cannot be brought.</exception>
    public async Task RunAsync(string? from, bool again, bool keepArchive, CancellationToken cancellation)
    {
        if (!again && _place.IsThere && _place.Problem() is null)
        {
            Say($"complete in {DisplayPath.Of(_place.Key)}; --again would fetch it anew");
            return;
        }

        if (corpus.Terms.Length > 0)
        {
            Say($"{corpus.Licence}. {corpus.Terms}");
        }

        try
        {
            Directory.CreateDirectory(_place.Folder);
            await BringAsync(from, again, keepArchive, cancellation).ConfigureAwait(false);
            Say($"ready in {DisplayPath.Of(_place.Key)}");
        }
        catch (OperationCanceledException)
        {
            _line.End();
            await screen.Error.WriteLineAsync($"{corpus.Name}: interrupted{Kept()}").ConfigureAwait(false);
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _line.End();
            throw DiskSpace.IsFull(e)
                ? new DownloadException($"the disk of {_place.Folder} is full{Kept()}", "make room and run the command again", e)
                : new DownloadException($"{_place.Folder} cannot be written ({e.Message})", "see whether the folder is yours, and whether another 'data get' is at work", e);
        }
    }

    private async Task BringAsync(string? from, bool again, bool keepArchive, CancellationToken cancellation)
    {
        if (from is not null && !IsAddress(from))
        {
            Check(from, from, $"give another file, or leave --from out to download {corpus.Address}");
            Install(from, cancellation);
            return;
        }

        if (again || !File.Exists(_place.Archive))
        {
            await FetchAsync(Source(from), cancellation).ConfigureAwait(false);
        }
        else
        {
            Check(_place.Archive, DisplayPath.Of(_place.Archive), "remove it, or use --again to download it anew");
        }

        Install(_place.Archive, cancellation);
        if (!keepArchive)
        {
            File.Delete(_place.Archive);
        }
    }

    private async Task FetchAsync(Uri source, CancellationToken cancellation)
    {
        bool continued = _place.PartBytes > 0;
        using (var part = new PartFile(_place.Archive))
        using (var download = new Download(corpus, source, settings, _line))
        {
            Say($"from {source} into {DisplayPath.Of(_place.Folder)}");
            DiskSpace.Demand(_place.Folder, settings, (corpus.Bytes ?? 0) - part.Length + corpus.BytesOnDisk, corpus);
            await download.RunAsync(part, missing => DiskSpace.Demand(_place.Folder, settings, missing + corpus.BytesOnDisk, corpus), cancellation).ConfigureAwait(false);
            part.Complete();
        }

        if (Mismatch(_place.Archive) is { } problem)
        {
            File.Delete(_place.Archive);
            if (!continued)
            {
                throw new DownloadException($"what {source.Host} sent is not the published file: {problem}", $"try again; if it stays so, see {corpus.Page}");
            }

            Say($"what had arrived before does not belong to what came now ({problem}); once more from the beginning");
            await FetchAsync(source, cancellation).ConfigureAwait(false);
        }
    }

    private void Install(string archive, CancellationToken cancellation)
    {
        string draft = Path.Combine(_place.Folder, ".unpacking-" + corpus.Name);
        try
        {
            DeleteFolder(draft);
            Directory.CreateDirectory(draft);
            DiskSpace.Demand(_place.Folder, settings, corpus.BytesOnDisk, corpus);
            Say("unpacking");
            Unpack(archive, draft, cancellation);
            MoveInto(_place.Folder, draft);
        }
        finally
        {
            DeleteFolder(draft);
        }
    }

    private void Unpack(string archive, string draft, CancellationToken cancellation)
    {
        string? problem;
        try
        {
            new Unpacking(corpus, draft, cancellation).Run(archive);
            problem = corpus.Inspect(draft);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            problem = e.Message;
        }

        if (problem is not null)
        {
            throw new DownloadException($"{DisplayPath.Of(archive)} is damaged or has changed: {problem}", $"run the command with --again, or see {corpus.Page}");
        }
    }

    // A folder that is there keeps what else is in it.
    private static void MoveInto(string folder, string draft)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(draft))
        {
            string target = Path.Combine(folder, Path.GetFileName(path));
            if (File.Exists(path))
            {
                File.Move(path, target, overwrite: true);
            }
            else if (Directory.Exists(target))
            {
                MoveInto(target, path);
            }
            else
            {
                Directory.Move(path, target);
            }
        }
    }

    private void Check(string file, string shown, string remedy)
    {
        if (!File.Exists(file))
        {
            throw new DownloadException($"{shown}: there is no such file", remedy);
        }

        if (Mismatch(file) is { } problem)
        {
            throw new DownloadException($"{shown} is not the published {corpus.FileName}: {problem}", remedy);
        }
    }

    private string? Mismatch(string file)
    {
        if (corpus.Bytes is { } bytes && new FileInfo(file).Length is var length && length != bytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {length:N0} bytes instead of {bytes:N0}");
        }

        return corpus.Sha256 is not { } right || Checksum.Of(file) is var sha && sha == right ? null : $"its sha256 is {sha} instead of {right}";
    }

    private Uri Source(string? from) =>
        from is not null ? new Uri(from)
        : string.IsNullOrEmpty(settings.Mirror) ? corpus.Address
        : IsAddress(settings.Mirror) ? new Uri(settings.Mirror.TrimEnd('/') + "/" + corpus.FileName)
        : throw new DownloadException($"{DownloadSettings.MirrorVariable} is '{settings.Mirror}', which is no address", "make it begin with https:// or http://, or unset it");

    private static bool IsAddress(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private string Kept() =>
        _place.PartBytes is > 0 and var bytes ? $"; {ByteText.Of(bytes)} are kept in {DisplayPath.Of(PartFile.PathFor(_place.Archive))}, and the same command continues there"
        : File.Exists(_place.Archive) ? $"; {DisplayPath.Of(_place.Archive)} is complete and kept, and the same command unpacks it"
        : "";

    private void Say(string text) => screen.Output.WriteLine($"{corpus.Name}: {text}");

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
