using System.Globalization;
using Workbook.Cli.Commands;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;
using Workbook.Cli.Reports;

namespace Workbook.Cli.Corpora;

/// <summary>All corpora and how they are on this machine, as <c>data list</c> shows them.</summary>
internal sealed record CorpusList(IReadOnlyList<BundledLine> Bundled, IReadOnlyList<PublishedLine> Published)
{
    /// <summary>Looks; the checksums of what comes with the course are computed.</summary>
    public static CorpusList Of(CourseFolder course, Shelf shelf) => new(
        [.. BundledCorpora.Read(course).Select(corpus => new BundledLine(corpus, BundledCorpora.Problem(course, corpus)))],
        [.. shelf.Corpora.Select(corpus => PublishedLine.Of(course, corpus))]);

    /// <summary>For people.</summary>
    public void WriteText(TextWriter output)
    {
        output.WriteLine("With the course:");
        foreach (BundledLine line in Bundled)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {line.Corpus.Name,-20}{Word(line.State),-12}{ByteText.Of(line.Bytes),9}   lessons {line.Corpus.Lessons}"));
            output.WriteLine($"    {line.Corpus.What}; {line.Corpus.Licence}; {line.Corpus.Origin}");
            if (line.Problem is not null)
            {
                output.WriteLine($"    {line.Problem} -> {BundledCorpora.Remedy(line.Corpus)}");
            }
        }

        output.WriteLine();
        output.WriteLine($"From their publishers, by '{CommandLine.Invocation} data get NAME':");
        foreach (PublishedLine line in Published)
        {
            Write(line, output);
        }
    }

    /// <summary>
    /// One JSON object: <c>command</c>; <c>bundled</c>, each with <c>name</c>, <c>what</c>, <c>lessons</c>, <c>licence</c>,
    /// <c>origin</c>, <c>bytes</c>, <c>files</c>, <c>state</c> (complete, damaged), <c>problem</c> (null for none);
    /// <c>downloads</c>, each with <c>name</c>, <c>what</c>, <c>lessons</c>, <c>use</c>, <c>licence</c>, <c>terms</c>,
    /// <c>address</c>, <c>page</c>, <c>downloadBytes</c> (null if not known), <c>sha256</c> (null if there is none),
    /// <c>check</c>, <c>bytesOnDisk</c> (about), <c>path</c>, <c>state</c> (absent, begun, complete, damaged), <c>problem</c>,
    /// <c>partBytes</c> (what has arrived of a download).
    /// </summary>
    public void WriteJson(TextWriter output) => JsonText.Write(
        new { Command = "data list", Bundled = Bundled.Select(line => line.Json()), Downloads = Published.Select(line => line.Json()) }, output);

    private static void Write(PublishedLine line, TextWriter output)
    {
        PublishedCorpus corpus = line.Corpus;
        string download = corpus.Bytes is { } bytes ? ByteText.Of(bytes) + " to download" : "size as the publisher says";
        output.WriteLine($"  {corpus.Name,-20}{Word(line.State),-12}{download}, about {ByteText.Of(corpus.BytesOnDisk)} on disk; lessons {corpus.Lessons}");
        output.WriteLine($"    {corpus.What}");
        output.WriteLine($"    {corpus.Use}");
        output.WriteLine($"    licence: {corpus.Licence}; checked by {corpus.Check}");
        output.WriteLine($"    from {corpus.Address}");
        if (line.State == CorpusState.Begun)
        {
            output.WriteLine($"    {ByteText.Of(line.PartBytes)} have arrived; 'data get {corpus.Name}' continues");
        }

        if (line.Problem is not null)
        {
            output.WriteLine($"    {line.Problem} -> {CommandLine.Invocation} data get {corpus.Name}");
        }
    }

    private static string Word(CorpusState state) => state switch
    {
        CorpusState.Absent => "not here",
        CorpusState.Begun => "begun",
        CorpusState.Complete => "here",
        _ => "DAMAGED",
    };
}

/// <summary>How a corpus is.</summary>
internal enum CorpusState
{
    /// <summary>Not here.</summary>
    Absent,

    /// <summary>A part of the download is here.</summary>
    Begun,

    /// <summary>Here, and as it should be.</summary>
    Complete,

    /// <summary>Here, but not as it should be.</summary>
    Damaged,
}

/// <summary>A corpus that comes with the course.</summary>
internal sealed record BundledLine(BundledCorpus Corpus, string? Problem)
{
    public CorpusState State => Problem is null ? CorpusState.Complete : CorpusState.Damaged;

    public long Bytes => Corpus.Files.Sum(file => file.Bytes);

    public object Json() => new { Corpus.Name, Corpus.What, Corpus.Lessons, Corpus.Licence, Corpus.Origin, Bytes, Files = Corpus.Files.Count, State, Problem };
}

/// <summary>A corpus that a publisher offers.</summary>
internal sealed record PublishedLine(PublishedCorpus Corpus, CorpusState State, string? Problem, long PartBytes, string Path)
{
    public static PublishedLine Of(CourseFolder course, PublishedCorpus corpus)
    {
        var place = new PlaceOfCorpus(course, corpus);
        string? problem = place.IsThere ? place.Problem() : null;
        CorpusState state = problem is not null ? CorpusState.Damaged
            : place.IsThere ? CorpusState.Complete
            : place.PartBytes > 0 ? CorpusState.Begun
            : CorpusState.Absent;
        return new PublishedLine(corpus, state, problem, place.PartBytes, place.Key);
    }

    public object Json() => new
    {
        Corpus.Name,
        Corpus.What,
        Corpus.Lessons,
        Corpus.Use,
        Corpus.Licence,
        Corpus.Terms,
        Corpus.Address,
        Corpus.Page,
        DownloadBytes = Corpus.Bytes,
        Corpus.Sha256,
        Corpus.Check,
        Corpus.BytesOnDisk,
        Path,
        State,
        Problem,
        PartBytes,
    };
}
