using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Corpora;

/// <summary>The corpora that come with the course: read from the tables of data/README.md, so that what people read and what is checked are one.</summary>
internal static partial class BundledCorpora
{
    /// <summary>Reads the descriptions.</summary>
    /// <exception cref="CannotRunException">There are none.</exception>
    public static IReadOnlyList<BundledCorpus> Read(CourseFolder course)
    {
        string path = Path.Combine(course.Data, "README.md");
        if (!File.Exists(path))
        {
            throw new CannotRunException($"{DisplayPath.Of(path)} is not there, and it says what the corpora are", "restore it: git restore data/README.md");
        }

        string[] lines = File.ReadAllLines(path);
        ILookup<string, BundledFile> files = lines.Select(line => FileRow().Match(line)).Where(row => row.Success).Select(FileOf)
            .ToLookup(file => file.Path.Split('/')[0]);
        return [.. lines.Select(line => CorpusRow().Match(line)).Where(row => row.Success).Select(row => CorpusOf(row, files))];
    }

    /// <summary>The first file that is not as described, and how; null if all are.</summary>
    public static string? Problem(CourseFolder course, BundledCorpus corpus) =>
        corpus.Files.Select(file => Problem(course, file)).FirstOrDefault(problem => problem is not null);

    /// <summary>The command that brings a corpus back as it was.</summary>
    public static string Remedy(BundledCorpus corpus) => "git restore data/" + corpus.Name;

    private static string? Problem(CourseFolder course, BundledFile file)
    {
        string path = Path.Combine(course.Data, file.Path);
        return !File.Exists(path) ? $"data/{file.Path} is not there"
            : new FileInfo(path).Length != file.Bytes || Checksum.Of(path) != file.Sha256 ? $"data/{file.Path} was changed"
            : null;
    }

    private static BundledCorpus CorpusOf(Match row, ILookup<string, BundledFile> files) =>
        new(Text(row, "name"), Text(row, "what"), Text(row, "lessons"), Text(row, "licence"), Text(row, "origin"), [.. files[Text(row, "name")]]);

    private static BundledFile FileOf(Match row) =>
        new(Text(row, "path"), long.Parse(Text(row, "bytes"), CultureInfo.InvariantCulture), Text(row, "sha"));

    private static string Text(Match row, string group) => row.Groups[group].Value.Trim();

    [GeneratedRegex(@"^\| `(?<name>[^`/|]+)` \|(?<what>[^|]+)\|(?<lessons>[^|]+)\|(?<licence>[^|]+)\|(?<origin>[^|]+)\|$", RegexOptions.CultureInvariant)]
    private static partial Regex CorpusRow();

    [GeneratedRegex(@"^\| `(?<path>[^`/|]+/[^`|]+)` \|.*\| (?<bytes>[0-9]+) \| `(?<sha>[0-9a-f]{64})` \|$", RegexOptions.CultureInvariant)]
    private static partial Regex FileRow();
}
