using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>Room on the disk.</summary>
internal static class DiskSpace
{
    // Error numbers of a full disk: ENOSPC of Unix; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows as HRESULTs.
    private const int NoSpace = 28, HandleDiskFull = unchecked((int)0x80070027), DiskFull = unchecked((int)0x80070070);

    /// <summary>Throws if there is less room than needed.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="settings">Know the room.</param>
    /// <param name="bytes">What is needed, download and unpacked files together.</param>
    /// <param name="corpus">What for.</param>
    /// <exception cref="DownloadException">There is too little.</exception>
    public static void Demand(string folder, DownloadSettings settings, long bytes, PublishedCorpus corpus)
    {
        if (settings.FreeSpace(folder) is { } free && free < bytes)
        {
            throw new DownloadException(
                $"{corpus.Name} needs {ByteText.Of(bytes)} more in {folder}, and {ByteText.Of(free)} are free",
                $"make room for {ByteText.Of(bytes - free)} and run the command again");
        }
    }

    /// <summary>Whether this is the error of a full disk.</summary>
    public static bool IsFull(Exception error) => error.HResult is NoSpace or HandleDiskFull or DiskFull;
}
