using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Exports;

/// <summary>Writes a notebook and what its run showed as a Jupyter notebook, nbformat 4.5.</summary>
internal static partial class IpynbExport
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // An image does not know the page's colours: it brings its own.
    private const string PaperAndInk = "color:#1d2330;background:#ffffff;";

    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The text of the .ipynb file.</summary>
    /// <param name="notebook">What was run.</param>
    /// <param name="run">What became of it.</param>
    public static string Text(Notebook notebook, NotebookRun run)
    {
        var runs = run.Cells.ToDictionary(cell => cell.Cell);
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select((cell, index) => CellOf(cell, index + 1, runs.GetValueOrDefault(index + 1)))]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "C#", ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["pygments_lexer"] = "csharp" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return root.ToJsonString(s_options) + "\n";
    }

    private static JsonObject CellOf(Cell cell, int number, CellRun? run)
    {
        var item = new JsonObject
        {
            ["cell_type"] = cell.IsMarkdown ? "markdown" : "code",
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"cell-{number}"),
            ["metadata"] = cell.IsMarkdown ? new JsonObject() : new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Kernel } },
            ["source"] = Lines(cell.Text),
        };
        if (!cell.IsMarkdown)
        {
            item["execution_count"] = run is { Ran: true } ? number : null;
            item["outputs"] = new JsonArray([.. Outputs(cell, number, run), .. run?.Errors.Select(Error) ?? []]);
        }

        return item;
    }

    private static IEnumerable<JsonObject> Outputs(Cell cell, int number, CellRun? run)
    {
        IReadOnlyList<CellDisplay> outputs = run?.Outputs ?? [];
        for (int i = 0; i < outputs.Count; i++)
        {
            bool isResult = i == outputs.Count - 1 && run!.Ok && outputs[i].Stream is null && EndsInExpression(cell);
            yield return outputs[i].Stream is { } stream
                ? new JsonObject { ["output_type"] = "stream", ["name"] = stream, ["text"] = Lines(outputs[i].Data.GetValueOrDefault(MimeTypes.PlainText, "")) }
                : isResult ? new JsonObject { ["output_type"] = "execute_result", ["execution_count"] = number, ["data"] = Bundle(outputs[i].Data), ["metadata"] = new JsonObject() }
                : new JsonObject { ["output_type"] = "display_data", ["data"] = Bundle(outputs[i].Data), ["metadata"] = new JsonObject() };
        }
    }

    private static bool EndsInExpression(Cell cell) => cell.IsCSharp
        && CSharpSyntaxTree.ParseText(cell.Text, s_script).GetCompilationUnitRoot().Members.LastOrDefault()
            is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } };

    private static JsonObject Bundle(IReadOnlyDictionary<string, string> data) => new(data.Where(item => item.Key != MimeTypes.Plotly).SelectMany(item =>
        item.Key == MimeTypes.Html && IsPicture(item.Value) ? Image(item.Value)
        : [KeyValuePair.Create(item.Key, item.Key.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(item.Value) : Lines(item.Value))]));

    // Readers that take no markup from strangers drop the parts of an svg element; as an image it is shown, by some of
    // them (GitHub) as SVG, by others (nbconvert) in HTML.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Image(string svg)
    {
        string standalone = Style().Replace(svg, "style=\"" + PaperAndInk, 1);
        string text = Label().Match(svg).Groups["text"].Value;
        return
        [
            KeyValuePair.Create("image/svg+xml", (JsonNode?)Lines(standalone)),
            KeyValuePair.Create(MimeTypes.Html, (JsonNode?)Lines($"<img alt=\"{text}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(standalone))}\">")),
        ];
    }

    private static bool IsPicture(string html) => html.StartsWith("<svg ", StringComparison.Ordinal)
        && html.IndexOf("</svg>", StringComparison.Ordinal) == html.Length - "</svg>".Length;

    private static JsonObject Error(CellError error) => new()
    {
        ["output_type"] = "error",
        ["ename"] = error.Code ?? error.Kind,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray(CaseResults.WithDisplayPath(error).ToString()),
    };

    // A list of lines that carry their own line ends keeps differences between versions readable.
    private static JsonArray Lines(string text)
    {
        string[] lines = text.Split('\n');
        IEnumerable<string> ended = lines.Select((line, index) => index < lines.Length - 1 ? line + "\n" : line).Where(line => line.Length > 0);
        return new JsonArray([.. ended.Select(line => (JsonNode)line)]);
    }

    [GeneratedRegex("style=\"", RegexOptions.CultureInvariant)]
    private static partial Regex Style();

    [GeneratedRegex("aria-label=\"(?<text>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
