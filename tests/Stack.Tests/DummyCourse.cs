using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Stack.Tests;

/// <summary>A course of two tiny libraries in a folder of its own, with this course's stack switch and dummy packages in place of the real ones.</summary>
internal sealed class DummyCourse : IDisposable
{
    public const string Engine = "Dummy.Engine", Charts = "Dummy.Charts";

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public DummyCourse(string? feed = null, string cxxVersion = "")
    {
        Root = Directory.CreateTempSubdirectory("stack-").FullName;
        Feed = feed ?? Path.Combine(Root, "feed");
        if (feed is null) Directory.CreateDirectory(Feed);
        foreach (string file in Directory.GetFiles(Repository, "Directory.*.*").Concat(Directory.GetFiles(Path.Combine(Repository, "lib", "Stack"), "*", SearchOption.AllDirectories)).Where(IsSource))
            Copy(file);
        Write("lib/Stack/Packages.props", $"""
            <Project>
              <PropertyGroup><LinuxCxxVersion>{cxxVersion}</LinuxCxxVersion></PropertyGroup>
              <ItemGroup>
                <WorkbookEnginePackage Include="{Engine}" />
                <WorkbookNativeLibrary Include="DummyNative" />
                <WorkbookNotebookPackage Include="{Charts}" />
              </ItemGroup>
            </Project>
            """);
        Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="{Engine}" Version="1.0.0" />
                <PackageVersion Include="{Charts}" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """);
        Write("nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{Feed}" allowInsecureConnections="true" /></packageSources></configuration>""");
        Write("lib/EmbeddedTorch/EmbeddedTorch.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Write("lib/Library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <UseTensorEngine>true</UseTensorEngine>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
              </PropertyGroup>
              <Import Project="../Stack/PublishLibrary.targets" />
            </Project>
            """);
    }

    public string Root { get; }

    public string Feed { get; }

    /// <summary>What is remembered, or null.</summary>
    public string? Remembered => Read("Workbook.stack.props") is { } text ? (text.Contains("nuget", StringComparison.Ordinal) ? "nuget" : "embedded") : null;

    /// <summary>The file that notebooks import, or null if nothing was published.</summary>
    public string? Pointer => Read("lib/bin/build-the-solution-first.csx");

    /// <summary>Makes packages available in the course's feed; the engine's native library is one that loads everywhere.</summary>
    public void Offer(params string[] ids)
    {
        foreach (string id in ids) DummyPackage.Write(Feed, id, id == Engine ? DummyPackage.NativeLibrary : null);
    }

    /// <summary>Runs <c>dotnet</c> in the library's folder, as a user would, without this machine's own choice of a stack.</summary>
    public (int ExitCode, string Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Path.Combine(Root, "lib", "Library"), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("WorkbookStack");
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Root, "packages");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string? Read(string name) => Path.Combine(Root, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    private void Copy(string file) => Write(Path.GetRelativePath(Repository, file), File.ReadAllText(file));

    private void Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static bool IsSource(string file) => !Path.GetRelativePath(Repository, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
