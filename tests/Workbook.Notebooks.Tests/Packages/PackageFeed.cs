using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Notebooks.Tests.Packages;

/// <summary>
/// A folder that is a source of packages. Beside it is a cache with settings that know no other source, so that nothing
/// is looked up elsewhere, and restored packages go to a folder of the test.
/// </summary>
internal sealed class PackageFeed
{
    // A package of an earlier test run, left in a folder that the environment names, would be taken for this one.
    private readonly string _tag = Guid.NewGuid().ToString("n")[..8];
    private readonly ScratchFolder _folder;

    public PackageFeed(ScratchFolder folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Source);
        folder.Write("cache/NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder["packages"]}" /></config>
              <packageSources><clear /></packageSources>
            </configuration>
            """);
    }

    public string Source => _folder["feed"];

    public string Cache => _folder["cache"];

    public string Id(string name) => $"Test.{name}.{_tag}";

    /// <summary>Adds a package with one assembly for every runtime.</summary>
    public void Add(string name, string version, string code, string? dependency = null) =>
        Add(name, version, dependency, ($"lib/netstandard2.0/{name}.dll", Compile(name, code)));

    public void Add(string name, string version, string? dependency, params (string Path, byte[] Bytes)[] files)
    {
        string dependencies = dependency is null ? "" : $"<dependencies><group targetFramework=\".NETStandard2.0\"><dependency id=\"{Id(dependency.Split(' ')[0])}\" version=\"{dependency.Split(' ')[1]}\" /></group></dependencies>";
        string specification = $"<package><metadata><id>{Id(name)}</id><version>{version}</version><authors>a test</authors><description>a test</description>{dependencies}</metadata></package>";
        using ZipArchive zip = ZipFile.Open(Path.Combine(Source, $"{Id(name)}.{version}.nupkg"), ZipArchiveMode.Create);
        foreach ((string path, byte[] bytes) in files.Prepend(($"{Id(name)}.nuspec", System.Text.Encoding.UTF8.GetBytes(specification))))
        {
            using Stream entry = zip.CreateEntry(path).Open();
            entry.Write(bytes);
        }
    }

    public static byte[] Compile(string name, string code)
    {
        string framework = RuntimeEnvironment.GetRuntimeDirectory();
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)],
            new[] { "System.Private.CoreLib.dll", "System.Runtime.dll" }.Select(file => MetadataReference.CreateFromFile(Path.Combine(framework, file))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return assembly.ToArray();
    }
}
