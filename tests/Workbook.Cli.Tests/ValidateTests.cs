using System.Text.Json;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests;

/// <summary><c>validate</c> proves each notebook, each exercise and the release, and counts each once.</summary>
public class ValidateTests
{
    [Fact]
    public async Task AGoodCourseIsOneLineForEachNotebookAndPasses()
    {
        using FakeCourse course = await GoodAsync();
        (int exitCode, string output, string error) = await course.RunAsync("validate", "--seed", "7");
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        string[] lines = output.TrimEnd().Split('\n');
        Assert.StartsWith("stack embedded, engine unknown, .NET ", lines[0]);
        Assert.EndsWith(", seed 7", lines[0]);
        Assert.Equal("notebook   cells  exercises  seconds  result", lines[1]);
        Assert.Matches(@"^01-first       3        1/1  +[0-9.]+  passed$", lines[2]);
        Assert.Matches(@"^02-second      3        1/1  +[0-9.]+  passed$", lines[3]);
        Assert.Matches(@"^release +[0-9.]+  passed$", lines[4]);
        Assert.Equal("5 passed, 0 failed", lines[5]);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public async Task EachFaultIsCountedOnceAndSaysWhereItIs()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/01-first.dib", Loader + "#!csharp\n\nint zero = 0;\n1 / zero\n\n" + Solved("one", 1, expected: 3));
        course.Write("solutions/03-broken.dib", "#!meta\n{\n#!csharp\n1\n");
        course.Write("solutions/04-rules.dib", "#!csharp\n\n1\n\n" + Solved("two", 2));
        (int exitCode, string output, string error) = await course.RunAsync("validate");
        Assert.Equal(1, exitCode);
        Assert.EndsWith("\n2 passed, 6 failed\n", output);
        Assert.Contains("solutions/01-first.dib(2,2): System.DivideByZeroException: ", error);
        Assert.Contains("\n    1 / zero\n", error);
        Assert.Contains("solutions/01-first.dib: the solution of the exercise 'one' earns 0 / 5 points; mend the solution or its check\n  expected 3, got 1\n", error);
        Assert.Contains("solutions/03-broken.dib(2): the metadata after '#!meta' is not valid JSON; ", error);
        Assert.Contains("solutions/04-rules.dib(1,1): the first cell does not load the library; ", error);
        Assert.Contains("solutions/04-rules.dib(2,1): the exercise id 'two' is also that of cell 3 of solutions/02-second.dib; ", error);
        Assert.Contains("notebooks/01-first.dib(2,1): a cell is missing here, 'int zero = 0;'; run the command 'release'\n", error);
        Assert.Contains("notebooks/04-rules.dib: the notebook does not exist; run the command 'release'\n", error);
    }

    [Fact]
    public async Task PointsOfTheHeaderAreThoseOfTheCheck()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/01-first.dib", Loader + Solved("one", 1).Replace("5 points", "6 points", StringComparison.Ordinal));
        await course.RunAsync("release");
        (int exitCode, string output, string error) = await course.RunAsync("validate", "01");
        Assert.Equal(1, exitCode);
        Assert.Equal("solutions/01-first.dib(2,1): the header gives 6 points, the check 5; make them the same\n", error);
        Assert.EndsWith("2 passed, 1 failed\n", output);
    }

    [Fact]
    public async Task ANameChoosesNotebooksAndAnUnknownOneListsThem()
    {
        using FakeCourse course = await GoodAsync();
        File.Delete(course["notebooks/01-first.dib"]);
        (int exitCode, string output, _) = await course.RunAsync("validate", "02", "02-second.dib", "--jobs", "1");
        Assert.Equal(0, exitCode);
        Assert.EndsWith("3 passed, 0 failed\n", output);
        Assert.Equal((2, "", "there is no notebook '03'; there are: 01-first, 02-second\n"), await course.RunAsync("validate", "03"));
        Assert.Equal((2, "", "'0' is the beginning of several notebooks; there are: 01-first, 02-second\n"), await course.RunAsync("validate", "0"));
    }

    [Fact]
    public async Task ACellThatTakesTooLongFails()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/01-first.dib", Loader + "#!csharp\n\nwhile (true) { }\n");
        await course.RunAsync("release");
        (int exitCode, string output, string error) = await course.RunAsync("validate", "01", "--timeout", "3");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("solutions/01-first.dib(2", error);
        Assert.EndsWith("1 passed, 1 failed\n", output);
    }

    [Fact]
    public async Task JsonIsAllThatIsOnStandardOutput()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/02-second.dib", Loader + Solved("two", 2, expected: 3));
        (int exitCode, string output, _) = await course.RunAsync("validate", "--format", "json", "--seed", "8");
        Assert.Equal(1, exitCode);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("validate", root.GetProperty("command").GetString());
        Assert.Equal(1, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(8, root.GetProperty("environment").GetProperty("seed").GetInt64());
        Assert.Equal(3, root.GetProperty("passed").GetInt32());
        Assert.Equal(2, root.GetProperty("failed").GetInt32());
        JsonElement failed = root.GetProperty("notebooks")[1].GetProperty("cases")[1];
        Assert.Equal("exercise", failed.GetProperty("kind").GetString());
        Assert.Equal("failed", failed.GetProperty("outcome").GetString());
        Assert.Equal(8, failed.GetProperty("check").GetProperty("seed").GetInt64());
        JsonElement release = root.GetProperty("notebooks")[2].GetProperty("cases")[0];
        Assert.Equal("notebooks/02-second.dib", release.GetProperty("errors")[0].GetProperty("file").GetString()!.Replace(Path.DirectorySeparatorChar, '/'));
    }

    [Fact]
    public async Task OutputGoesToAFileAndTheProgressToTheScreen()
    {
        using FakeCourse course = await GoodAsync();
        (int exitCode, string output, _) = await course.RunAsync("validate", "01", "--format", "json", "--output", course["result.json"]);
        Assert.Equal(0, exitCode);
        Assert.EndsWith("3 passed, 0 failed\n", output);
        Assert.Equal(3, JsonDocument.Parse(course.Read("result.json")).RootElement.GetProperty("passed").GetInt32());
        (exitCode, _, string error) = await course.RunAsync("validate", "01", "--output", course["no/folder/result.txt"]);
        Assert.Equal(2, exitCode);
        Assert.StartsWith("no/folder/result.txt: the result cannot be written (", error);
    }

    [Fact]
    public async Task WithoutTheLibraryItCannotRun()
    {
        using FakeCourse course = await GoodAsync();
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        Assert.Equal((2, "", "lib/bin/build-the-solution-first.csx: the library is not built; run 'dotnet build -c Release' in the course's folder\n"),
            await course.RunAsync("validate"));
    }

    [Fact]
    public async Task CancellationLeavesNothingRunningAndCannotRun()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/01-first.dib", Loader + $"#!csharp\n\nSystem.IO.File.WriteAllText(@\"{course["alive"]}\", Environment.ProcessId.ToString());\nwhile (true) {{ }}\n");
        using var cancellation = new CancellationTokenSource();
        Task<(int ExitCode, string Output, string Error)> run = course.RunAsync(["validate", "01"], cancellation.Token);
        while (!File.Exists(course["alive"]) || course.Read("alive").Length == 0)
        {
            await Task.Delay(20);
        }

        await cancellation.CancelAsync();
        (int exitCode, _, string error) = await run;
        Assert.Equal((2, "interrupted\n"), (exitCode, error));
        int child = int.Parse(course.Read("alive"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(await IsGoneAsync(child, TimeSpan.FromSeconds(20)), $"process {child} is still there");
    }

    /// <summary>A killed process stays in the system's list until it has been buried, which on a busy machine takes a moment.</summary>
    private static async Task<bool> IsGoneAsync(int process, TimeSpan patience)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (System.Diagnostics.Process.GetProcesses().Any(other => other.Id == process))
        {
            if (waited.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(20);
        }

        return true;
    }
}
