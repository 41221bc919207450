using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Notebooks.Kernel;

/// <summary>
/// Splits a cell at its directive lines: <c>#!word</c>, <c>#r "nuget:..."</c> and <c>#i</c> with the mark as the first
/// character of the line. Unlike .NET Interactive it leaves lines alone that stand in a string literal or a comment.
/// </summary>
internal static partial class CellSplitter
{
    /// <summary>The pieces in order; none for a cell without text.</summary>
    /// <param name="kernel">Normalised kernel of the cell.</param>
    /// <param name="text">The cell's text.</param>
    public static IReadOnlyList<CellPiece> Split(string kernel, string text)
    {
        var splitter = new Splitter(kernel);
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            splitter.Add(line.TrimEnd('\r'), ++number);
        }

        return splitter.Finish();
    }

    private sealed class Splitter(string kernel)
    {
        private readonly List<CellPiece> _pieces = [];
        private readonly StringBuilder _text = new();
        private string _kernel = kernel;
        private string _options = "";
        private int _start = 1;

        public void Add(string line, int number)
        {
            Match match = DirectiveLine().Match(line);
            if (!match.Success || (_kernel == "csharp" && IsInsideLiteral(_text.ToString())))
            {
                _text.Append(line).Append('\n');
            }
            else if (KernelNames.Selected(match.Groups["name"].Value) is { } selected)
            {
                Close(number + 1);
                (_kernel, _options) = (selected, match.Groups["rest"].Value.Trim());
            }
            else if (_kernel is not ("csharp" or "fsharp" or "pwsh") && !match.Groups["name"].Value.StartsWith("#!", StringComparison.Ordinal))
            {
                _text.Append(line).Append('\n');
            }
            else
            {
                AddDirective(match, line, number);
            }
        }

        public IReadOnlyList<CellPiece> Finish()
        {
            Close(0);
            return _pieces;
        }

        private void AddDirective(Match match, string line, int number)
        {
            string name = match.Groups["name"].Value;
            string argument = match.Groups["rest"].Value.Trim();
            if (name == "#r" && !argument.StartsWith("\"nuget:", StringComparison.OrdinalIgnoreCase))
            {
                AddReference(line, number);
                return;
            }

            Close(number + 1);
            _pieces.Add(new DirectivePiece(name, argument, number));
        }

        // The compiler takes #r only before the first code of a submission.
        private void AddReference(string line, int number)
        {
            if (HasCode(_text.ToString()))
            {
                Close(number);
            }

            _text.Append(line).Append('\n');
        }

        private void Close(int next)
        {
            string text = _text.ToString();
            _text.Clear();
            if (!string.IsNullOrWhiteSpace(text))
            {
                _pieces.Add(new TextPiece(_kernel, text[..^1], _start) { Options = _options });
            }

            _start = next;
        }
    }

    private static bool HasCode(string text) =>
        text.Split('\n').Any(line => line.AsSpan().Trim() is var code && !code.IsEmpty && code[0] != '#' && !code.StartsWith("//"));

    // What precedes a directive line ends in a literal or comment if, cut off there, it is one that is not closed.
    private static bool IsInsideLiteral(string before)
    {
        if (!before.Contains('"') && !before.Contains("/*", StringComparison.Ordinal))
        {
            return false;
        }

        SyntaxTree tree = CSharpSyntaxTree.ParseText(before, CSharpSubmission.ParseOptions);
        return tree.GetDiagnostics().Any(d => d.Id is OpenComment or OpenVerbatimString or OpenRawString);
    }

    private const string OpenComment = "CS1035";
    private const string OpenVerbatimString = "CS1039";
    private const string OpenRawString = "CS8997";

    [GeneratedRegex(@"^(?<name>#!\S*|#[ri](?=\s|""|$))(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex DirectiveLine();
}
