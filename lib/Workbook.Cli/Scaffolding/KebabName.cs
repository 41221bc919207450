using System.Text.RegularExpressions;

namespace Workbook.Cli.Scaffolding;

/// <summary>A name in kebab case, and what code and people call the thing.</summary>
internal sealed partial record KebabName(string Text)
{
    /// <summary>The name of a C# type: <c>rnn-cell-forward</c> becomes <c>RnnCellForward</c>.</summary>
    public string Pascal => string.Concat(Text.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>A few words: <c>rnn-cell-forward</c> becomes <c>Rnn cell forward</c>.</summary>
    public string Title => char.ToUpperInvariant(Text[0]) + Text[1..].Replace('-', ' ');

    /// <summary>Whether it is lower case letters and digits, parts joined by single hyphens, a letter first.</summary>
    public bool IsWellFormed => WellFormed().IsMatch(Text);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex WellFormed();
}
