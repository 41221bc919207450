using System.Text.Json;

namespace Workbook.Cli.Downloads;

/// <summary>
/// What has arrived of a file, in <c>NAME.part</c>, and beside it in <c>NAME.part.json</c> by what the server knows that
/// version of the file. While it is open no other process can write to it.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string _target;

    /// <summary>Opens or creates it.</summary>
    /// <param name="target">The path of the complete file.</param>
    /// <exception cref="IOException">It cannot be opened; perhaps another process writes to it.</exception>
    public PartFile(string target)
    {
        _target = target;

        // Without a buffer, so that a process that is killed loses nothing.
        _file = new FileStream(PathFor(target), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        Version = ReadVersion();
    }

    public long Length => _file.Length;

    /// <summary>Which version of which file has arrived; null if nothing is known.</summary>
    public FileVersion? Version { get; private set; }

    /// <summary>The path of what has arrived of a file.</summary>
    public static string PathFor(string target) => target + ".part";

    /// <summary>How much of a file has arrived; 0 for nothing.</summary>
    public static long LengthFor(string target) => new FileInfo(PathFor(target)) is { Exists: true } part ? part.Length : 0;

    /// <summary>Forgets everything; a new version will arrive.</summary>
    public void Begin(FileVersion version)
    {
        _file.SetLength(0);
        File.WriteAllText(VersionPath, JsonSerializer.Serialize(version));
        Version = version;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _file.Seek(0, SeekOrigin.End);
        _file.Write(bytes);
    }

    /// <summary>Closes it and gives it its name: it is complete.</summary>
    public void Complete()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(PathFor(_target), _target, overwrite: true);
        File.Delete(VersionPath);
    }

    /// <summary>Closes and removes it: what has arrived is of no use.</summary>
    public void Discard()
    {
        _file.Dispose();
        File.Delete(PathFor(_target));
        File.Delete(VersionPath);
    }

    /// <summary>Closes it; a part that holds nothing is removed.</summary>
    public void Dispose()
    {
        if (_file.CanRead && Length == 0)
        {
            Discard();
        }

        _file.Dispose();
    }

    private string VersionPath => PathFor(_target) + ".json";

    private FileVersion? ReadVersion()
    {
        try
        {
            return File.Exists(VersionPath) ? JsonSerializer.Deserialize<FileVersion>(File.ReadAllText(VersionPath)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>By what a server knows a version of a file.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Tag">Its strong entity tag; null for none.</param>
/// <param name="Modified">When it was changed last; null if the server does not say.</param>
internal sealed record FileVersion(string Address, string? Tag, DateTimeOffset? Modified);
