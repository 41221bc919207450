using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Cli.Exports.Formulas;

/// <summary>Formulas that stand on lines of their own.</summary>
internal static partial class DisplayFormulas
{
    private const string Mark = "$$";

    /// <summary>The text with each formula between <c>$$</c> on one line, for a reader of Markdown that looks for its end only there.</summary>
    public static string OnOneLine(string markdown)
    {
        var text = new StringBuilder();
        bool inFence = false, inFormula = false;
        foreach (string line in markdown.Split('\n'))
        {
            if (!inFormula && line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inFence = !inFence;
            }

            inFormula ^= !inFence && Marks(line) % 2 == 1;
            text.Append(line).Append(inFormula ? ' ' : '\n');
        }

        return text.ToString(0, text.Length - 1);
    }

    /// <summary>The parts between wide spaces (<c>\qquad</c>) that are in no bracket: each can go on a line of its own.</summary>
    public static IReadOnlyList<string> Parts(string formula)
    {
        var parts = new List<string>();
        int start = 0, depth = 0;
        foreach (Match token in Bracket().Matches(formula))
        {
            depth += token.Value switch { "{" or @"\left" or @"\begin" => 1, "}" or @"\right" or @"\end" => -1, _ => 0 };
            if (depth == 0 && token.Value == @"\qquad")
            {
                parts.Add(formula[start..token.Index]);
                start = token.Index + token.Length;
            }
        }

        parts.Add(formula[start..]);
        return [.. parts.Where(part => part.Trim().Length > 0)];
    }

    private static int Marks(string line)
    {
        int count = 0;
        for (int at = line.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    [GeneratedRegex(@"\\(left|right|begin|end|qquad)(?![a-zA-Z])|\\.|[{}]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
