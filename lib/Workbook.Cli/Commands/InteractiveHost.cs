namespace Workbook.Cli.Commands;

/// <summary>The program that runs notebooks in the kernel of .NET Interactive; it exists on the nuget stack only.</summary>
internal static class InteractiveHost
{
    private const string Name = "Workbook.Interactive.Host";

    /// <summary>The program as built beside this one: of the same stack and configuration.</summary>
    /// <exception cref="CannotRunException">It was not built.</exception>
    public static string Find()
    {
        // lib/Workbook.Cli/bin/STACK/CONFIGURATION/FRAMEWORK/
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string library = Path.GetFullPath(Path.Combine(framework.FullName, "..", "..", "..", "..", ".."));
        string program = Path.Combine(library, Name, "bin", "nuget", framework.Parent!.Name, framework.Name, Name + ".dll");
        return File.Exists(program)
            ? program
            : throw new CannotRunException($"the kernel of .NET Interactive is not built, {program} is missing", "run 'dotnet build -c Release -p:WorkbookStack=nuget' in the course's folder");
    }
}
