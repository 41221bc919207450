using System.Text.RegularExpressions;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Scaffolding;

/// <summary>Where the specifications of the course are.</summary>
internal sealed partial class LessonSources(CourseFolder course)
{
    /// <summary>The folder with one folder for each lesson.</summary>
    public string Folder { get; } = Path.Combine(course.Root, "lib", "Workbook.Grading", "Lessons");

    /// <summary>The file that lists the lessons.</summary>
    public string CourseFile { get; } = Path.Combine(course.Root, "lib", "Workbook.Grading", "Course.cs");

    /// <summary>The lessons that have a specification.</summary>
    /// <exception cref="CannotRunException">The sources are not there.</exception>
    public IReadOnlyList<LessonSource> All() => !Directory.Exists(Folder) || !File.Exists(CourseFile)
        ? throw new CannotRunException($"{DisplayPath.Of(Folder)}: there are no specifications", "restore lib/ from the repository")
        : [.. from file in Directory.GetFiles(Folder, "*Lesson.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
              let name = LessonName().Match(File.ReadAllText(file))
              where name.Success
              select new LessonSource(name.Groups["name"].Value, file)];

    /// <summary>Whether an exercise of this id is specified anywhere.</summary>
    public bool Specifies(string id) => Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Any(file => File.ReadAllText(file).Contains($" Id => \"{id}\";", StringComparison.Ordinal));

    [GeneratedRegex(@"\bnew\(""(?<name>[0-9]{2}-[a-z0-9-]+)"",")]
    private static partial Regex LessonName();
}

/// <summary>The specification of one lesson.</summary>
/// <param name="Name">The notebook's name without ending.</param>
/// <param name="File">The file with the list of its exercises.</param>
internal sealed record LessonSource(string Name, string File)
{
    /// <summary>The folder of its exercises.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The folder's name, which is the last part of its namespace.</summary>
    public string FolderName => Path.GetFileName(Folder);
}
