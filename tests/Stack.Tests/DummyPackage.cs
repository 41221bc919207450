using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Stack.Tests;

/// <summary>An empty package, or one with an assembly and native libraries for the systems that have a libtorch; it stands for one of the nuget stack's.</summary>
internal static class DummyPackage
{
    /// <summary>A native library that loads on this system.</summary>
    public static byte[] NativeLibrary { get; } = File.ReadAllBytes(Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.IO.Compression.Native.*")[0]);

    /// <summary>Writes the package into a folder, which NuGet takes as a feed.</summary>
    public static void Write(string folder, string id, byte[]? native = null)
    {
        const string version = "1.0.0";
        Directory.CreateDirectory(folder);
        using var archive = ZipFile.Open(Path.Combine(folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        WriteText(archive, $"{id}.nuspec", $"""
            <?xml version="1.0"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{id}</id><version>{version}</version><authors>tests</authors><description>A dummy.</description></metadata>
            </package>
            """);
        if (native is null)
        {
            WriteText(archive, "lib/net10.0/_._", "");
            return;
        }
        archive.CreateEntryFromFile(typeof(DummyPackage).Assembly.Location, $"lib/net10.0/{id}.dll");
        foreach (string platform in (string[])["linux-x64", "osx-arm64", "win-x64"])
        {
            using var library = archive.CreateEntry($"runtimes/{platform}/native/" + (platform == "linux-x64" ? "libDummyNative.so" : platform == "osx-arm64" ? "libDummyNative.dylib" : "DummyNative.dll")).Open();
            library.Write(native);
        }
    }

    private static void WriteText(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
