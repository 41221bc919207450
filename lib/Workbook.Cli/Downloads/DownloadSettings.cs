namespace Workbook.Cli.Downloads;

/// <summary>How downloads are made.</summary>
internal sealed record DownloadSettings
{
    /// <summary>The environment variable that names a mirror: an address below which the files of <c>data list</c> lie.</summary>
    public const string MirrorVariable = "WORKBOOK_DATA_MIRROR";

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pauses before further tries, as long as nothing new arrives.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    /// <summary>How long a server may ask to wait.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The free space for a folder in bytes; null if unknown.</summary>
    public Func<string, long?> FreeSpace { get; init; } = FreeSpaceOf;

    /// <summary>What sends requests. It must not follow redirects: those are judged one by one.</summary>
    public Func<HttpMessageHandler> Handler { get; init; } = () => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>The mirror, if there is one.</summary>
    public string? Mirror { get; init; } = Environment.GetEnvironmentVariable(MirrorVariable);

    /// <summary>The clock for rates and waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The free space for a folder that exists, for this user; null if the system does not say.</summary>
    public static long? FreeSpaceOf(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
