namespace Workbook.Cli.Watching;

/// <summary>
/// Finds saved files by looking again and again. That sees every way of saving (writing in place, a temporary file moved
/// over the old one) and every file system (also network folders and containers, which tell nobody of changes). A save is
/// reported when the file has been still for a moment, so that nobody reads half of it; several in quick succession are one.
/// </summary>
/// <param name="clock">Tells how long a file has been still.</param>
/// <param name="stampOf">The state of a file; null if there is none.</param>
internal sealed class FileChanges(TimeProvider clock, Func<string, FileStamp?> stampOf)
{
    private static readonly TimeSpan s_still = TimeSpan.FromMilliseconds(100);

    // While some editors save, there is no file for a moment.
    private static readonly TimeSpan s_absent = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Watched> _files = new(StringComparer.Ordinal);

    /// <summary>The files that have changed since they were last reported, or since the first look at them.</summary>
    public IReadOnlyList<string> Look(IEnumerable<string> paths) => [.. paths.Where(HasChanged)];

    /// <summary>Takes a file as it is now for known: whoever asks has written it.</summary>
    public void Accept(string path)
    {
        FileStamp? now = stampOf(path);
        _files[path] = new Watched(now, now, clock.GetTimestamp());
    }

    private bool HasChanged(string path)
    {
        FileStamp? now = stampOf(path);
        if (!_files.TryGetValue(path, out Watched? file))
        {
            _files[path] = new Watched(now, now, clock.GetTimestamp());
            return false;
        }

        if (now != file.Seen)
        {
            file = file with { Seen = now, Since = clock.GetTimestamp() };
        }

        bool isReported = file.Seen != file.Reported && clock.GetElapsedTime(file.Since) >= (file.Seen is null ? s_absent : s_still);
        _files[path] = isReported ? file with { Reported = file.Seen } : file;
        return isReported;
    }

    private sealed record Watched(FileStamp? Reported, FileStamp? Seen, long Since);
}
