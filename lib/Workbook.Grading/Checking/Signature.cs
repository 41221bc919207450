using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbook.Grading.Checking;

/// <summary>Compares signatures and writes them as C# would, so that a wrong one gets a sentence instead of a cast error.</summary>
internal static class Signature
{
    /// <summary>Null when the answer can be called like the reference, else what is different and what was asked for.</summary>
    public static string? Mismatch(Delegate answer, Delegate reference, string name)
    {
        var (actual, expected) = (answer.Method, reference.Method);
        var (given, asked) = (Types(answer), Types(reference));
        if (given.Length != asked.Length)
            return $"{name} takes {given.Length} parameters, but {asked.Length} are asked for: {Write(expected, name)}";
        for (int i = 0; i < asked.Length; i++)
            if (given[i] != asked[i])
                return $"parameter {i + 1} of {name} is a {TypeName(given[i])}, but a {TypeName(asked[i])} is asked for: {Write(expected, name)}";
        return actual.ReturnType == expected.ReturnType ? null
            : $"{name} returns {TypeName(actual.ReturnType)}, but {TypeName(expected.ReturnType)} is asked for: {Write(expected, name)}";
    }

    /// <summary>The signature as the learner would write it.</summary>
    public static string Write(MethodInfo method, string name)
    {
        var parameters = method.GetParameters().Select(parameter => $"{TypeName(parameter.ParameterType)} {parameter.Name}");
        return $"{ReturnName(method)} {name}({string.Join(", ", parameters)})";
    }

    /// <summary>The parameters a caller passes; a method made by the compiler may have a closure before them.</summary>
    public static ParameterInfo[] Parameters(Delegate function) =>
        function.Method.GetParameters()[^function.GetType().GetMethod("Invoke")!.GetParameters().Length..];

    private static Type[] Types(Delegate function) => [.. Parameters(function).Select(parameter => parameter.ParameterType)];

    private static string ReturnName(MethodInfo method)
    {
        var names = method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames;
        if (names is null || !typeof(ITuple).IsAssignableFrom(method.ReturnType)) return TypeName(method.ReturnType);
        var items = ItemTypes(method.ReturnType).Zip(names, (type, item) => $"{TypeName(type)} {item}".TrimEnd());
        return $"({string.Join(", ", items)})";
    }

    /// <summary>The types of a tuple's items; those from the eighth on are kept in a tuple within the tuple.</summary>
    private static IEnumerable<Type> ItemTypes(Type tuple) =>
        tuple.GetGenericArguments() is { Length: 8 } types ? types[..7].Concat(ItemTypes(types[7])) : tuple.GetGenericArguments();

    private static string TypeName(Type type)
    {
        if (type.IsArray) return TypeName(type.GetElementType()!) + "[]";
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (!type.IsGenericType) return type.Name;
        bool isTuple = typeof(ITuple).IsAssignableFrom(type);
        string arguments = string.Join(", ", (isTuple ? ItemTypes(type) : type.GetGenericArguments()).Select(TypeName));
        return isTuple ? $"({arguments})" : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
    }

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(char)] = "char",
        [typeof(object)] = "object",
    };
}
