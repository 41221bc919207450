using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Notebooks.Documents;

/// <summary>
/// C# that not every reader of notebooks takes. Works on tokens, so that strings and comments may say what they like,
/// and code that does not compile is still checked.
/// </summary>
internal static class ForbiddenCode
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    // Helpers of one kernel only; x.Display() is the one that all of them have.
    private static readonly HashSet<string> s_calls = new(StringComparer.Ordinal) { "display", "HTML", "Javascript", "CSS" };
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal) { "Formatter", "KernelInvocationContext" };

    /// <summary>A forbidden construct: 1-based line, what it is, what to write instead.</summary>
    public readonly record struct Finding(int Line, string What, string Remedy);

    public static IEnumerable<Finding> Find(string code)
    {
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(code, options: s_script)];
        var places = Microsoft.CodeAnalysis.Text.SourceText.From(code);
        int depth = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].RawKind switch { (int)SyntaxKind.OpenBraceToken => 1, (int)SyntaxKind.CloseBraceToken => -1, _ => 0 };
            if (At(tokens, i, depth) is ({ } what, { } remedy))
            {
                yield return new Finding(places.Lines.GetLineFromPosition(tokens[i].SpanStart).LineNumber + 1, what, remedy);
            }
        }
    }

    private static (string? What, string? Remedy) At(SyntaxToken[] tokens, int i, int depth)
    {
        SyntaxToken token = tokens[i];
        if (depth == 0 && token.IsKind(SyntaxKind.UsingKeyword) && IsDeclaration(tokens, i + 1))
        {
            return ("'using' declaration at top level, which scripts do not have", "write 'using (...) { }'");
        }

        if (depth == 0 && token.IsKind(SyntaxKind.AwaitKeyword, SyntaxKind.IdentifierToken) && token.Text == "await" && Is(tokens, i + 1, SyntaxKind.OpenParenToken))
        {
            return ("'await (' at top level, which scripts read as a call", "drop the parentheses or put the task into a variable");
        }

        bool isMember = i > 0 && tokens[i - 1].IsKind(SyntaxKind.DotToken);
        if (!isMember && s_calls.Contains(token.Text) && Is(tokens, i + 1, SyntaxKind.OpenParenToken))
        {
            return ($"'{token.Text}(' does not exist in every reader", "end the cell with the expression, or call x.Display()");
        }

        return !isMember && s_types.Contains(token.Text) && Is(tokens, i + 1, SyntaxKind.DotToken)
            ? ($"'{token.Text}.' does not exist in every reader", "give the type a ToHtml() in the library")
            : default;
    }

    // "using var x" or "using Stream x", but not "using A.B;", "using static A;", "using A = B;" or "using (x)".
    private static bool IsDeclaration(SyntaxToken[] tokens, int i) =>
        Is(tokens, i, SyntaxKind.IdentifierToken) && Is(tokens, i + 1, SyntaxKind.IdentifierToken);

    private static bool IsKind(this SyntaxToken token, SyntaxKind one, SyntaxKind other) => token.IsKind(one) || token.IsKind(other);

    private static bool Is(SyntaxToken[] tokens, int i, SyntaxKind kind) => i < tokens.Length && tokens[i].IsKind(kind);
}
