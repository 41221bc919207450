using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Diagnosis;

/// <summary>The packages of the nuget stack: which of them are on this machine.</summary>
internal static partial class NugetStack
{
    private const string Name = "nuget stack";
    private const string Fetch = "dotnet build -c Release -p:WorkbookStack=nuget";

    public static async Task<Finding> ExamineAsync(CourseFolder course, ThisMachine machine, Ask ask)
    {
        string list = Path.Combine(course.Root, "lib", "Stack", "Packages.props");
        string versions = Path.Combine(course.Root, "Directory.Packages.props");
        string? cache = await PackageFolderAsync(ask).ConfigureAwait(false);
        if (!File.Exists(list) || !File.Exists(versions) || cache is null)
        {
            return new Finding(Name, FindingState.NotChecked, "its list of packages, or the folder of packages, cannot be read");
        }

        var known = XDocument.Load(list);
        (string Id, string Version)[] packages = [.. Packages(known, XDocument.Load(versions))];
        string[] absent = [.. packages.Where(package => !IsThere(cache, package)).Select(package => package.Id + " " + package.Version)];
        return LoadTrouble(known, machine) is { } trouble ? Judge(trouble, IsInUse(course)) : Judge(absent, packages.Length, IsInUse(course));
    }

    private static Finding Judge(string trouble, bool inUse) => inUse
        ? new Finding(Name, FindingState.Missing, $"in use; {trouble}", "dotnet build -c Release -p:WorkbookStack=embedded")
        : new Finding(Name, FindingState.Ok, $"not in use, and not for this system: {trouble}");

    // Where it is not in use, nothing is missing: the embedded engine needs none of its packages.
    private static Finding Judge(string[] absent, int all, bool inUse) =>
        absent.Length > 0 && inUse
            ? new Finding(Name, FindingState.Missing, $"in use; not on this machine: {string.Join(", ", absent)}", Fetch)
            : new Finding(Name, FindingState.Ok, string.Create(CultureInfo.InvariantCulture,
                $"{(inUse ? "in use" : "not in use")}; {(absent.Length == 0 ? "all" : all - absent.Length + " of its")} {all} packages are on this machine"));

    // The build looks at the same files before it downloads anything.
    private static string? LoadTrouble(XDocument list, ThisMachine machine)
    {
        string? library = machine.LibraryFolders.Select(folder => Path.Combine(folder, "libstdc++.so.6")).FirstOrDefault(File.Exists);
        string? wanted = list.Descendants("LinuxCxxVersion").FirstOrDefault()?.Value;
        return library is null || wanted is null || File.ReadAllBytes(library).AsSpan().IndexOf(Encoding.ASCII.GetBytes(wanted)) >= 0
            ? null
            : $"libtorch needs {wanted}, which {library} does not have";
    }

    private static bool IsInUse(CourseFolder course) =>
        File.Exists(course.LibraryPointer) && File.ReadAllText(course.LibraryPointer).Contains("Stack: nuget", StringComparison.Ordinal);

    private static async Task<string?> PackageFolderAsync(Ask ask)
    {
        // The answer is "global-packages: FOLDER".
        string? answer = await ask("dotnet", "nuget", "locals", "global-packages", "--list").ConfigureAwait(false);
        int colon = answer?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon < 0 ? null : answer![(colon + 1)..].Trim();
    }

    private static IEnumerable<(string Id, string Version)> Packages(XDocument list, XDocument versions)
    {
        IEnumerable<XElement> items = list.Descendants().Where(item => item.Name.LocalName is "WorkbookEnginePackage" or "WorkbookNotebookPackage");
        foreach (string id in items.Select(item => Value((string?)item.Attribute("Include"), list)))
        {
            XElement? version = versions.Descendants("PackageVersion").FirstOrDefault(item => ((string?)item.Attribute("Include"))?.Split(';').Contains(id) ?? false);
            yield return (id, Value((string?)version?.Attribute("Version"), versions));
        }
    }

    // The text itself, or the default that the same file gives the property it names.
    private static string Value(string? text, XDocument file)
    {
        Match property = Property().Match(text ?? "");
        return property.Success ? file.Descendants(property.Groups["name"].Value).FirstOrDefault()?.Value ?? "" : text ?? "";
    }

    private static bool IsThere(string folder, (string Id, string Version) package) =>
        Directory.Exists(Path.Combine(folder, package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant()));

    [GeneratedRegex(@"^\$\((?<name>\w+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Property();
}
