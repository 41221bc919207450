using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Workbook.Notebooks.Formatting;

/// <summary>Values as plain text, in the invariant culture, long sequences cut.</summary>
public static class PlainText
{
    private const int SequenceLimit = 20;
    private const int DepthLimit = 4;

    /// <summary>
    /// Null as <c>&lt;null&gt;</c>, strings as they are, numbers invariant, types that override <c>ToString</c> as that says,
    /// sequences <c>[ 1, 2, 3 ]</c> (20 items, then how many more), dictionaries <c>{ key: value }</c>, tuples
    /// <c>(1, 2)</c>, other objects <c>Name { Member = value }</c>.
    /// </summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("<null>");
                break;
            case IFormattable number:
                text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case Exception exception:
                text.Append(exception.GetType().FullName).Append(": ").Append(exception.Message);
                break;
            case ITuple tuple:
                AppendItems(text, "(", Items(tuple), ")", depth);
                break;
            case Array { Rank: 2 } table:
                AppendItems(text, "[ ", Rows(table), " ]", depth);
                break;
            case not IEnumerable when IsAnonymous(value.GetType()):
                AppendMembers(text, value, depth);
                break;
            default:
                AppendByToString(text, value, depth);
                break;
        }
    }

    private static void AppendByToString(StringBuilder text, object value, int depth)
    {
        if (OverridesToString(value.GetType()))
        {
            text.Append(value);
        }
        else if (depth >= DepthLimit)
        {
            text.Append(TypeName(value.GetType()));
        }
        else if (value is IDictionary dictionary)
        {
            AppendItems(text, "{ ", dictionary.Cast<object>(), " }", depth);
        }
        else if (value is IEnumerable sequence)
        {
            AppendItems(text, "[ ", sequence.Cast<object?>(), " ]", depth);
        }
        else
        {
            AppendObject(text, value, depth);
        }
    }

    private static void AppendItems(StringBuilder text, string open, IEnumerable<object?> items, string close, int depth)
    {
        int? count = items.TryGetNonEnumeratedCount(out int known) ? known : null;
        text.Append(open);
        int shown = 0;
        foreach (object? item in items)
        {
            if (shown == SequenceLimit)
            {
                text.Append(count is null ? " ... (more)" : string.Create(CultureInfo.InvariantCulture, $" ... ({count - shown} more)"));
                break;
            }

            text.Append(shown == 0 ? "" : ", ");
            AppendItem(text, item, depth + 1);
            shown++;
        }

        text.Append(shown == 0 ? close.TrimStart() : close);
    }

    private static void AppendItem(StringBuilder text, object? item, int depth)
    {
        if (item is not null && KeyAndValue(item) is var (key, value))
        {
            Append(text, key, depth);
            text.Append(": ");
            Append(text, value, depth);
        }
        else
        {
            Append(text, item, depth);
        }
    }

    private static (object? Key, object? Value)? KeyAndValue(object item)
    {
        Type type = item.GetType();
        if (item is DictionaryEntry entry)
        {
            return (entry.Key, entry.Value);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? (type.GetProperty("Key")!.GetValue(item), type.GetProperty("Value")!.GetValue(item))
            : null;
    }

    // The framework's own objects (tasks, threads, delegates) say little by their members.
    private static void AppendObject(StringBuilder text, object value, int depth)
    {
        Type type = value.GetType();
        text.Append(TypeName(type));
        if (type.Assembly != typeof(object).Assembly && value is not Delegate)
        {
            text.Append(' ');
            AppendMembers(text, value, depth);
        }
    }

    private static void AppendMembers(StringBuilder text, object value, int depth)
    {
        const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance;
        Type type = value.GetType();
        IEnumerable<(string Name, Func<object?> Get)> members =
        [
            .. type.GetProperties(Visible).Where(p => p.CanRead && p.GetIndexParameters().Length == 0).Select(p => (p.Name, (Func<object?>)(() => Calls.Invoke(p.GetMethod!, value)))),
            .. type.GetFields(Visible).Select(f => (f.Name, (Func<object?>)(() => f.GetValue(value)))),
        ];
        string separator = "{ ";
        foreach ((string name, Func<object?> get) in members)
        {
            text.Append(separator).Append(name).Append(" = ");
            Append(text, get(), depth + 1);
            separator = ", ";
        }

        text.Append(separator == "{ " ? "{ }" : " }");
    }

    private static IEnumerable<object?> Items(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]);

    private static IEnumerable<object?> Rows(Array table) =>
        Enumerable.Range(0, table.GetLength(0)).Select(row =>
            (object?)Enumerable.Range(0, table.GetLength(1)).Select(column => table.GetValue(row, column)));

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    private static bool OverridesToString(Type type)
    {
        Type? declaring = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, [])?.DeclaringType;
        return declaring != typeof(object) && declaring != typeof(ValueType);
    }

    private static string TypeName(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }

        string name = type.Name.Split('`')[0];
        return name + "<" + string.Join(", ", type.GetGenericArguments().Select(TypeName)) + ">";
    }
}
