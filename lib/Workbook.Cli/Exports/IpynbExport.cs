using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Exports;

/// <summary>Writes a notebook and what its run showed as a Jupyter notebook, nbformat 4.5.</summary>
internal static class IpynbExport
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            item["outputs"] = new JsonArray([.. run?.Outputs.Select(Output) ?? [], .. run?.Errors.Select(Error) ?? []]);
        }

        return item;
    }

    private static JsonObject Output(CellDisplay output) => output.Stream is { } stream
        ? new JsonObject { ["output_type"] = "stream", ["name"] = stream, ["text"] = Lines(output.Data.GetValueOrDefault(MimeTypes.PlainText, "")) }
        : new JsonObject { ["output_type"] = "display_data", ["data"] = Bundle(output.Data), ["metadata"] = new JsonObject() };

    private static JsonObject Bundle(IReadOnlyDictionary<string, string> data) =>
        new(data.Select(item => KeyValuePair.Create(item.Key, item.Key.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(item.Value) : Lines(item.Value))));

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
}
