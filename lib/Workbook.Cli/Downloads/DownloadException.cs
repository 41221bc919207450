namespace Workbook.Cli.Downloads;

/// <summary>A corpus could not be fetched. The message says what is wrong and what to do.</summary>
internal sealed class DownloadException(string problem, string remedy, Exception? cause = null) : Exception(problem + "; " + remedy, cause)
{
    public string Problem { get; } = problem;

    /// <summary>Whether another try may succeed.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the server asks to wait before it; null if it says nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
