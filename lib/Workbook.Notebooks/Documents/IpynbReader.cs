using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Documents;

/// <summary>Reads Jupyter notebooks, nbformat 4: code and markdown cells, each code cell in its own language.</summary>
internal static class IpynbReader
{
    private const string Remedy = "open it in Jupyter or VS Code and save it again";

    public static Notebook Read(string text, string? path)
    {
        try
        {
            var root = (JsonObject)JsonNode.Parse(text.TrimStart('\uFEFF'), null, new JsonDocumentOptions { AllowDuplicateProperties = false })!;
            if ((int?)root["nbformat"] is not 4)
            {
                throw new NotebookFormatException(path, 0, $"nbformat is {root["nbformat"]?.ToJsonString() ?? "missing"}, not 4", Remedy);
            }

            var metadata = (JsonObject?)root["metadata"] ?? [];
            string language = NotebookLanguage(metadata);
            return new Notebook([.. ((JsonArray)root["cells"]!).Select(cell => ReadCell((JsonObject)cell!, language))], null, path);
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(path, 1 + (int)(e.LineNumber ?? 0), "the notebook is not valid JSON", Remedy, e);
        }
        catch (Exception e) when (e is InvalidCastException or InvalidOperationException or NullReferenceException or ArgumentNullException or FormatException)
        {
            throw new NotebookFormatException(path, 0, "the notebook is not in nbformat 4: " + e.Message, Remedy, e);
        }
    }

    private static Cell ReadCell(JsonObject cell, string notebookLanguage)
    {
        string type = (string?)cell["cell_type"] ?? throw new FormatException("a cell has no 'cell_type'");
        string kernel = type == "code" ? Normalise(CellLanguage(cell) ?? notebookLanguage) : "markdown";
        return new Cell(kernel, Source(cell["source"]).Replace("\r\n", "\n", StringComparison.Ordinal), 0);
    }

    // The source is one text, or a list of lines that carry their own line ends.
    private static string Source(JsonNode? source) => source switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        _ => (string)source!,
    };

    private static string? CellLanguage(JsonObject cell) =>
        Text(cell, "metadata", "polyglot_notebook", "kernelName")
        ?? Text(cell, "metadata", "dotnet_interactive", "language")
        ?? Text(cell, "metadata", "vscode", "languageId");

    private static string NotebookLanguage(JsonObject metadata) =>
        DibMetadata.DefaultKernel(metadata)
        ?? Text(metadata, "kernelspec", "language")
        ?? Text(metadata, "language_info", "name")
        ?? "csharp";

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (string member in path)
        {
            node = (node as JsonObject)?[member];
        }

        return (string?)node;
    }

    // Jupyter says "C#" and "polyglot-notebook" where a .dib says "csharp".
    private static string Normalise(string language)
    {
        string name = language.ToLowerInvariant();
        return name is "polyglot-notebook" ? "csharp" : KernelTable.WellKnown().KernelOfMarker("#!" + name) ?? name;
    }
}
