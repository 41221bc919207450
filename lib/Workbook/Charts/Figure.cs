using System.Text.Json;

namespace Workbook.Charts;

/// <summary>
/// A chart in the terms of plotly.js: a list of traces and a layout, whose names and values are those of the plotly.js
/// reference (https://plotly.com/javascript/reference). Values are strings, numbers, booleans, arrays of these, matrices
/// as arrays of arrays, and dictionaries of the same.
/// </summary>
/// <param name="Traces">One dictionary per trace; its member <c>type</c> names the kind, such as <c>scatter</c>.</param>
/// <param name="Layout">Title, axes and the like.</param>
public sealed record Figure(IReadOnlyList<IReadOnlyDictionary<string, object?>> Traces, IReadOnlyDictionary<string, object?> Layout)
{
    /// <summary><c>{"data": [...], "layout": {...}}</c>; numbers that are not finite become null, which plotly.js draws as a gap.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object?> { ["data"] = Traces.Select(Plain).ToArray(), ["layout"] = Plain(Layout) });

    private static object? Plain(object? value) => value switch
    {
        double number when !double.IsFinite(number) => null,
        string or null => value,
        IReadOnlyDictionary<string, object?> members => members.ToDictionary(member => member.Key, member => Plain(member.Value)),
        System.Collections.IEnumerable items => items.Cast<object?>().Select(Plain).ToArray(),
        _ => value,
    };
}
