using System.Runtime.InteropServices;

namespace Workbook.Cli.Diagnosis;

/// <summary>The SDK, the runtime and the editor.</summary>
internal static class Toolchain
{
    private const int Major = 10;
    private const string Extension = "ms-dotnettools.dotnet-interactive-vscode";
    private const string Install = "install the .NET 10 SDK from https://dotnet.microsoft.com/download";

    public static async Task<Finding> SdkAsync(Ask ask)
    {
        string? version = (await ask("dotnet", "--version").ConfigureAwait(false))?.Trim();
        return version is null
            ? new Finding("SDK", FindingState.Missing, "'dotnet --version' gives no answer", Install)
            : int.TryParse(version.Split('.')[0], out int major) && major >= Major
            ? new Finding("SDK", FindingState.Ok, version)
            : new Finding("SDK", FindingState.Missing, $"{version} is too old", Install);
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
}
