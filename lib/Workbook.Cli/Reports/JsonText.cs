using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Cli.Reports;

/// <summary>How all JSON of the command line is written: indented, camelCase, enumerations by name.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a document and a line end.</summary>
    public static void Write<T>(T document, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(document, s_options));

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="JsonException">The text is no such document.</exception>
    public static T? Read<T>(string text) => JsonSerializer.Deserialize<T>(text, s_options);
}
