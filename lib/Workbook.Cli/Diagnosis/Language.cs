namespace Workbook.Cli.Diagnosis;

/// <summary>What the machine can do with text: letters on the console, and the libraries by which .NET knows languages.</summary>
internal static class Language
{
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    public static IEnumerable<Finding> Examine(ThisMachine machine) => [Console(machine), .. Icu(machine)];

    private static Finding Console(ThisMachine machine) =>
        machine.Encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? new Finding("text", FindingState.Ok, "the console shows all letters (utf-8)")
            : new Finding("text", FindingState.Advice, $"the console shows only the letters of {machine.Encoding}; formulas and names need more",
                OperatingSystem.IsWindows() ? "chcp 65001" : "export LC_ALL=C.UTF-8");

    // .NET on Linux takes ICU from the system, and programs that are not set to do without end at their start if it is not there.
    private static IEnumerable<Finding> Icu(ThisMachine machine)
    {
        if (machine.LibraryFolders.Count == 0 || machine.Variable(Invariant) is "1" or "true")
        {
            yield break;
        }

        yield return machine.LibraryFolders.Where(Directory.Exists).Any(folder => Directory.EnumerateFiles(folder, "libicuuc.so*").Any())
            ? new Finding("ICU", FindingState.Ok, "the libraries of languages are there")
            : new Finding("ICU", FindingState.Advice, "the libraries of languages (ICU) are not there, and without them an editor's kernel does not start", $"export {Invariant}=1");
    }
}
