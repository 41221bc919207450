using System.Collections.Concurrent;
using System.Reflection;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Formatting;

/// <summary>
/// Turns a value into a bundle of MIME types: what the type's own formatters offer (<see cref="ConventionFormatters"/>),
/// else the HTML of a public <c>string ToHtml()</c>; always plain text.
/// </summary>
public static class ValueFormatter
{
    private static readonly ConcurrentDictionary<Type, MethodInfo?> s_toHtml = new();

    /// <summary>Formats a value; null gives <c>&lt;null&gt;</c>.</summary>
    /// <returns>The text by MIME type; text/plain is always there.</returns>
    /// <exception cref="Exception">Whatever the value's own formatter, <c>ToHtml</c> or <c>ToString</c> throws.</exception>
    public static IReadOnlyDictionary<string, string> Format(object? value)
    {
        var bundle = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is not null)
        {
            foreach (ConventionFormatter formatter in ConventionFormatters.Of(value.GetType()))
            {
                bundle[formatter.MimeType] = formatter.Format(value);
            }

            AddHtml(value, bundle);
        }

        if (!bundle.ContainsKey(MimeTypes.PlainText))
        {
            bundle[MimeTypes.PlainText] = PlainText.Of(value);
        }

        return bundle;
    }

    private static void AddHtml(object value, Dictionary<string, string> bundle)
    {
        if (bundle.ContainsKey(MimeTypes.Html))
        {
            return;
        }

        MethodInfo? toHtml = s_toHtml.GetOrAdd(value.GetType(), FindToHtml);
        if (toHtml is not null && Calls.Invoke(toHtml, value) is string html)
        {
            bundle[MimeTypes.Html] = html;
        }
    }

    private static MethodInfo? FindToHtml(Type type)
    {
        MethodInfo? method = type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        return method is { IsGenericMethodDefinition: false } && method.ReturnType == typeof(string) ? method : null;
    }
}
