using System.Text.Json;
using Workbook.Cli.Courses;
using Workbook.Cli.Diagnosis;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests;

/// <summary><c>doctor</c> names what lessons need, and the command that mends what is missing.</summary>
public class DoctorTests
{
    // Enough of an engine to be measured.
    private const string Engine = """
        // Written by a test. Stack: embedded.
        public static class TorchSharp
        {
            public static class torch
            {
                public static IDisposable no_grad() => new System.IO.MemoryStream();
                public static Matrix randn(int rows, int columns) => new Matrix();
            }
        }

        public sealed class Matrix : IDisposable
        {
            public Matrix matmul(Matrix other) { System.Threading.Thread.Sleep(1); return other; }
            public void Dispose() { }
        }
        """;

    private const string Packages = """<Project><PropertyGroup><Second>Two</Second></PropertyGroup><ItemGroup><WorkbookEnginePackage Include="One.Package" /><WorkbookNotebookPackage Include="$(Second)" /></ItemGroup></Project>""";
    private const string Description = """
        | `poems` | two poems | 10 | public domain | a library |
        | `poems/one.txt` | 1 | 3 | `7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed` |
        """;

    private const string Versions = """<Project><PropertyGroup><OneVersion>1.0</OneVersion></PropertyGroup><ItemGroup><PackageVersion Include="One.Package" Version="$(OneVersion)" /><PackageVersion Include="Two" Version="2.0-Beta" /></ItemGroup></Project>""";

    [Fact]
    public async Task AMachineThatHasAllIsFine()
    {
        using FakeCourse course = await CompleteAsync();
        IReadOnlyList<Finding> findings = await ExamineAsync(course, Machine(course) with { MeasureSpeed = Speed.MeasureAsync });
        Assert.All(findings, finding => Assert.Equal((FindingState.Ok, ""), (finding.State, finding.Remedy)));
        Assert.Equal(0, DiagnosisReport.ExitCode(findings));
        Assert.Equal("not in use; all 2 packages are on this machine", Text(findings, "nuget stack"));
        Assert.Equal("10.0.401", Text(findings, "SDK"));
        Assert.Matches(@"^a notebook that loads the library takes [0-9.]+ s; matrix product \(512 x 512, float32\) [0-9]+ GFLOP/s; the longest lesson will take up to about [0-9]+ (s|minutes)$", Text(findings, "speed"));
    }

    [Fact]
    public async Task ALibraryThatIsNotBuiltIsMissingAndTheBuildMendsIt()
    {
        using FakeCourse course = await CompleteAsync();
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        IReadOnlyList<Finding> findings = await ExamineAsync(course, Machine(course) with { MeasureSpeed = Speed.MeasureAsync });
        Assert.Equal(1, DiagnosisReport.ExitCode(findings));
        Assert.Equal((FindingState.Missing, "dotnet build -c Release"), State(findings, "library"));
        Assert.Equal(FindingState.NotChecked, State(findings, "speed").State);
    }

    [Fact]
    public async Task ALibraryWhosePartsAreGoneIsMissing()
    {
        using FakeCourse course = await CompleteAsync();
        course.Write("lib/bin/build-the-solution-first.csx", $"#r \"{course["lib/bin/x/Workbook.dll"]}\"\n" + Engine);
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((FindingState.Missing, "dotnet build -c Release"), State(findings, "library"));
        Assert.EndsWith("Workbook.dll is not there", Text(findings, "library"));
    }

    [Fact]
    public async Task ALibraryThatDoesNotRunIsMissing()
    {
        using FakeCourse course = await CompleteAsync();
        course.Write("lib/bin/build-the-solution-first.csx", "// Stack: embedded\n");
        Finding speed = Assert.Single(await ExamineAsync(course, Machine(course) with { MeasureSpeed = Speed.MeasureAsync }), finding => finding.Name == "speed");
        Assert.Equal(FindingState.Missing, speed.State);
        Assert.Contains("TorchSharp", speed.Text);
    }

    [Fact]
    public async Task ChangesAfterTheBuildAndAnotherStackAskForABuild()
    {
        using FakeCourse course = await CompleteAsync();
        File.SetLastWriteTimeUtc(course.Write("lib/Workbook/A.cs", ""), DateTime.UtcNow.AddMinutes(5));
        course.Write("Workbook.stack.props", "<Project><WorkbookStackRemembered>nuget</WorkbookStackRemembered></Project>");
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((FindingState.Advice, "dotnet build -c Release"), State(findings, "library"));
        Assert.Equal((FindingState.Advice, "dotnet build -c Release"), State(findings, "stack"));
        Assert.Equal(0, DiagnosisReport.ExitCode(findings));
    }

    [Fact]
    public async Task APackageThatIsNotThereIsNamedWhereItsStackIsInUse()
    {
        using FakeCourse course = await CompleteAsync();
        Directory.Delete(course["packages/two"], recursive: true);
        Assert.Equal("not in use; 1 of its 2 packages are on this machine", Text(await ExamineAsync(course), "nuget stack"));
        course.Write("lib/bin/build-the-solution-first.csx", Engine.Replace("embedded", "nuget", StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((FindingState.Missing, "dotnet build -c Release -p:WorkbookStack=nuget"), State(findings, "nuget stack"));
        Assert.Equal("in use; not on this machine: Two 2.0-Beta", Text(findings, "nuget stack"));
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.32", "embedded", nameof(FindingState.Ok), "", "not in use; all 2 packages are on this machine")]
    [InlineData("GLIBCXX_3.4.30", "embedded", nameof(FindingState.Ok), "", "not in use, and not for this system: libtorch needs GLIBCXX_3.4.32, which lib/sys/libstdc++.so.6 does not have")]
    [InlineData("GLIBCXX_3.4.30", "nuget", nameof(FindingState.Missing), "dotnet build -c Release -p:WorkbookStack=embedded", "in use; libtorch needs GLIBCXX_3.4.32, which lib/sys/libstdc++.so.6 does not have")]
    public async Task AnOldCxxLibraryIsNotForLibtorch(string version, string stack, string state, string remedy, string text)
    {
        using FakeCourse course = await CompleteAsync();
        course.Write("lib/sys/libstdc++.so.6", "\0GLIBCXX_3.4\0" + version + "\0");
        course.Write("lib/Stack/Packages.props", Packages.Replace("<Second>", "<LinuxCxxVersion>GLIBCXX_3.4.32</LinuxCxxVersion><Second>", StringComparison.Ordinal));
        course.Write("lib/bin/build-the-solution-first.csx", Engine.Replace("embedded", stack, StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = await ExamineAsync(course, Machine(course) with { LibraryFolders = [course["lib/sys"]] });
        Assert.Equal((Enum.Parse<FindingState>(state), remedy), State(findings, "nuget stack"));
        Assert.Equal(text, Text(findings, "nuget stack").Replace(course["lib/sys"], "lib/sys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALibraryOfAnotherFolderAsksForABuild()
    {
        using FakeCourse course = await CompleteAsync();
        using var other = new FakeCourse();
        course.Write("lib/bin/build-the-solution-first.csx", $"#r \"{other.Write("lib/bin/embedded-1/Workbook.dll", "")}\"\n" + Engine);
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((FindingState.Advice, "dotnet build -c Release"), State(findings, "library"));
        Assert.EndsWith("which is not of this folder: it was copied or moved after the build", Text(findings, "library"));
    }

    [Fact]
    public async Task NotebooksThatDifferAreAdviceAndThoseThatAreGoneAreMissing()
    {
        using FakeCourse course = await CompleteAsync();
        const string release = "dotnet run -c Release --project lib/Workbook.Cli -- release";
        course.Write("notebooks/01-first.dib", FakeCourse.Loader);
        Assert.Equal((FindingState.Advice, release), State(await ExamineAsync(course), "notebooks"));
        File.Delete(course["notebooks/01-first.dib"]);
        Assert.Equal((FindingState.Missing, release), State(await ExamineAsync(course), "notebooks"));
    }

    [Fact]
    public async Task ANotebookThatCannotBeReadIsPutAsideAndOneWithoutItsLoaderIsWrittenAnew()
    {
        using FakeCourse course = await CompleteAsync();
        const string release = "dotnet run -c Release --project lib/Workbook.Cli -- release";
        File.WriteAllBytes(course["notebooks/01-first.dib"], [.. "#!csharp\n\nint x = 1; // "u8, 0xFF, 0xFE]);
        course.Write("notebooks/02-second.dib", course.Read("notebooks/02-second.dib").Replace(FakeCourse.Loader, "", StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = [.. (await ExamineAsync(course)).Where(finding => finding.Name == "notebooks")];
        Assert.Equal([FindingState.Missing, FindingState.Missing], findings.Select(finding => finding.State));
        Assert.Contains("01-first.dib cannot be read: ", findings[0].Text);
        Assert.EndsWith($"01-first.dib' '01-first-broken.dib' && {release}", findings[0].Remedy);
        Assert.EndsWith("02-second.dib: its first cell does not load the library", findings[1].Text);
        Assert.Equal(release, findings[1].Remedy);
    }

    [Theory]
    [InlineData(null, nameof(FindingState.Missing))]
    [InlineData("9.0.100", nameof(FindingState.Missing))]
    [InlineData("10.0.100\n", nameof(FindingState.Ok))]
    [InlineData("11.0.100-preview.1", nameof(FindingState.Ok))]
    public async Task TheSdkIsOfVersionTenOrLater(string? version, string state)
    {
        using var course = new FakeCourse();
        Assert.Equal(state, (await Toolchain.SdkAsync(new CourseFolder(course[""]), (_, _) => Task.FromResult(version))).State.ToString());
    }

    [Theory]
    [InlineData("""{ "sdk": { "version": "8.0.100" } } // ours""", null, "asks for SDK 8.0.100, and 'dotnet --version' says that it is not there")]
    [InlineData("""{ "sdk": { "version": "8.0.100" } }""", "8.0.404", "asks for SDK 8.0.100, and 'dotnet --version' says 8.0.404")]
    [InlineData("{", null, "asks for SDK in words that cannot be read, and 'dotnet --version' says that it is not there")]
    public async Task AFileThatPinsAnotherSdkIsNamed(string text, string? version, string says)
    {
        using var course = new FakeCourse();
        string file = course.Write("global.json", text);
        Finding finding = await Toolchain.SdkAsync(new CourseFolder(course[""]), (_, _) => Task.FromResult(version));
        Assert.Equal((FindingState.Missing, $"mv '{file}' '{file}.off'"), (finding.State, finding.Remedy));
        Assert.EndsWith("global.json " + says, finding.Text);
    }

    [Theory]
    [InlineData("/home/me/seq models, üж", nameof(FindingState.Ok), "")]
    [InlineData("/home/me/100%", nameof(FindingState.Advice), "mv '/home/me/100%' '/home/me/100-'")]
    public void AFolderOnWhichTheBuildFailsIsRenamed(string path, string state, string remedy)
    {
        Finding finding = Place.Name(new CourseFolder(path));
        Assert.Equal((state, OperatingSystem.IsWindows() ? "" : remedy), (finding.State.ToString(), OperatingSystem.IsWindows() ? "" : finding.Remedy));
    }

    [Fact]
    public async Task WhereNothingCanBeWrittenLessonsCannotRun()
    {
        using FakeCourse course = await CompleteAsync();
        string file = course.Write("a file", "");
        IReadOnlyList<Finding> findings = await ExamineAsync(course, Machine(course) with { TemporaryFolder = Path.Combine(file, "tmp") });
        Assert.Equal(FindingState.Missing, State(findings, "files").State);
        Assert.EndsWith("tmp, the folder for temporary files", Text(findings, "files"));
        Assert.StartsWith("mkdir ", State(findings, "files").Remedy);
    }

    [Theory]
    [InlineData(50_000_000L, nameof(FindingState.Missing), "50.0 MB are free for")]
    [InlineData(500_000_000L, nameof(FindingState.Advice), "500.0 MB are free for")]
    [InlineData(5_000_000_000L, nameof(FindingState.Ok), "5.00 GB are free for")]
    [InlineData(null, nameof(FindingState.NotChecked), "the system does not say")]
    public async Task TooLittleRoomIsTold(long? free, string state, string text)
    {
        using FakeCourse course = await CompleteAsync();
        Finding disk = Place.Disk(new CourseFolder(course[""]), Machine(course) with { FreeSpace = _ => free });
        Assert.Equal(state, disk.State.ToString());
        Assert.StartsWith(text, disk.Text);
    }

    [Fact]
    public async Task DataThatWasChangedIsRestored()
    {
        using FakeCourse course = await CompleteAsync();
        course.Write("data/poems/one.txt", "two");
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((FindingState.Advice, "git restore data/poems"), State(findings, "data"));
        Assert.Equal("data/poems/one.txt was changed", Text(findings, "data"));
        File.Delete(course["data/poems/one.txt"]);
        Assert.Equal((FindingState.Missing, "git restore data/poems"), State(await ExamineAsync(course), "data"));
        File.Delete(course["data/README.md"]);
        Assert.Equal((FindingState.Missing, "restore it: git restore data/README.md"), State(await ExamineAsync(course), "data"));
    }

    [Fact]
    public async Task WhatDownloadsLeftBehindIsNamedWhenItIsOld()
    {
        using FakeCourse course = await CompleteAsync();
        course.Write("data/downloads/glove.6B.zip.part", "PK");
        course.Write("data/downloads/unknown.part", "PK");
        Directory.CreateDirectory(course["data/downloads/.unpacking-imdb"]);
        course.Write("data/downloads/tiny-shakespeare/input.txt", "First Citizen:");
        Assert.Equal(["none; lessons need none ('data list' shows what there is)", "tiny-shakespeare is not complete: tiny-shakespeare/input.txt has 14 bytes instead of 1,115,394"],
            (await ExamineAsync(course)).Where(finding => finding.Name == "downloads").Select(finding => finding.Text));
        Finding[] later = [.. (await ExamineAsync(course, Machine(course) with { Clock = new LaterClock() })).Where(finding => finding.Name == "downloads")];
        Assert.Equal(5, later.Length);
        const string get = "dotnet run -c Release --project lib/Workbook.Cli -- data get ";
        Assert.Equal(get + "tiny-shakespeare", later[1].Remedy);
        Assert.Contains(later, finding => finding.Remedy == get + "glove.6B" && finding.Text.EndsWith("glove.6B.zip.part was left 3 days ago", StringComparison.Ordinal));
        Assert.Contains(later, finding => finding.Remedy.StartsWith("rm -r ", StringComparison.Ordinal) && finding.Remedy.EndsWith("unknown.part'", StringComparison.Ordinal));
        Assert.Contains(later, finding => finding.Remedy.StartsWith("rm -r ", StringComparison.Ordinal) && finding.Remedy.EndsWith(".unpacking-imdb'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LittleMemoryAsksForOneLessonAtATime()
    {
        using FakeCourse course = await CompleteAsync();
        IReadOnlyList<Finding> findings = await ExamineAsync(course, Machine(course) with { Memory = 1 << 30 });
        Assert.Equal((FindingState.Advice, "dotnet run -c Release --project lib/Workbook.Cli -- validate --jobs 1"), State(findings, "memory"));
        Assert.StartsWith("1.0 GiB;", Text(findings, "memory"));
    }

    [Fact]
    public async Task TextNeedsAnEncodingAndLanguages()
    {
        using FakeCourse course = await CompleteAsync();
        IReadOnlyList<Finding> findings = await ExamineAsync(course, Machine(course) with { Encoding = "us-ascii", LibraryFolders = [course["solutions"]] });
        Assert.Equal(FindingState.Advice, State(findings, "text").State);
        Assert.Contains("only the letters of us-ascii", Text(findings, "text"));
        Assert.Equal((FindingState.Advice, "export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"), State(findings, "ICU"));
        course.Write("solutions/libicuuc.so.72", "");
        Assert.Equal(FindingState.Ok, State(await ExamineAsync(course, Machine(course) with { LibraryFolders = [course["solutions"]] }), "ICU").State);
        Assert.DoesNotContain(
            await ExamineAsync(course, Machine(course) with { LibraryFolders = [course["notebooks"]], Variable = name => name == "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT" ? "1" : null }),
            finding => finding.Name == "ICU");
    }

    [Fact]
    public async Task JupyterIsLookedAtWhereItIs()
    {
        using FakeCourse course = await CompleteAsync();
        string ending = OperatingSystem.IsWindows() ? ".exe" : "";
        ThisMachine machine = Machine(course) with { Variable = name => name == "PATH" ? course["bin"] : null };
        Assert.Empty(Toolchain.Jupyter(machine));
        course.Write("bin/jupyter" + ending, "");
        Assert.Equal(FindingState.Ok, Assert.Single(Toolchain.Jupyter(machine)).State);
        course.Write("bin/dotnet-interactive" + ending, "");
        Assert.Equal("dotnet interactive jupyter install", Assert.Single(Toolchain.Jupyter(machine)).Remedy);
        course.Write("kernels/.net-csharp/kernel.json", "{}");
        Assert.Equal("it has .NET's C# kernel", Assert.Single(Toolchain.Jupyter(machine)).Text);
    }

    [Fact]
    public async Task WithoutSolutionsTheOtherFindingsAreStillThere()
    {
        using FakeCourse course = await CompleteAsync();
        Directory.Delete(course["solutions"], recursive: true);
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((FindingState.Missing, "restore the folder: git restore solutions"), State(findings, "notebooks"));
        Assert.Equal(FindingState.Ok, State(findings, "data").State);
    }

    [Fact]
    public void TheVerdictSaysWhatItIsAbout()
    {
        var ok = new Finding("SDK", FindingState.Ok, "");
        var unknown = new Finding("VS Code", FindingState.NotChecked, "");
        var disk = new Finding("disk", FindingState.Advice, "");
        var library = new Finding("library", FindingState.Missing, "");
        Assert.Equal("ready", DiagnosisReport.Verdict([ok, unknown]));
        Assert.Equal("ready, with remarks: disk, data", DiagnosisReport.Verdict([ok, disk, disk with { Name = "data" }, disk]));
        Assert.Equal("not ready: library", DiagnosisReport.Verdict([disk, library, ok]));
    }

    [Theory]
    [InlineData(null, nameof(FindingState.NotChecked), "")]
    [InlineData("a.b\nMS-dotnettools.dotnet-interactive-vscode\n", nameof(FindingState.Ok), "")]
    [InlineData("a.b\n", nameof(FindingState.Advice), "code --install-extension ms-dotnettools.dotnet-interactive-vscode")]
    public async Task TheEditorsExtensionIsAskedFor(string? extensions, string state, string remedy)
    {
        Finding finding = await Toolchain.EditorAsync((_, _) => Task.FromResult(extensions));
        Assert.Equal((state, remedy), (finding.State.ToString(), finding.Remedy));
    }

    [Fact]
    public async Task AProgramThatIsAbsentFailsOrIsSlowGivesNoAnswer()
    {
        var programs = new OtherPrograms(AppContext.BaseDirectory, TimeSpan.FromMinutes(1));
        Assert.Null(await programs.AskAsync("no-such-program-anywhere"));
        Assert.Null(await programs.AskAsync("dotnet", "no-such-command-anywhere.dll"));
        Assert.Null(await new OtherPrograms(AppContext.BaseDirectory, TimeSpan.Zero).AskAsync("dotnet", "--info"));
        Assert.Matches("^[0-9]+", await programs.AskAsync("dotnet", "--version"));
    }

    [Fact]
    public async Task TheReportNamesTheCommandsAndSaysWhetherLessonsCanRun()
    {
        using FakeCourse course = await CompleteAsync();
        (int exitCode, string output, string error) = await course.RunAsync("doctor");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("\nok          runtime       .NET ", output);
        Assert.Matches("\nready(, with remarks: .*)?\n$", output);
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        (exitCode, output, _) = await course.RunAsync("doctor");
        Assert.Equal(1, exitCode);
        Assert.Contains("\nMISSING     library       lib/bin/build-the-solution-first.csx is not there\n                          -> dotnet build -c Release\n", output);
        Assert.EndsWith("\nnot ready: library\n", output);
        (exitCode, output, _) = await course.RunAsync("doctor", "--format", "json");
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal((1, 1, "not ready: library"), (exitCode, root.GetProperty("exitCode").GetInt32(), root.GetProperty("verdict").GetString()));
        JsonElement library = root.GetProperty("findings").EnumerateArray().First(item => item.GetProperty("name").GetString() == "library");
        Assert.Equal(("missing", "dotnet build -c Release"), (library.GetProperty("state").GetString(), library.GetProperty("remedy").GetString()));
    }

    private static async Task<FakeCourse> CompleteAsync()
    {
        FakeCourse course = await FakeCourse.GoodAsync();
        course.Write("lib/bin/build-the-solution-first.csx", Engine);
        course.Write("Workbook.stack.props", "<Project><WorkbookStackRemembered>embedded</WorkbookStackRemembered></Project>");
        course.Write("lib/Stack/Packages.props", Packages);
        course.Write("Directory.Packages.props", Versions);
        course.Write("packages/one.package/1.0/one", "");
        course.Write("packages/two/2.0-beta/two", "");
        course.Write("data/README.md", Description);
        course.Write("data/poems/one.txt", "one");
        return course;
    }

    // A machine that has all, whatever this one has. Only three tests need its speed, which takes a process of its own.
    private static ThisMachine Machine(FakeCourse course) => new()
    {
        MeasureSpeed = (_, _) => Task.FromResult(new Finding("speed", FindingState.Ok, "")),
        Encoding = "utf-8",
        FreeSpace = _ => long.MaxValue,
        Memory = 1L << 34,
        LibraryFolders = [],
        JupyterKernels = [course["kernels"]],
        Variable = _ => null,
    };

    private static Task<IReadOnlyList<Finding>> ExamineAsync(FakeCourse course, ThisMachine? machine = null) =>
        new Doctor(new CourseFolder(course[""]), new Shelf(), machine ?? Machine(course)).ExamineAsync(
            (_, arguments) => Task.FromResult<string?>(arguments[0] == "--version" ? "10.0.401\n" : "global-packages: " + course["packages"] + "\n"),
            (_, _) => Task.FromResult<string?>("ms-dotnettools.dotnet-interactive-vscode\n"),
            CancellationToken.None);

    private sealed class LaterClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(3);
    }

    private static (FindingState State, string Remedy) State(IReadOnlyList<Finding> findings, string name)
    {
        Finding finding = findings.Single(finding => finding.Name == name);
        return (finding.State, finding.Remedy);
    }

    private static string Text(IReadOnlyList<Finding> findings, string name) => findings.Single(finding => finding.Name == name).Text;
}
