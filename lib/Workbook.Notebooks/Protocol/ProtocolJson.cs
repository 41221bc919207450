using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Notebooks.Protocol;

/// <summary>
/// Reads and writes the lines of the protocol. (The optional members of its records have setters, because members that
/// are only initialized lose their default when the reader is generated and the line does not have them.)
/// </summary>
public static class ProtocolJson
{
    // Relaxed: the reader is a program, and escaped HTML would be three times as long.
    private static readonly ProtocolJsonContext s_context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The event as one line, without the line end.</summary>
    public static string Write(HostEvent item) => JsonSerializer.Serialize(item, s_context.HostEvent);

    /// <summary>The request as one line, without the line end.</summary>
    public static string Write(HostRequest request) => JsonSerializer.Serialize(request, s_context.HostRequest);

    /// <summary>Reads an event; one of an unknown kind is a bare <see cref="HostEvent"/>.</summary>
    /// <exception cref="JsonException">The line is not an event.</exception>
    public static HostEvent ReadEvent(string line) => JsonSerializer.Deserialize(line, s_context.HostEvent)
        ?? throw new JsonException("The line is null where an event was expected.");

    /// <summary>Reads a request.</summary>
    /// <exception cref="JsonException">The line is not a request that this host knows.</exception>
    public static HostRequest ReadRequest(string line) => JsonSerializer.Deserialize(line, s_context.HostRequest)
        ?? throw new JsonException("The line is null where a request was expected.");

    /// <summary>Reads the text of a <see cref="MimeTypes.Check"/> output.</summary>
    /// <exception cref="JsonException">The text is not a check's result.</exception>
    public static CheckResult ReadCheck(string json) => JsonSerializer.Deserialize(json, s_context.CheckResult)
        ?? throw new JsonException("null is no result of a check.");

    /// <summary>Reads the text of a <see cref="MimeTypes.Course"/> output.</summary>
    /// <exception cref="JsonException">The text is not a list of exercises.</exception>
    public static IReadOnlyList<CourseExercise> ReadCourse(string json) => JsonSerializer.Deserialize(json, s_context.IReadOnlyListCourseExercise)
        ?? throw new JsonException("null is no list of exercises.");
}

[JsonSerializable(typeof(HostEvent))]
[JsonSerializable(typeof(HostRequest))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(IReadOnlyList<CourseExercise>))]
internal sealed partial class ProtocolJsonContext : JsonSerializerContext;
