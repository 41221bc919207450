using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

// Loads the native libraries that the arguments name, and says on one line what does not load.
foreach (string library in args)
{
    string file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so");
    try
    {
        NativeLibrary.Load(file);
    }
    catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
    {
        // The first line is the runtime's general advice, the second the loader's reason; directories only make it long.
        string[] lines = exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string reason = Regex.Replace(lines[Math.Min(1, lines.Length - 1)], @"[^\s'()`]*[/\\]", "").Trim();
        Console.WriteLine($"PROBE: {library} does not load: {reason}");
        return 1;
    }
}
return 0;
