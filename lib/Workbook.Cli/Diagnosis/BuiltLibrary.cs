using System.Text.RegularExpressions;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Diagnosis;

/// <summary>The stack, the engine, and the library that notebooks import.</summary>
internal static partial class BuiltLibrary
{
    private static readonly string[] s_sources = ["EmbeddedTorch", "Workbook", "Workbook.Grading"];

    public static IEnumerable<Finding> Examine(CourseFolder course)
    {
        string pointer = course.LibraryPointer;
        if (!File.Exists(pointer))
        {
            return [new Finding("library", FindingState.Missing, $"{DisplayPath.Of(pointer)} is not there", Finding.Build)];
        }

        string[] references = [.. Reference().Matches(File.ReadAllText(pointer)).Select(match => match.Groups["path"].Value)];
        if (references.FirstOrDefault(path => !File.Exists(path)) is { } gone)
        {
            return [new Finding("library", FindingState.Missing, $"{DisplayPath.Of(gone)} is not there", Finding.Build)];
        }

        var environment = RunEnvironment.Read(course, 0);
        return [Stack(course, environment), new Finding("engine", FindingState.Ok, environment.Engine), Elsewhere(course, references) ?? Freshness(course, pointer)];
    }

    private static Finding Stack(CourseFolder course, RunEnvironment environment)
    {
        string file = Path.Combine(course.Root, "Workbook.stack.props");
        string? chosen = File.Exists(file) && Remembered().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups["name"].Value : null;
        return chosen is null
            ? new Finding("stack", FindingState.Ok, $"{environment.Stack}; the next restore looks whether the nuget stack can be had")
            : chosen == environment.Stack
            ? new Finding("stack", FindingState.Ok, $"{chosen}, as remembered in {DisplayPath.Of(file)}")
            : new Finding("stack", FindingState.Advice, $"the library was built for {environment.Stack}, but {DisplayPath.Of(file)} says {chosen}", Finding.Build);
    }

    // A course that was copied still names the library of the folder that it was copied from.
    private static Finding? Elsewhere(CourseFolder course, IEnumerable<string> references)
    {
        string own = Path.GetFullPath(course.Root) + Path.DirectorySeparatorChar;
        string? other = references.FirstOrDefault(path => !Path.GetFullPath(path).StartsWith(own, StringComparison.OrdinalIgnoreCase));
        return other is null ? null
            : new Finding("library", FindingState.Advice, $"notebooks load {other}, which is not of this folder: it was copied or moved after the build", Finding.Build);
    }

    private static Finding Freshness(CourseFolder course, string pointer)
    {
        DateTime built = File.GetLastWriteTimeUtc(pointer);
        string? newer = SourceFiles(course).FirstOrDefault(file => File.GetLastWriteTimeUtc(file) > built);
        return newer is null
            ? new Finding("library", FindingState.Ok, $"{DisplayPath.Of(Path.GetDirectoryName(pointer)!)} is up to date")
            : new Finding("library", FindingState.Advice, $"{DisplayPath.Of(newer)} was changed after the build", Finding.Build);
    }

    private static IEnumerable<string> SourceFiles(CourseFolder course) =>
        from name in s_sources
        let folder = Path.Combine(course.Root, "lib", name)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0].Equals("obj", StringComparison.Ordinal)
        select file;

    [GeneratedRegex(@"^#r ""(?<path>[^""]+)""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("<WorkbookStackRemembered>(?<name>[^<]+)<", RegexOptions.CultureInvariant)]
    private static partial Regex Remembered();
}
