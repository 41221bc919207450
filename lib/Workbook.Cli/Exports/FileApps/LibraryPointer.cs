using System.Text.RegularExpressions;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Exports.FileApps;

/// <summary>What the build says of the library: the same in the file that notebooks import and in the one that programs import.</summary>
/// <param name="Targets">Full path of the file that makes the library known to a program's build.</param>
/// <param name="References">The library's assemblies.</param>
/// <param name="Usings">What notebooks need not write, for example <c>static TorchSharp.torch</c>.</param>
internal sealed partial record LibraryPointer(string Targets, IReadOnlyList<string> References, IReadOnlyList<string> Usings)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="CannotRunException">The library is not built.</exception>
    public static LibraryPointer Read(CourseFolder course)
    {
        string targets = Path.ChangeExtension(course.LibraryPointer, ".targets");
        if (!File.Exists(course.LibraryPointer) || !File.Exists(targets))
        {
            throw new CannotRunException($"{DisplayPath.Of(targets)}: the library is not built", "run 'dotnet build -c Release' in the course's folder");
        }

        string text = File.ReadAllText(course.LibraryPointer);
        return new LibraryPointer(targets, Values(Reference().Matches(text)), Values(Using().Matches(text)));
    }

    /// <summary>Whether a line of a cell imports the library.</summary>
    public static bool IsImport(string line) => Import().IsMatch(line);

    private static string[] Values(IEnumerable<Match> matches) => [.. matches.Select(match => match.Groups["value"].Value)];

    [GeneratedRegex(@"^#r ""(?<value>[^""]+)""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("^global using (?<value>[^;]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Using();

    [GeneratedRegex(@"^#!import\s+\S*build-the-solution-first\.csx\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Import();
}
