using System.Net;
using System.Text;

namespace Workbook.Cli.Exports.Formulas;

/// <summary>Writes the LaTeX formulas of the course as MathML Core, which browsers draw without a script.</summary>
internal sealed class MathMl
{
    private readonly TexTokens _tokens;

    private MathMl(string formula) => _tokens = new TexTokens(formula);

    /// <summary>The <c>math</c> element; its annotation, and its text for readers without MathML, is the LaTeX.</summary>
    /// <param name="formula">LaTeX without the dollar signs.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    /// <exception cref="FormulaException">The formula is broken, or uses a command that is not known here.</exception>
    public static string Convert(string formula, bool display)
    {
        var reader = new MathMl(formula);
        string row = reader.Row();
        if (reader._tokens.Peek() is { Length: > 0 } rest)
        {
            throw reader._tokens.Broken($"has '{rest}' without its beginning");
        }

        string block = display ? " display=\"block\"" : "";
        return $"<math{block}><semantics><mrow>{row}</mrow><annotation encoding=\"application/x-tex\">{Escape(formula.Trim())}</annotation></semantics></math>";
    }

    private string Row()
    {
        var row = new StringBuilder();
        while (_tokens.Peek() is not ("" or "}" or "&" or @"\\" or @"\right" or @"\end"))
        {
            if (_tokens.Skip(@"\textstyle"))
            {
                row.Append("<mstyle displaystyle=\"false\">").Append(Row()).Append("</mstyle>");
            }
            else
            {
                row.Append(WithScripts());
            }
        }

        return row.ToString();
    }

    private string WithScripts()
    {
        string first = _tokens.Peek();
        bool limits = first == @"\underbrace" || TexSymbols.WithLimits.ContainsKey(first.TrimStart('\\'));
        string atom = Atom();
        string below = "";
        string above = "";
        while (_tokens.Peek() is "_" or "^" or "'")
        {
            switch (_tokens.Next())
            {
                case "_" when below.Length == 0:
                    below = Atom();
                    break;
                case "'":
                    above += "<mo>′</mo>";
                    break;
                case "^" when !above.Contains("<mrow>", StringComparison.Ordinal):
                    above += Atom();
                    break;
                default:
                    throw _tokens.Broken("has two indices in the same place; put braces around the first with what it belongs to");
            }
        }

        string result = Scripted(atom, below, above.Length == 0 ? "" : $"<mrow>{above}</mrow>", limits);
        return IsWord(first) && NeedsSpace() ? result + Space("0.167em") : result;
    }

    private static string Scripted(string atom, string below, string above, bool limits) => (below.Length > 0, above.Length > 0, limits) switch
    {
        (false, false, _) => atom,
        (true, false, true) => $"<munder>{atom}{below}</munder>",
        (false, true, true) => $"<mover>{atom}{above}</mover>",
        (true, true, true) => $"<munderover>{atom}{below}{above}</munderover>",
        (true, false, false) => $"<msub>{atom}{below}</msub>",
        (false, true, false) => $"<msup>{atom}{above}</msup>",
        (true, true, false) => $"<msubsup>{atom}{below}{above}</msubsup>",
    };

    // One element, whatever it is made of, so that it can be an argument.
    private string Atom()
    {
        string token = _tokens.Next();
        return token switch
        {
            "" => throw _tokens.Broken("ends where something must follow"),
            "{" => Group(),
            "_" or "^" => $"<mrow></mrow>{Unget(token)}",
            "-" => "<mo>−</mo>",
            [var digit] when char.IsAsciiDigit(digit) => $"<mn>{_tokens.Number(token)}</mn>",
            [var letter] when char.IsLetter(letter) => $"<mi>{token}</mi>",
            _ when token != "." && TexSymbols.Brackets.TryGetValue(token, out string? bracket) => $"<mo stretchy=\"false\">{bracket}</mo>",
            ['\\', ..] => Command(token[1..]),
            _ => $"<mo>{Escape(token)}</mo>",
        };
    }

    private string Unget(string token) => throw _tokens.Broken($"has '{token}' with nothing before it; write {{}} before it");

    private string Group()
    {
        string row = Row();
        _tokens.Expect("}");
        return $"<mrow>{row}</mrow>";
    }

    private string Command(string name) => name switch
    {
        "frac" => $"<mfrac>{Atom()}{Atom()}</mfrac>",
        "sqrt" => $"<msqrt>{Atom()}</msqrt>",
        "text" => $"<mtext>{Text()}</mtext>",
        "texttt" => $"<mtext class=\"code\">{Text()}</mtext>",
        "mathrm" or "operatorname" => $"<mi mathvariant=\"normal\">{Escape(_tokens.Text().Replace(@"\ ", " ", StringComparison.Ordinal))}</mi>",
        "mathbf" => $"<mi style=\"font-weight:bold\">{Escape(_tokens.Text())}</mi>",
        "mathcal" => Script(_tokens.Text()),
        "underbrace" => $"<munder>{Atom()}<mo stretchy=\"true\">⏟</mo></munder>",
        "left" => Fenced(),
        "begin" => Environment(),
        _ => Symbol(name),
    };

    private string Symbol(string name) =>
        TexSymbols.Identifiers.TryGetValue(name, out string? letter) ? $"<mi>{letter}</mi>"
        : TexSymbols.Upright.TryGetValue(name, out string? upright) ? $"<mi mathvariant=\"normal\">{upright}</mi>"
        : TexSymbols.Operators.TryGetValue(name, out string? sign) ? $"<mo>{sign}</mo>"
        : TexSymbols.WithLimits.TryGetValue(name, out string? large) ? $"<mo movablelimits=\"true\">{large}</mo>"
        : TexSymbols.Functions.Contains(name) ? $"<mi>{name}</mi>"
        : TexSymbols.Spaces.TryGetValue(name, out string? width) ? Space(width)
        : TexSymbols.Accents.TryGetValue(name, out string? accent) ? $"<mover accent=\"true\">{Atom()}<mo stretchy=\"{(name.StartsWith("over", StringComparison.Ordinal) ? "true" : "false")}\">{accent}</mo></mover>"
        : throw _tokens.Broken($"uses '\\{name}', which the converter does not know");

    private string Script(string letter) => TexSymbols.Script(letter) is { } script
        ? $"<mi>{script}</mi>"
        : throw _tokens.Broken($"has \\mathcal{{{letter}}}, which is not one capital letter");

    private string Fenced()
    {
        string open = Bracket();
        string row = Row();
        _tokens.Expect(@"\right");
        return $"<mrow>{open}{row}{Bracket()}</mrow>";
    }

    private string Bracket()
    {
        string token = _tokens.Next();
        return TexSymbols.Brackets.TryGetValue(token, out string? bracket)
            ? Fence(bracket)
            : throw _tokens.Broken($"has '{token}' where a bracket must stand");
    }

    private static string Fence(string bracket) => bracket.Length == 0 ? "" : $"<mo fence=\"true\" stretchy=\"true\">{bracket}</mo>";

    private string Environment()
    {
        string name = _tokens.Text();
        if (!TexSymbols.Environments.TryGetValue(name, out (string Open, string Close) around))
        {
            throw _tokens.Broken($"has the environment '{name}', which the converter does not know");
        }

        string rows = Rows();
        _tokens.Expect(@"\end");
        string end = _tokens.Text();
        return end == name
            ? $"<mrow>{Fence(around.Open)}<mtable class=\"{name}\">{rows}</mtable>{Fence(around.Close)}</mrow>"
            : throw _tokens.Broken($"has \\end{{{end}}} for \\begin{{{name}}}");
    }

    private string Rows()
    {
        var rows = new StringBuilder("<mtr><mtd>").Append(Row());
        while (_tokens.Peek() is "&" or @"\\")
        {
            rows.Append(_tokens.Next() == "&" ? "</mtd><mtd>" : "</mtd></mtr><mtr><mtd>").Append(Row());
        }

        return rows.Append("</mtd></mtr>").ToString();
    }

    private static bool IsWord(string token) => TexSymbols.Functions.Contains(token.TrimStart('\\')) && token.StartsWith('\\');

    // As LaTeX does: a thin space between a function and its argument unless that has brackets.
    private bool NeedsSpace() => _tokens.Peek() is not ("" or "(" or "[" or ")" or "}" or "," or @"\left" or @"\right" or "&" or @"\\" or @"\,");

    private string Text() => Escape(_tokens.Text()).Replace(@"\_", "_", StringComparison.Ordinal).Replace(" ", "\u00a0", StringComparison.Ordinal);

    private static string Space(string width) => $"<mspace width=\"{width}\"/>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
