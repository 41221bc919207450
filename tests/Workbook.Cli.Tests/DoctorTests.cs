using System.Text.Json;
using Workbook.Cli.Courses;
using Workbook.Cli.Diagnosis;

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
    private const string Versions = """<Project><PropertyGroup><OneVersion>1.0</OneVersion></PropertyGroup><ItemGroup><PackageVersion Include="One.Package" Version="$(OneVersion)" /><PackageVersion Include="Two" Version="2.0-Beta" /></ItemGroup></Project>""";

    [Fact]
    public async Task AMachineThatHasAllIsFine()
    {
        using FakeCourse course = await CompleteAsync();
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.All(findings, finding => Assert.Equal((FindingState.Ok, ""), (finding.State, finding.Remedy)));
        Assert.Equal(0, DiagnosisReport.ExitCode(findings));
        Assert.Equal("not in use; all 2 packages are on this machine", Text(findings, "nuget stack"));
        Assert.Equal("10.0.401", Text(findings, "SDK"));
        Assert.Matches(@"^a notebook that loads the library takes [0-9.]+ s; matrix product \(512 x 512, float32\) [0-9]+ GFLOP/s$", Text(findings, "speed"));
    }

    [Fact]
    public async Task ALibraryThatIsNotBuiltIsMissingAndTheBuildMendsIt()
    {
        using FakeCourse course = await CompleteAsync();
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
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
        Finding speed = Assert.Single(await ExamineAsync(course), finding => finding.Name == "speed");
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

    [Theory]
    [InlineData("embedded", nameof(FindingState.Advice), "not in use; not on this machine: Two 2.0-Beta")]
    [InlineData("nuget", nameof(FindingState.Missing), "in use; not on this machine: Two 2.0-Beta")]
    public async Task APackageThatIsNotThereIsNamedAndMattersOnItsStack(string stack, string state, string text)
    {
        using FakeCourse course = await CompleteAsync();
        Directory.Delete(course["packages/two"], recursive: true);
        course.Write("lib/bin/build-the-solution-first.csx", Engine.Replace("embedded", stack, StringComparison.Ordinal));
        IReadOnlyList<Finding> findings = await ExamineAsync(course);
        Assert.Equal((Enum.Parse<FindingState>(state), "dotnet build -c Release -p:WorkbookStack=nuget"), State(findings, "nuget stack"));
        Assert.Equal(text, Text(findings, "nuget stack"));
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

    [Theory]
    [InlineData(null, nameof(FindingState.Missing))]
    [InlineData("9.0.100", nameof(FindingState.Missing))]
    [InlineData("10.0.100\n", nameof(FindingState.Ok))]
    [InlineData("11.0.100-preview.1", nameof(FindingState.Ok))]
    public async Task TheSdkIsOfVersionTenOrLater(string? version, string state) =>
        Assert.Equal(state, (await Toolchain.SdkAsync((_, _) => Task.FromResult(version))).State.ToString());

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
        Assert.EndsWith("\nlessons can run\n", output);
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        (exitCode, output, _) = await course.RunAsync("doctor");
        Assert.Equal(1, exitCode);
        Assert.Contains("\nMISSING     library       lib/bin/build-the-solution-first.csx is not there\n                          -> dotnet build -c Release\n", output);
        Assert.EndsWith("\nlessons cannot run: 1 missing\n", output);
        (exitCode, output, _) = await course.RunAsync("doctor", "--format", "json");
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal((1, 1), (exitCode, root.GetProperty("exitCode").GetInt32()));
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
        return course;
    }

    private static Task<IReadOnlyList<Finding>> ExamineAsync(FakeCourse course) => Doctor.ExamineAsync(
        new CourseFolder(course[""]),
        (_, arguments) => Task.FromResult<string?>(arguments[0] == "--version" ? "10.0.401\n" : "global-packages: " + course["packages"] + "\n"),
        (_, _) => Task.FromResult<string?>("ms-dotnettools.dotnet-interactive-vscode\n"),
        CancellationToken.None);

    private static (FindingState State, string Remedy) State(IReadOnlyList<Finding> findings, string name)
    {
        Finding finding = findings.Single(finding => finding.Name == name);
        return (finding.State, finding.Remedy);
    }

    private static string Text(IReadOnlyList<Finding> findings, string name) => findings.Single(finding => finding.Name == name).Text;
}
