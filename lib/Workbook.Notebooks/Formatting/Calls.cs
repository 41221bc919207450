using System.Reflection;

namespace Workbook.Notebooks.Formatting;

/// <summary>Late-bound calls into types that this assembly has no reference to.</summary>
internal static class Calls
{
    /// <summary>Calls the method; what it throws comes out as it is, with its own stack trace.</summary>
    public static object? Invoke(MethodInfo method, object? target, params object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
