using System.Runtime.InteropServices;
using System.Text.Json;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Diagnosis;

/// <summary>The SDK, the runtime and the programs in which notebooks can be opened.</summary>
internal static class Toolchain
{
    private const int Major = 10;
    private const string Extension = "ms-dotnettools.dotnet-interactive-vscode";
    private const string Install = "install the .NET 10 SDK from https://dotnet.microsoft.com/download";

    public static async Task<Finding> SdkAsync(CourseFolder course, Ask ask)
    {
        string? version = (await ask("dotnet", "--version").ConfigureAwait(false))?.Trim();
        return version is not null && int.TryParse(version.Split('.')[0], out int major) && major >= Major
            ? new Finding("SDK", FindingState.Ok, version)
            : Pinned(course) is { } file
            ? new Finding("SDK", FindingState.Missing, $"{DisplayPath.Of(file)} asks for SDK {Version(file)}, and 'dotnet --version' says {version ?? "that it is not there"}", $"mv '{DisplayPath.Of(file)}' '{DisplayPath.Of(file)}.off'")
            : new Finding("SDK", FindingState.Missing, version is null ? "'dotnet --version' gives no answer" : $"{version} is too old", Install);
    }

    public static Finding Runtime() =>
        new("runtime", FindingState.Ok, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");

    public static async Task<Finding> EditorAsync(Ask ask)
    {
        string? extensions = await ask(OperatingSystem.IsWindows() ? "code.cmd" : "code", "--list-extensions").ConfigureAwait(false);
        return extensions is null
            ? new Finding("VS Code", FindingState.NotChecked, "'code --list-extensions' gives no answer; lessons also run in other editors and on the command line")
            : extensions.Contains(Extension, StringComparison.OrdinalIgnoreCase)
            ? new Finding("VS Code", FindingState.Ok, "Polyglot Notebooks is installed")
            : new Finding("VS Code", FindingState.Advice, "the extension Polyglot Notebooks is not installed", "code --install-extension " + Extension);
    }

    /// <summary>Jupyter and its C# kernel, where there is Jupyter.</summary>
    public static IEnumerable<Finding> Jupyter(ThisMachine machine)
    {
        if (machine.HasProgram("jupyter"))
        {
            yield return machine.JupyterKernels.Any(folder => Directory.Exists(Path.Combine(folder, ".net-csharp")))
                ? new Finding("Jupyter", FindingState.Ok, "it has .NET's C# kernel")
                : machine.HasProgram("dotnet-interactive")
                ? new Finding("Jupyter", FindingState.Advice, "it does not know .NET Interactive, which is installed", "dotnet interactive jupyter install")
                : new Finding("Jupyter", FindingState.Ok, "without a C# kernel: it shows exported lessons ('export --to ipynb'), and does not run them");
        }
    }

    // The file by which a folder and those below it choose their SDK.
    private static string? Pinned(CourseFolder course)
    {
        for (DirectoryInfo? folder = new(Path.GetFullPath(course.Root)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
            {
                return Path.Combine(folder.FullName, "global.json");
            }
        }

        return null;
    }

    private static string Version(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.TryGetProperty("sdk", out JsonElement sdk) && sdk.TryGetProperty("version", out JsonElement version) ? version.ToString() : "of another kind";
        }
        catch (JsonException)
        {
            return "in words that cannot be read";
        }
    }
}
