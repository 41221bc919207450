using System.Text;

namespace Workbook.Cli.Watching;

/// <summary>The few signs that are not letters.</summary>
internal sealed record Glyphs(char Passed, char Failed, char Open, char Full, char Rest, char Rule, string More)
{
    public static readonly Glyphs Unicode = new('✓', '✗', '·', '━', '─', '─', "↓");

    public static readonly Glyphs Ascii = new('+', 'x', '.', '#', '-', '-', "v");

    /// <summary>Those that the terminal can show, as far as it says.</summary>
    public static Glyphs OfConsole()
    {
        string[] variables = ["LC_ALL", "LC_CTYPE", "LANG"];
        string locale = variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        bool isUtf8 = OperatingSystem.IsWindows()
            ? Console.OutputEncoding is UTF8Encoding
            : locale.Contains("utf", StringComparison.OrdinalIgnoreCase);
        return isUtf8 ? Unicode : Ascii;
    }
}
