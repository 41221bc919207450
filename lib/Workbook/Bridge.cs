using System.Reflection;
using System.Runtime.Loader;

namespace Workbook;

/// <summary>
/// Finds the bridge to .NET Interactive. It is an assembly of its own beside this one, because only the nuget stack has
/// the packages it is made of; in every other host there is nothing to connect, and nothing is missed.
/// </summary>
public static class Bridge
{
    private const string HostAssembly = "Microsoft.DotNet.Interactive", BridgeAssembly = "Workbook.Interactive", BridgeType = "Workbook.Interactive.InteractiveBridge";

    private static readonly Lazy<string?> Trouble = new(Load);

    /// <summary>Connects to .NET Interactive if this process is one of its kernels and the bridge was built. Repeated calls do nothing.</summary>
    /// <returns>What went wrong, for people; null if nothing did.</returns>
    public static string? Connect() => Trouble.Value;

    private static string? Load()
    {
        string path = Path.Combine(Path.GetDirectoryName(typeof(Bridge).Assembly.Location) ?? "", BridgeAssembly + ".dll");
        if (!File.Exists(path) || AppDomain.CurrentDomain.GetAssemblies().All(assembly => assembly.GetName().Name != HostAssembly))
            return null;
        try
        {
            var context = AssemblyLoadContext.GetLoadContext(typeof(Bridge).Assembly) ?? AssemblyLoadContext.Default;
            context.LoadFromAssemblyPath(path).GetType(BridgeType, throwOnError: true)!.GetMethod("Connect")!.Invoke(null, null);
            return null;
        }
        catch (Exception exception) when (exception is TargetInvocationException or IOException or BadImageFormatException or TypeLoadException or NullReferenceException)
        {
            // A notebook works without the bridge: values show by the convention, progress as plain lines.
            return $"live displays and Plotly charts are off, the bridge to .NET Interactive does not load: {(exception.InnerException ?? exception).Message}";
        }
    }
}
