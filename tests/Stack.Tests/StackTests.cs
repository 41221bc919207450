namespace Stack.Tests;

/// <summary>The stack switch, seen with the SDK on a small course whose packages are dummies in a folder.</summary>
public sealed class StackTests
{
    /// <summary>All packages can be had: nuget is chosen, remembered, and its library complete, with the native library of this system beside the managed ones.</summary>
    [Fact]
    public void Packages_that_can_be_had_choose_nuget()
    {
        using var course = new DummyCourse();
        course.Offer(DummyCourse.Engine, DummyCourse.Charts);
        AssertSays(course.Dotnet("build", "-c", "Release"), "Workbook stack: nuget (all its packages can be restored here");
        Assert.Equal("nuget", course.Remembered);
        Assert.Contains("Stack: nuget", course.Pointer!, StringComparison.Ordinal);
        Assert.Contains("Dummy.Engine.dll", course.Pointer!, StringComparison.Ordinal);
        Assert.DoesNotContain("EmbeddedTorch.dll", course.Pointer!, StringComparison.Ordinal);
        string library = Path.GetDirectoryName(Directory.GetFiles(Path.Combine(course.Root, "lib", "bin"), "Dummy.Engine.dll", SearchOption.AllDirectories).Single())!;
        Assert.Equal(DummyPackage.NativeLibrary, File.ReadAllBytes(Assert.Single(Directory.GetFiles(library, "*DummyNative.*"))));

        AssertSays(course.Dotnet("build", "-c", "Release", "-p:WorkbookStack=embedded"), "Workbook stack: embedded (asked for");
        Assert.Equal("embedded", course.Remembered);
        Assert.Contains("EmbeddedTorch.dll", course.Pointer!, StringComparison.Ordinal);
    }

    /// <summary>A package is missing: embedded is chosen with the package's name, and holds when the package comes, until the choice is forgotten.</summary>
    [Fact]
    public void A_missing_package_chooses_embedded_until_the_choice_is_forgotten()
    {
        using var course = new DummyCourse();
        course.Offer(DummyCourse.Engine);
        AssertSays(course.Dotnet("build", "-c", "Release"), "Workbook stack: embedded (the feed has no Dummy.Charts");
        Assert.Equal("embedded", course.Remembered);
        Assert.Contains("EmbeddedTorch.dll", course.Pointer!, StringComparison.Ordinal);

        course.Offer(DummyCourse.Charts);
        AssertSays(course.Dotnet("restore"), "Workbook stack: embedded (remembered");
        AssertSays(course.Dotnet("msbuild", "-t:ForgetStack"), "Workbook stack: forgotten");
        Assert.Null(course.Remembered);
        AssertSays(course.Dotnet("restore"), "Workbook stack: nuget");
        Assert.Equal("nuget", course.Remembered);
    }

    /// <summary>Nuget is asked for and a package is missing: an error with its name and the way out, and nothing is remembered or published.</summary>
    [Fact]
    public void Nuget_asked_for_in_vain_is_an_error()
    {
        using var course = new DummyCourse();
        course.Offer(DummyCourse.Charts);
        var (exitCode, output) = course.Dotnet("build", "-p:WorkbookStack=nuget");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("WORKBOOK2", output, StringComparison.Ordinal);
        Assert.Contains("Dummy.Engine", output, StringComparison.Ordinal);
        Assert.Contains("-p:WorkbookStack=embedded", output, StringComparison.Ordinal);
        Assert.Null(course.Remembered);
        Assert.Null(course.Pointer);
    }

    /// <summary>The packages can be had but their native part does not load: embedded with the reason; an error if nuget is asked for.</summary>
    [Fact]
    public void A_native_library_that_does_not_load_chooses_embedded()
    {
        using var course = new DummyCourse();
        course.Offer(DummyCourse.Charts);
        DummyPackage.Write(course.Feed, DummyCourse.Engine, native: "no library"u8.ToArray());
        AssertSays(course.Dotnet("restore"), "Workbook stack: embedded (DummyNative does not load");
        Assert.Equal("embedded", course.Remembered);
        var (exitCode, output) = course.Dotnet("restore", "-p:WorkbookStack=nuget");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("WORKBOOK3", output, StringComparison.Ordinal);
        Assert.Equal("embedded", course.Remembered);
    }

    /// <summary>On a Linux whose C++ library is too old nothing is downloaded to find that out; other systems have no such condition.</summary>
    [Fact]
    public void An_old_Linux_is_not_asked_to_download()
    {
        using var course = new DummyCourse(cxxVersion: "GLIBCXX_99.9");
        course.Offer(DummyCourse.Engine, DummyCourse.Charts);
        AssertSays(course.Dotnet("restore"), OperatingSystem.IsLinux() ? "Workbook stack: embedded (libtorch needs GLIBCXX_99.9" : "Workbook stack: nuget");
        Assert.Equal(!OperatingSystem.IsLinux(), Directory.Exists(Path.Combine(course.Root, "packages", DummyCourse.Engine.ToLowerInvariant())));
    }

    /// <summary>Feeds given on the command line count for the probe as for the restore, two of them as well as one.</summary>
    [Fact]
    public void Feeds_of_the_command_line_reach_the_probe()
    {
        using var course = new DummyCourse();
        string other = Path.Combine(course.Root, "another feed");
        course.Offer(DummyCourse.Charts);
        DummyPackage.Write(other, DummyCourse.Engine, DummyPackage.NativeLibrary);
        AssertSays(course.Dotnet("restore", $"-p:RestoreAdditionalProjectSources={other}"), "Workbook stack: nuget");
        course.Dotnet("msbuild", "-t:ForgetStack");
        AssertSays(course.Dotnet("restore", "--source", course.Feed, "--source", other), "Workbook stack: nuget");
    }

    /// <summary>A feed that does not answer decides nothing: this build is embedded, the next restore asks again.</summary>
    [Fact]
    public void An_unreachable_feed_decides_nothing()
    {
        using var course = new DummyCourse("http://127.0.0.1:9/index.json");
        AssertSays(course.Dotnet("restore"), "Workbook stack: embedded for now");
        Assert.Null(course.Remembered);
    }

    private static void AssertSays((int ExitCode, string Output) result, string words)
    {
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.True(result.Output.Contains(words, StringComparison.Ordinal), $"'{words}' is not in:\n{result.Output}");
    }
}
