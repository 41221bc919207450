using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Workbook.Notebooks.Packages;

/// <summary>Finds the native libraries of packages for the assemblies that import them.</summary>
internal static class NativeLibraries
{
    private static readonly ConcurrentDictionary<string, string> s_paths = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConditionalWeakTable<AssemblyLoadContext, object> s_watched = [];
    private static readonly Lock s_lock = new();
    private static bool s_installed;

    /// <summary>Makes libraries known, for as long as the process lives.</summary>
    /// <param name="paths">Their full paths.</param>
    public static void Add(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            s_paths.TryAdd(Path.GetFileName(path), path);
        }

        lock (s_lock)
        {
            if (!s_installed && !s_paths.IsEmpty)
            {
                s_installed = true;
                AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Watch(AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly));
                AssemblyLoadContext.All.ToList().ForEach(Watch);
            }
        }
    }

    // The compiler loads packages into contexts of its own, one for each folder.
    private static void Watch(AssemblyLoadContext? context)
    {
        if (context is not null && s_watched.TryAdd(context, context))
        {
            context.ResolvingUnmanagedDll += Resolve;
        }
    }

    private static nint Resolve(Assembly assembly, string name)
    {
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string[] candidates = [name, name + ending, "lib" + name, "lib" + name + ending];
        string? path = candidates.Select(candidate => s_paths.GetValueOrDefault(candidate)).FirstOrDefault(found => found is not null);
        return path is null ? 0 : NativeLibrary.Load(path);
    }
}
