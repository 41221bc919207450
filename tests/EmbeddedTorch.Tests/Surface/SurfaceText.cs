using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Tests.Surface;

/// <summary>Writes the public surface of an assembly in the line format of TorchSharpSurface.txt.</summary>
static class SurfaceText
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Lines(Assembly assembly)
        => assembly.GetTypes().Where(IsVisible).SelectMany(Lines);

    static IEnumerable<string> Lines(Type type)
    {
        yield return $"{type.FullName}\ttype\t{Kind(type)} : {Name(type.BaseType)}\t{Interfaces(type)}";
        if (type.IsSubclassOf(typeof(Delegate))) yield break;
        foreach (var constructor in type.GetConstructors(Declared).Where(c => IsVisible(c) && !c.IsStatic))
        {
            yield return $"{type.FullName}\tconstructor\t{Protected(constructor)}{constructor}\t{Parameters(constructor)}";
        }
        foreach (var method in type.GetMethods(Declared).Where(m => IsVisible(m) && !IsAccessor(m)))
        {
            yield return $"{type.FullName}\tmethod\t{Modifiers(method)}{method}\t{Parameters(method)}";
        }
        foreach (var property in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)))
        {
            yield return $"{type.FullName}\tproperty\t{Accessors(property)}{property}\t{Indices(property)}";
        }
        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily))
        {
            yield return $"{type.FullName}\tfield\t{(field.IsStatic ? "static " : "")}{(field.IsLiteral ? "const " : "")}{field}\t";
        }
    }

    static bool IsVisible(Type type) => type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType!) : type.IsPublic;

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    static string Protected(MethodBase method) => method.IsPublic ? "" : "protected ";

    static string Modifiers(MethodInfo method)
    {
        var text = Protected(method) + (method.IsStatic ? "static " : "");
        if (method.IsAbstract) return text + "abstract ";
        return method.IsVirtual && !method.IsFinal ? text + "virtual " : text;
    }

    static string Accessors(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(IsVisible).ToArray();
        return (accessors[0].IsStatic ? "static " : "")
            + (property.GetMethod is { } get && IsVisible(get) ? "get " : "")
            + (property.SetMethod is { } set && IsVisible(set) ? "set " : "");
    }

    static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsValueType) return "struct";
        if (type.IsInterface) return "interface";
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifier + "class";
    }

    static string Name(Type? type) => type?.FullName is null ? type?.ToString() ?? "" : type.IsGenericType ? type.ToString() : type.FullName;

    static string Interfaces(Type type) => string.Join(", ", type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal));

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Indices(PropertyInfo property) => string.Join(", ", property.GetIndexParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return prefix + parameter.Name + (parameter.HasDefaultValue ? "=" + Default(parameter.DefaultValue) : "");
    }

    static string Default(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
