using System.Runtime.InteropServices;
using System.Text.Json;

namespace Workbook.Notebooks.Packages;

/// <summary>The file in which a restore writes what it has found: <c>obj/project.assets.json</c>.</summary>
internal static class AssetsFile
{
    /// <summary>The packages of a restored project, also those that others depend on; null if some are not (any more) on this machine.</summary>
    /// <param name="projectFolder">The project's folder.</param>
    public static IReadOnlyList<RestoredPackage>? Read(string projectFolder)
    {
        string file = Path.Combine(projectFolder, "obj", "project.assets.json");
        if (!File.Exists(file))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement root = document.RootElement;
        if (!root.GetProperty("targets").TryGetProperty(PackageProject.Framework + "/" + RuntimeInformation.RuntimeIdentifier, out JsonElement target))
        {
            return null;
        }

        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        RestoredPackage[] packages = [.. target.EnumerateObject().Where(IsPackage).Select(item => Package(item, PathOf(root, item.Name), folders))];
        return packages.All(package => package.Assemblies.Concat(package.NativeLibraries).All(File.Exists)) ? packages : null;
    }

    private static bool IsPackage(JsonProperty item) => item.Value.GetProperty("type").GetString() == "package";

    private static string PathOf(JsonElement root, string name) => root.GetProperty("libraries").GetProperty(name).GetProperty("path").GetString()!;

    private static RestoredPackage Package(JsonProperty item, string path, string[] folders)
    {
        string folder = folders.Select(root => Path.Combine(root, path)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], path);
        string[] name = item.Name.Split('/');
        return new RestoredPackage(name[0], name[1], Files(item.Value, "runtime", folder), Files(item.Value, "native", folder));
    }

    // "_._" stands for nothing, where the framework itself has the assembly.
    private static string[] Files(JsonElement package, string kind, string folder) => package.TryGetProperty(kind, out JsonElement files)
        ? [.. files.EnumerateObject().Select(file => file.Name).Where(file => Path.GetFileName(file) != "_._").Select(file => Path.GetFullPath(file, folder))]
        : [];
}
