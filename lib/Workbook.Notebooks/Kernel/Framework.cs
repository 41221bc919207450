using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbook.Notebooks.Kernel;

/// <summary>What every cell sees of the framework.</summary>
public static class Framework
{
    /// <summary>The namespaces that a cell need not name, as in .NET Interactive.</summary>
    public static IReadOnlyList<string> Usings { get; } =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    /// <summary>The whole framework, as a program would have it; the compiler reads only what it needs.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = Find();

    private static ImmutableArray<MetadataReference> Find()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return
        [
            .. trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
