using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Cli.Exports;

/// <summary>Marks the keywords, literals and comments of C# code in HTML, as the compiler's own reader sees them.</summary>
internal static class CodeHighlighter
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The code as HTML text with <c>span</c> elements; nothing but the marks is added.</summary>
    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(code, s_script).GetRoot().DescendantTokens())
        {
            AddTrivia(html, token.LeadingTrivia);
            Add(html, ClassOf(token), token.Text);
            AddTrivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void AddTrivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            bool plain = trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.SkippedTokensTrivia);
            Add(html, plain ? "" : "comment", trivia.ToFullString());
        }
    }

    private static string ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => "string",
        _ when token.IsKeyword() || token.Text is "var" or "record" => "keyword",
        _ => "",
    };

    private static void Add(StringBuilder html, string style, string text)
    {
        string escaped = WebUtility.HtmlEncode(text);
        html.Append(style.Length == 0 || text.Length == 0 ? escaped : $"<span class=\"{style}\">{escaped}</span>");
    }
}
