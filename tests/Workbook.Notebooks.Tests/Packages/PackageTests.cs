using System.Runtime.InteropServices;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Tests.Kernel;

namespace Workbook.Notebooks.Tests.Packages;

/// <summary>Cells ask for packages, which are there before the first line of the cell, and are restored once.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PackageFeed _feed;
    private readonly KernelFixture _kernel;

    public PackageTests()
    {
        _feed = new PackageFeed(_folder);
        _kernel = new KernelFixture(_feed.Cache);
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _folder.Dispose();
    }

    private string Here => $"#i \"nuget:{_feed.Source}\"\n";

    [Fact]
    public async Task AllPackagesOfACellAreThereBeforeItsFirstLine()
    {
        _feed.Add("One", "1.0.0", "public static class One { public static int Value => 1; }");
        _feed.Add("Two", "2.1.0", "public static class Two { public static int Value => 2; }");
        string text = await _kernel.ShowAsync($"int sum = One.Value + Two.Value;\n#r \"nuget: {_feed.Id("One")}, 1.0.0\"\n{Here}#r \"nuget:{_feed.Id("Two")}\"\nsum");
        Assert.Equal($"Installed packages: {_feed.Id("One")} 1.0.0, {_feed.Id("Two")} 2.1.0|3", text);
        Assert.Equal("2", await _kernel.ShowAsync("Two.Value"));
    }

    [Fact]
    public async Task WhatAPackageDependsOnIsThereToo()
    {
        _feed.Add("Inner", "1.0.0", "public static class Inner { public static int Value => 42; }");
        _feed.Add("Outer", "1.0.0", "public static class Outer { public static string Name => \"outer\"; }", "Inner 1.0.0");
        Assert.EndsWith("|outer 42", await _kernel.ShowAsync($"{Here}#r \"nuget: {_feed.Id("Outer")}, 1.0.0\"\n$\"{{Outer.Name}} {{Inner.Value}}\""));
    }

    [Fact]
    public async Task ASecondNotebookTakesThePackageFromTheCacheWithoutTheSource()
    {
        _feed.Add("One", "1.0.0", "public static class One { public static int Value => 1; }");
        string cell = $"{Here}#r \"nuget: {_feed.Id("One")}, 1.0.0\"\nOne.Value";
        await _kernel.ShowAsync(cell);
        Directory.Delete(_feed.Source, recursive: true);
        using var second = new KernelFixture(_feed.Cache);
        Assert.EndsWith("|1", await second.ShowAsync(cell));
        Assert.Single(Directory.GetDirectories(_feed.Cache));
    }

    [Fact]
    public async Task AFolderAsSourceIsRelativeToTheDocument()
    {
        _feed.Add("One", "1.0.0", "public static class One { public static int Value => 1; }");
        string relative = Path.GetRelativePath(_kernel.Folder.FullName, _feed.Source);
        await _kernel.ShowAsync($"#i \"nuget: {relative}\"");
        Assert.EndsWith("|1", await _kernel.ShowAsync($"#r \"nuget: {_feed.Id("One")}, 1.*\"\nOne.Value"));
    }

    [Fact]
    public async Task AnotherVersionThanTheLoadedOneIsAnErrorAndTheLoadedOneStays()
    {
        _feed.Add("One", "1.0.0", "public static class One { public static int Value => 1; }");
        _feed.Add("One", "2.0.0", "public static class One { public static int Value => 2; }");
        _feed.Add("Needy", "1.0.0", "public static class Needy { }", "One [2.0.0]");
        await _kernel.ShowAsync($"{Here}#r \"nuget: {_feed.Id("One")}, 1.0.0\"");
        CellError error = await _kernel.FailAsync($"Console.Write(1);\n#r \"nuget: {_feed.Id("One")}, 2.0.0\"");
        Assert.Equal(("directive", 2), (error.Kind, error.Line));
        Assert.Contains($"{_feed.Id("One")} 2.0.0 cannot be added because version 1.0.0 was added previously; use that version, or restart", error.Message);
        Assert.Contains(_feed.Id("Needy"), (await _kernel.FailAsync($"#r \"nuget: {_feed.Id("Needy")}, 1.0.0\"")).Message);
        Assert.Contains("was added previously", (await _kernel.FailAsync($"#r \"nuget: {_feed.Id("Needy")}, 1.0.0\"\n#r \"nuget: {_feed.Id("Needy")}, 3.0.0\"")).Message);
        Assert.Equal("1", await _kernel.ShowAsync($"#r \"nuget: {_feed.Id("One")}\"\n#r \"nuget: {_feed.Id("One")}, 1.0.0\"\nOne.Value"));
    }

    [Fact]
    public async Task AMissingPackageIsNamedWithWhatNuGetSaysAndNothingOfTheCellRuns()
    {
        _feed.Add("One", "1.0.0", "public static class One { public static int Value => 1; }");
        CellRecord record = await _kernel.RunAsync($"Console.Write(1);\n{Here}#r \"nuget: {_feed.Id("One")}, 1.0.0\"\n#r \"nuget: {_feed.Id("Absent")}, 1.0.0\"\nOne.Value");
        CellError error = Assert.Single(record.Errors);
        Assert.Equal(("directive", 4, $"#r \"nuget: {_feed.Id("Absent")}, 1.0.0\""), (error.Kind, error.Line, error.Text));
        Assert.Contains($"NU1101: Unable to find package {_feed.Id("Absent")}.", error.Message);
        Assert.EndsWith("; check its name and version, or name the source that has it with #i \"nuget:SOURCE\"", error.Message);
        Assert.Empty(record.Outputs);
        error = await _kernel.FailAsync($"{Here}#r \"nuget: {_feed.Id("One")}, 9.0.0\"");
        Assert.Contains($"NU1102: Unable to find package {_feed.Id("One")} with version (= 9.0.0)", error.Message);
    }

    [Fact]
    public async Task AMissingSourceIsNamed()
    {
        string missing = Path.Combine(_folder.FullName, "nowhere");
        CellError error = await _kernel.FailAsync($"#i \"nuget:{missing}\"\n#r \"nuget: {_feed.Id("One")}, 1.0.0\"");
        Assert.Contains("NU1301: ", error.Message);
        Assert.Contains(missing, error.Message);
    }

    [Fact]
    public async Task ACacheThatCannotBeWrittenIsNamed()
    {
        string file = _folder.Write("file", "");
        using var kernel = new KernelFixture(file);
        Assert.Contains(file + ": packages cannot be kept there (", (await kernel.FailAsync("#r \"nuget: Any, 1.0.0\"")).Message);
    }

    [Theory]
    [InlineData("#r \"nuget: \"", "write #r \"nuget: ID, VERSION\"")]
    [InlineData("#r \"nuget: A B, 1.0\"", "write #r \"nuget: ID, VERSION\"")]
    [InlineData("#r \"nuget: A, 1.0", "write #r \"nuget: ID, VERSION\"")]
    [InlineData("#i feed", "write #i \"nuget:SOURCE\"")]
    [InlineData("#i \"feed\"", "write #i \"nuget:SOURCE\"")]
    public async Task ADirectiveThatCannotBeUnderstoodIsAnError(string directive, string remedy)
    {
        CellRecord record = await _kernel.RunAsync("Console.Write(1);\n" + directive);
        CellError error = Assert.Single(record.Errors);
        Assert.Equal(2, error.Line);
        Assert.Contains(remedy, error.Message);
        Assert.Empty(record.Outputs);
    }

    [Fact]
    public async Task AssembliesAndNativeLibrariesAreThoseOfThisOperatingSystemAndProcessor()
    {
        // Any native library will do; those of the runtime have the same function everywhere.
        string original = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.IO.Compression.Native.*").First(file => Path.GetExtension(file) is ".so" or ".dylib" or ".dll");
        string native = (OperatingSystem.IsWindows() ? "" : "lib") + "testnative" + Path.GetExtension(original);
        const string code = """
            public static class Tiny
            {
                public static string Kind => "KIND";
                [System.Runtime.InteropServices.DllImport("testnative")]
                public static extern uint CompressionNative_Crc32(uint crc, byte[] buffer, int length);
            }
            """;
        string rid = RuntimeInformation.RuntimeIdentifier;
        _feed.Add("Tiny", "1.0.0", null,
            ("lib/netstandard2.0/Tiny.dll", PackageFeed.Compile("Tiny", code.Replace("KIND", "any", StringComparison.Ordinal))),
            ($"runtimes/{rid}/lib/netstandard2.0/Tiny.dll", PackageFeed.Compile("Tiny", code.Replace("KIND", "this", StringComparison.Ordinal))),
            ($"runtimes/{rid}/native/{native}", File.ReadAllBytes(original)));
        string text = await _kernel.ShowAsync($"{Here}#r \"nuget: {_feed.Id("Tiny")}, 1.0.0\"\n$\"{{Tiny.Kind}} {{Tiny.CompressionNative_Crc32(0, new byte[] {{ 97 }}, 1):x8}}\"");

        // The checksum of "a".
        Assert.EndsWith("|this e8b7be43", text);
    }
}
