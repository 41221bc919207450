namespace Workbook.Cli.Corpora;

/// <summary>How a publisher packs a corpus.</summary>
internal enum Packing
{
    /// <summary>One file, as it is read.</summary>
    Plain,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>A tar archive, compressed by gzip.</summary>
    TarGzip,
}
