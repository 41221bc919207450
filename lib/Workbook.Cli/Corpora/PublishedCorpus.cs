namespace Workbook.Cli.Corpora;

/// <summary>A corpus that <c>data get</c> fetches from its publisher into <c>data/downloads/</c>.</summary>
internal sealed record PublishedCorpus
{
    /// <summary>What <c>data get</c> calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What is in it.</summary>
    public required string What { get; init; }

    /// <summary>The numbers of the lessons that can use it.</summary>
    public required string Lessons { get; init; }

    /// <summary>How a lesson, or the learner, uses it.</summary>
    public required string Use { get; init; }

    /// <summary>What may be done with it, in a few words.</summary>
    public required string Licence { get; init; }

    /// <summary>What a learner must know before fetching it; empty for the public domain.</summary>
    public string Terms { get; init; } = "";

    /// <summary>The published address of the file.</summary>
    public required Uri Address { get; init; }

    /// <summary>The publisher's page about it.</summary>
    public required Uri Page { get; init; }

    /// <summary>The name of the fetched file in <c>data/downloads/</c>, and on a mirror.</summary>
    public required string FileName { get; init; }

    /// <summary>How the file is packed.</summary>
    public required Packing Packing { get; init; }

    /// <summary>The size of the published file; null where the publisher renews it.</summary>
    public long? Bytes { get; init; }

    /// <summary>The checksum of the published file, in small hexadecimal digits; null where the publisher renews it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>About how much space it takes when it is unpacked.</summary>
    public required long BytesOnDisk { get; init; }

    /// <summary>What shows that it is there, relative to <c>data/downloads/</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Where an entry of the archive goes, relative to <c>data/downloads/</c>; null to leave it out. A plain file is the entry "".</summary>
    public required Func<string, string?> Unpacks { get; init; }

    /// <summary>What is wrong with the unpacked corpus in a folder that stands for <c>data/downloads/</c>; null if it is complete.</summary>
    public required Func<string, string?> Inspect { get; init; }

    /// <summary>How a download is checked, for people.</summary>
    public string Check => Sha256 is null ? "structure; the publisher renews the file, so it has no fixed checksum" : "size, sha256 and structure";
}
