using System.Text.Json;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests;

/// <summary><c>release</c> and its check, as a user sees them.</summary>
public class ReleaseCommandTests
{
    [Fact]
    public async Task FilesThatAreWrittenAreNamedAndASecondRunWritesNone()
    {
        using var course = new FakeCourse();
        course.Write("solutions/a.dib", Loader + Solved("one", 1));
        Assert.Equal((0, "notebooks/a.dib: written\n1 written, 0 unchanged, 0 failed\n", ""), await course.RunAsync("release"));
        Assert.Equal((0, "0 written, 1 unchanged, 0 failed\n", ""), await course.RunAsync("release"));
        Assert.Equal((0, "1 passed, 0 failed\n", ""), await course.RunAsync("release", "--check", "--blank"));
    }

    [Fact]
    public async Task ABrokenFileIsAnErrorAndOneFailure()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", "#!meta\n[]\n");
        string problem = "notebooks/01-first.dib(2): the metadata after '#!meta' is not a JSON object; restore the line after '#!meta' from the original notebook, or delete '#!meta' and that line\n";
        Assert.Equal((1, "0 written, 1 unchanged, 1 failed\n", problem), await course.RunAsync("release"));
        Assert.Equal((1, "1 passed, 1 failed\n", problem), await course.RunAsync("release", "--check"));
    }

    [Fact]
    public async Task AnAnswerIsADifferenceOnlyForABlankCourse()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        Assert.Equal((0, "2 passed, 0 failed\n", ""), await course.RunAsync("release", "--check"));
        (int exitCode, string output, string error) = await course.RunAsync("release", "--check", "--blank");
        Assert.Equal((1, "1 passed, 1 failed\n"), (exitCode, output));
        Assert.StartsWith("notebooks/01-first.dib(2,4): the line is '    return 1;', in the release it is '    // YOUR CODE HERE'; ", error);
    }

    [Fact]
    public async Task JsonHasTheFilesAndTheProblems()
    {
        using var course = new FakeCourse();
        course.Write("solutions/a.dib", Loader + Solved("one", 1));
        JsonElement root = await JsonAsync(0, "release", "--format", "json");
        Assert.Equal(("release", false), (root.GetProperty("command").GetString(), root.GetProperty("check").GetBoolean()));
        Assert.EndsWith("a.dib", root.GetProperty("written")[0].GetString());
        File.Delete(course["notebooks/a.dib"]);
        root = await JsonAsync(1, "release", "--check", "--format", "json");
        Assert.Equal((true, 1), (root.GetProperty("check").GetBoolean(), root.GetProperty("exitCode").GetInt32()));
        Assert.Equal("run the command 'release'", root.GetProperty("problems")[0].GetProperty("remedy").GetString());

        async Task<JsonElement> JsonAsync(int expected, params string[] arguments)
        {
            (int exitCode, string output, _) = await course.RunAsync(arguments);
            Assert.Equal(expected, exitCode);
            return JsonDocument.Parse(output).RootElement;
        }
    }

    [Fact]
    public async Task WithoutSolutionsItCannotRun()
    {
        using var course = new FakeCourse();
        Assert.Equal((2, "", "solutions: there are no notebooks; restore the folder: git restore solutions\n"), await course.RunAsync("release"));
    }

    [Theory]
    [InlineData("release", "--blank")]
    [InlineData("release", "unexpected")]
    [InlineData("validate", "--jobs", "0")]
    [InlineData("validate", "--timeout", "-1")]
    [InlineData("validate", "--seed", "x")]
    [InlineData("grade", "--format", "yaml")]
    [InlineData("unheard-of")]
    [InlineData]
    public async Task WrongArgumentsAreExplainedAndExitWithTwo(params string[] arguments)
    {
        using FakeCourse course = await GoodAsync();
        (int exitCode, string output, string error) = await course.RunAsync(arguments);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.EndsWith("\n--help shows what there is\n", error);
    }
}
