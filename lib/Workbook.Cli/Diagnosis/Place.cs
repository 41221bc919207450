using System.Globalization;
using Workbook.Cli.Corpora;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Diagnosis;

/// <summary>Where the course lies: the name of its folder, what may be written, and how much room there is.</summary>
internal static class Place
{
    private const long LittleRoom = 1_000_000_000, NoRoom = 100_000_000;

    // What MSBuild and command lines do not take literally; blanks, umlauts, commas, quotes and semicolons were tried and work.
    private const string Troublesome = "%$*?\"|<>";

    /// <summary>Whether the build can cope with the folder's name.</summary>
    public static Finding Name(CourseFolder course)
    {
        string path = Path.GetFullPath(course.Root);
        int at = path.AsSpan().IndexOfAny(Troublesome);
        return at < 0 ? new Finding("folder", FindingState.Ok, path)
            : new Finding("folder", FindingState.Advice, $"{path} has a {path[at]} in its name, on which the build fails",
                $"mv '{path}' '{string.Concat(path.Select(letter => Troublesome.Contains(letter, StringComparison.Ordinal) ? '-' : letter))}'");
    }

    /// <summary>Whether what must be written can be written.</summary>
    public static IEnumerable<Finding> Folders(CourseFolder course, ThisMachine machine)
    {
        string[] own = [.. new[] { course.Notebooks, course.Data, DisplayPath.Of(Path.Combine(course.Root, "lib", "bin")) }.Where(Directory.Exists)];
        Finding[] closed =
        [
            .. own.Where(folder => !CanWrite(folder)).Select(folder => new Finding("files", FindingState.Missing, $"nothing can be written into {folder}", Open(folder))),
            .. CanWrite(machine.TemporaryFolder) ? Array.Empty<Finding>()
                : [new Finding("files", FindingState.Missing, $"nothing can be written into {machine.TemporaryFolder}, the folder for temporary files", NameAnother())],
        ];
        return closed.Length > 0 ? closed
            : [new Finding("files", FindingState.Ok, $"{string.Join(", ", own)} and {machine.TemporaryFolder} can be written")];
    }

    /// <summary>How much room there is.</summary>
    public static Finding Disk(CourseFolder course, ThisMachine machine)
    {
        const string name = "disk", remedy = "dotnet nuget locals http-cache --clear";
        (string folder, long? free) = new[] { course.Root, machine.TemporaryFolder }
            .Select(folder => (folder, free: machine.FreeSpace(folder))).OrderBy(place => place.free ?? long.MaxValue).First();
        string text = free is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{ByteText.Of(bytes)} are free for {Path.GetFullPath(folder)}") : "";
        return free switch
        {
            null => new Finding(name, FindingState.NotChecked, "the system does not say how much is free"),
            < NoRoom => new Finding(name, FindingState.Missing, text + "; a build alone takes 100 MB", remedy),
            < LittleRoom => new Finding(name, FindingState.Advice, text + "; packages and builds may need more", remedy),
            _ => new Finding(name, FindingState.Ok, text),
        };
    }

    private static bool CanWrite(string folder)
    {
        string probe = Path.Combine(folder, ".doctor-" + Path.GetRandomFileName());
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Open(string folder) => OperatingSystem.IsWindows() ? $"icacls \"{folder}\" /grant \"%USERNAME%\":F /t" : $"sudo chown -R \"$USER\" '{folder}'";

    private static string NameAnother() => OperatingSystem.IsWindows() ? "mkdir C:\\Temp & set TMP=C:\\Temp" : "mkdir -p ~/tmp && export TMPDIR=~/tmp";
}
