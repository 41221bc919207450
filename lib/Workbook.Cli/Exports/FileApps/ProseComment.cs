using System.Text.RegularExpressions;

namespace Workbook.Cli.Exports.FileApps;

/// <summary>Prose as comments: each line behind <c>//</c>, long ones broken between words, tables, formulas and code as they are.</summary>
internal static partial class ProseComment
{
    private const int Width = 110;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(string markdown)
    {
        bool verbatim = false;
        foreach (string line in markdown.Trim('\n').Split('\n'))
        {
            bool isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal) || line.Trim() == "$$";
            verbatim ^= isFence;
            IEnumerable<string> parts = verbatim || isFence || line.StartsWith('|') || line.StartsWith("$$", StringComparison.Ordinal) ? [line] : Broken(line);
            foreach (string part in parts)
            {
                yield return part.Length == 0 ? "//" : "// " + part;
            }
        }
    }

    private static IEnumerable<string> Broken(string line)
    {
        string indent = new(' ', ListMark().Match(line).Length);
        while (line.Length > Width && line.LastIndexOf(' ', Width) is var end && end > indent.Length)
        {
            yield return line[..end].TrimEnd();
            line = indent + line[end..].TrimStart();
        }

        yield return line;
    }

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();
}
