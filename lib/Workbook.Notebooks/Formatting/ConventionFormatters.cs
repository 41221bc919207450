using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Workbook.Notebooks.Formatting;

/// <summary>One formatter of a type, bound by names.</summary>
/// <param name="MimeType">What it writes.</param>
/// <param name="Format">Writes a value of the type.</param>
internal sealed record ConventionFormatter(string MimeType, Func<object, string> Format);

/// <summary>
/// Finds formatters as .NET Interactive does, without shared types: an attribute whose class is named
/// <c>TypeFormatterSourceAttribute</c> names a source type (<c>FormatterSourceType</c>); an instance of it has
/// <c>CreateTypeFormatters()</c>, whose items have <c>string MimeType</c> and <c>Format(object, TextWriter)</c>.
/// </summary>
internal static class ConventionFormatters
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ConventionFormatter>> s_formatters = new();

    /// <summary>The formatters of a type: its own, or its nearest base type's, or an interface's. Empty if there are none.</summary>
    /// <exception cref="InvalidOperationException">The attribute is there but what it names does not follow the convention.</exception>
    public static IReadOnlyList<ConventionFormatter> Of(Type type) => s_formatters.GetOrAdd(type, Find);

    private static IReadOnlyList<ConventionFormatter> Find(Type type)
    {
        for (Type? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SourceOf(candidate) is { } source)
            {
                return Create(source);
            }
        }

        return type.GetInterfaces().Select(SourceOf).OfType<Type>().Select(Create).FirstOrDefault([]);
    }

    private static Type? SourceOf(Type type)
    {
        object? attribute = type.GetCustomAttributes(inherit: false)
            .FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        return attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) as Type;
    }

    private static IReadOnlyList<ConventionFormatter> Create(Type source)
    {
        object instance = Activator.CreateInstance(source)!;
        MethodInfo create = source.GetMethod("CreateTypeFormatters", []) ?? throw Broken(source, "has no method CreateTypeFormatters()");
        var items = Calls.Invoke(create, instance) as IEnumerable ?? throw Broken(source, "returns no sequence from CreateTypeFormatters()");
        return [.. items.Cast<object>().Select(item => Bind(source, item))];
    }

    private static ConventionFormatter Bind(Type source, object formatter)
    {
        Type type = formatter.GetType();
        string mimeType = type.GetProperty("MimeType")?.GetValue(formatter) as string
            ?? throw Broken(source, $"creates a {type.Name} without a string MimeType");
        MethodInfo format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)])
            ?? throw Broken(source, $"creates a {type.Name} without a method Format(object, TextWriter)");
        return new ConventionFormatter(mimeType, value => Write(format, formatter, value));
    }

    private static string Write(MethodInfo format, object formatter, object value)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Calls.Invoke(format, formatter, value, writer);
        return writer.ToString();
    }

    private static InvalidOperationException Broken(Type source, string what) =>
        new($"The formatter source {source.FullName} {what}; a formatter source needs CreateTypeFormatters() whose items have MimeType and Format(object, TextWriter).");
}
