using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>What can be fetched, and how.</summary>
internal sealed record Shelf
{
    public IReadOnlyList<PublishedCorpus> Corpora { get; init; } = PublishedCorpora.All;

    public DownloadSettings Settings { get; init; } = new();
}
