using System.Collections;
using System.Globalization;
using Workbook.Notebooks.Outputs;

namespace Workbook.Notebooks.Grading;

/// <summary>The parts of a process's state that a cell can change for all that run after it, as they were at the start.</summary>
internal sealed class CleanSlate
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;
    private readonly CultureInfo? _threadCulture = CultureInfo.DefaultThreadCurrentCulture;
    private readonly CultureInfo? _threadUiCulture = CultureInfo.DefaultThreadCurrentUICulture;
    private readonly Dictionary<string, string> _variables = Variables();
    private readonly string _folder = Environment.CurrentDirectory;

    /// <summary>Restores current directory, culture, console and environment variables.</summary>
    public void Restore()
    {
        Directory.SetCurrentDirectory(_folder);
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        CultureInfo.DefaultThreadCurrentCulture = _threadCulture;
        CultureInfo.DefaultThreadCurrentUICulture = _threadUiCulture;
        ConsoleCapture.Install();
        RestoreVariables();
    }

    private void RestoreVariables()
    {
        Dictionary<string, string> now = Variables();
        foreach (string added in now.Keys.Where(name => !_variables.ContainsKey(name)))
        {
            Environment.SetEnvironmentVariable(added, null);
        }

        foreach ((string name, string value) in _variables.Where(pair => now.GetValueOrDefault(pair.Key) != pair.Value))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
