using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Documents;

/// <summary>The JSON object after <c>#!meta</c>.</summary>
internal static class DibMetadata
{
    private const string Remedy = "restore the line after '#!meta' from the original notebook, or delete '#!meta' and that line";

    // What VS Code writes: nothing escaped that JSON does not demand.
    private static readonly JsonSerializerOptions s_asVsCode = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A repeated member would be lost on the next save.
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    public static JsonObject Parse(string json, string? path, int line)
    {
        try
        {
            JsonObject metadata = JsonNode.Parse(json, null, s_strict) as JsonObject
                ?? throw new NotebookFormatException(path, line, "the metadata after '#!meta' is not a JSON object", Remedy);
            // Texts are decoded when they are first used: half a surrogate pair must be found now, not on the next save.
            _ = ToLine(metadata);
            return metadata;
        }
        catch (InvalidOperationException e)
        {
            throw new NotebookFormatException(path, line, "the metadata after '#!meta' has a text that is not Unicode", Remedy, e);
        }
        catch (JsonException e)
        {
            int place = line + (int)(e.LineNumber ?? 0);
            throw new NotebookFormatException(path, place, "the metadata after '#!meta' is not valid JSON", Remedy, e);
        }
    }

    public static string ToLine(JsonObject metadata) => metadata.ToJsonString(s_asVsCode);

    /// <summary>What a notebook without metadata gets when it needs some.</summary>
    public static JsonObject Minimal() => new()
    {
        ["kernelInfo"] = new JsonObject
        {
            ["defaultKernelName"] = "csharp",
            ["items"] = new JsonArray(new JsonObject { ["name"] = "csharp" }),
        },
    };

    /// <summary>The reader's kernels: the well-known ones, and those the metadata lists in the present form or an older one.</summary>
    public static KernelTable Kernels(JsonObject? metadata, string? path, int line)
    {
        var kernels = KernelTable.WellKnown();
        try
        {
            foreach (JsonObject item in metadata is null ? [] : KernelItems(metadata))
            {
                Add(kernels, item);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new NotebookFormatException(path, line, "the kernels in the metadata after '#!meta' cannot be used: " + e.Message, Remedy, e);
        }

        return kernels;
    }

    /// <summary>The name of the default kernel in the metadata of a .dib or .ipynb file, whichever form it has; null if none.</summary>
    public static string? DefaultKernel(JsonObject metadata) =>
        KernelInfos(metadata).Select(info => Text(info["defaultKernelName"], "defaultKernelName")).FirstOrDefault(name => name is not null);

    private static IEnumerable<JsonObject> KernelItems(JsonObject metadata) =>
        from info in KernelInfos(metadata)
        from item in Optional<JsonArray>(info["items"], "items") ?? []
        select Optional<JsonObject>(item, "items") ?? throw new FormatException("'items' has a null in it");

    // "kernelInfo" at the top, or inside the objects that older versions wrote, or those objects themselves.
    private static IEnumerable<JsonObject> KernelInfos(JsonObject metadata)
    {
        foreach (JsonObject? holder in new[] { metadata, Older("polyglot_notebook"), Older("dotnet_interactive") })
        {
            if (holder is null)
            {
                continue;
            }

            if (Optional<JsonObject>(holder["kernelInfo"], "kernelInfo") is { } info)
            {
                yield return info;
            }
            else if (holder != metadata)
            {
                yield return holder;
            }
        }

        JsonObject? Older(string name) => Optional<JsonObject>(metadata[name], name);
    }

    private static void Add(KernelTable kernels, JsonObject item)
    {
        string name = Text(item["name"], "name") ?? throw new FormatException("an item has no 'name'");
        string[] aliases = [.. (Optional<JsonArray>(item["aliases"], "aliases") ?? []).Select(Alias)];
        if (!kernels.TryAdd(name, aliases, out string? taken))
        {
            throw new FormatException($"the kernel '{name}' uses the alias '{taken}' of another kernel");
        }
    }

    private static string Alias(JsonNode? node) =>
        Text(node, "aliases") ?? throw new FormatException("'aliases' has a null in it");

    private static T? Optional<T>(JsonNode? node, string name)
        where T : JsonNode =>
        node is null ? null : node as T ?? throw new FormatException($"'{name}' is not what it should be");

    private static string? Text(JsonNode? node, string name)
    {
        if (node is null)
        {
            return null;
        }

        string text = node.GetValueKind() == JsonValueKind.String
            ? node.GetValue<string>()
            : throw new FormatException($"'{name}' is not a text");
        // A marker is one line; a name that is not could never be written and read again.
        return text.Length > 0 && text.AsSpan().IndexOfAny('\n', '\r') < 0
            ? text
            : throw new FormatException($"'{name}' is empty or has a line break");
    }
}
