using System.Globalization;
using Workbook.Cli.Commands;
using Workbook.Cli.Corpora;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Diagnosis;

/// <summary>The corpora: those of the course against their checksums, fetched ones against what they should be, and what was left behind.</summary>
internal static class DataFiles
{
    private const string Fetched = "downloads";
    private static readonly TimeSpan s_oldAge = TimeSpan.FromDays(1);

    /// <summary>What comes with the course.</summary>
    public static IEnumerable<Finding> Bundled(CourseFolder course)
    {
        IReadOnlyList<BundledCorpus> corpora = BundledCorpora.Read(course);
        Finding[] wrong = [.. corpora.Select(corpus => Judge(course, corpus)).OfType<Finding>()];
        return wrong.Length > 0 ? wrong
            : [new Finding("data", FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{corpora.Count} corpora with the course, as their checksums say"))];
    }

    /// <summary>What was fetched.</summary>
    public static IEnumerable<Finding> Downloads(CourseFolder course, Shelf shelf, TimeProvider clock)
    {
        PublishedLine[] lines = [.. shelf.Corpora.Select(corpus => PublishedLine.Of(course, corpus))];
        string[] here = [.. lines.Where(line => line.State == CorpusState.Complete).Select(line => line.Corpus.Name)];
        return
        [
            new Finding(Fetched, FindingState.Ok, here.Length > 0 ? string.Join(", ", here) : "none; lessons need none ('data list' shows what there is)"),
            .. lines.Where(line => line.State == CorpusState.Damaged)
                .Select(line => new Finding(Fetched, FindingState.Advice, $"{line.Corpus.Name} is not complete: {line.Problem}", Get(line.Corpus))),
            .. Leftovers(course, shelf, clock),
        ];
    }

    private static Finding? Judge(CourseFolder course, BundledCorpus corpus)
    {
        bool absent = corpus.Files.Any(file => !File.Exists(Path.Combine(course.Data, file.Path)));
        return BundledCorpora.Problem(course, corpus) is { } problem
            ? new Finding("data", absent ? FindingState.Missing : FindingState.Advice, problem, BundledCorpora.Remedy(corpus))
            : null;
    }

    // A download that goes on now, in another window, has just written its file.
    private static IEnumerable<Finding> Leftovers(CourseFolder course, Shelf shelf, TimeProvider clock)
    {
        if (!Directory.Exists(course.Downloads))
        {
            yield break;
        }

        var all = new DirectoryInfo(course.Downloads);
        foreach (FileSystemInfo item in all.EnumerateFiles("*.part").Concat<FileSystemInfo>(all.EnumerateDirectories(".unpacking-*")))
        {
            TimeSpan age = clock.GetUtcNow() - item.LastWriteTimeUtc;
            PublishedCorpus? corpus = shelf.Corpora.FirstOrDefault(corpus => corpus.FileName + ".part" == item.Name);
            if (age > s_oldAge)
            {
                yield return new Finding(
                    Fetched, FindingState.Advice,
                    string.Create(CultureInfo.InvariantCulture, $"{DisplayPath.Of(item.FullName)} was left {age.TotalDays:0} days ago"),
                    corpus is null ? $"rm -r '{DisplayPath.Of(item.FullName)}'" : Get(corpus));
            }
        }
    }

    private static string Get(PublishedCorpus corpus) => $"{CommandLine.Invocation} data get {corpus.Name}";
}
