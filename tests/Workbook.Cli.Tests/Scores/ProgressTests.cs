using System.Text.Json;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests.Scores;

/// <summary><c>progress</c> shows what a grading would, remembers it, and says so.</summary>
public class ProgressTests
{
    [Fact]
    public async Task ABlankCourseIsShownWithoutGradingAnything()
    {
        using FakeCourse course = await GoodAsync();
        (int exitCode, string output, string error) = await course.RunAsync("progress");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            "lesson     exercises       points\n01-first         0/1        0 / 5\n02-second        0/1        0 / 5\n\n0 of 2 exercises, 0 / 10 points\n"
            + "next: one, 5 points, cell 2 of notebooks/01-first.dib\n  dotnet run -c Release --project lib/Workbook.Cli -- watch\n", output);
    }

    [Fact]
    public async Task AnswersAreGradedOnceAndRememberedAsLongAsTheyStay()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        (_, string output, string error) = await course.RunAsync("progress");
        Assert.Equal("grading 1 answer ...\n", error);
        Assert.Contains("01-first         1/1        5 / 5  done\n", output);
        Assert.DoesNotContain("remembered", output);
        (_, output, error) = await course.RunAsync("progress");
        Assert.Equal("", error);
        Assert.Contains("\n1 of 2 exercises, 5 / 10 points\n1 result is remembered from ", output);
        (_, output, error) = await course.RunAsync("progress", "--fresh");
        Assert.Equal("grading 2 answers ...\n", error);
        Assert.DoesNotContain("remembered", output);
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return -1;", 1));
        (_, output, error) = await course.RunAsync("progress");
        Assert.Equal("grading 1 answer ...\n", error);
        Assert.Contains("01-first         0/1      2.5 / 5\n", output);
    }

    [Fact]
    public async Task AChangedLibraryMakesRememberedResultsVoid()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        await course.RunAsync("progress");
        course.Write("lib/bin/build-the-solution-first.csx", course.Read("lib/bin/build-the-solution-first.csx") + "\n// a new build\n");
        (_, _, string error) = await course.RunAsync("progress");
        Assert.Equal("grading 1 answer ...\n", error);
    }

    [Fact]
    public async Task AFinishedCourseHasItsPage()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        course.Write("notebooks/02-second.dib", Loader + Exercise("two", "    return 2;", 2));
        (int exitCode, string output, _) = await course.RunAsync("progress");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("You have finished the course.\n\n2 exercises in 2 lessons, 10 / 10 points.\n", output);
    }

    [Fact]
    public async Task AnUnreadableNotebookIsSaidAndTheRestIsShown()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", "#!meta\n{\n#!csharp\n1\n");
        (int exitCode, string output, string error) = await course.RunAsync("progress");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("notebooks/01-first.dib(2): the metadata after '#!meta' is not valid JSON; ", error);
        Assert.Contains("01-first         0/1        0 / 5  cannot be graded\n", output);
        Assert.Contains("next: two, ", output);
    }

    [Fact]
    public async Task ASetUpThatFailsIsAProblemAndNotRemembered()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        string library = course.Read("lib/bin/build-the-solution-first.csx");
        course.Write("lib/bin/build-the-solution-first.csx", library + "\nint broken = ;\n");
        (int exitCode, string output, string error) = await course.RunAsync("progress");
        Assert.Equal(1, exitCode);
        Assert.Contains("a cell that all exercises need fails", error);
        Assert.Contains("01-first         0/1        0 / 5  cannot be graded\n", output);
        course.Write("lib/bin/build-the-solution-first.csx", library);
        (_, output, _) = await course.RunAsync("progress");
        Assert.Contains("01-first         1/1        5 / 5  done\n", output);
    }

    [Fact]
    public async Task JsonIsAllThatIsOnStandardOutput()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/02-second.dib", Loader + Exercise("two", "    return -2;", 2));
        (_, string output, _) = await course.RunAsync("progress", "--format", "json");
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal((2.5, 10.0), (root.GetProperty("earned").GetDouble(), root.GetProperty("points").GetDouble()));
        Assert.False(root.GetProperty("isFinished").GetBoolean());
        Assert.Equal("one", root.GetProperty("next").GetProperty("exercise").GetString());
        JsonElement two = root.GetProperty("lessons")[1].GetProperty("exercises")[0];
        Assert.Equal(("failed", false), (two.GetProperty("outcome").GetString(), two.GetProperty("isRemembered").GetBoolean()));
        (_, output, _) = await course.RunAsync("progress", "--format", "json");
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("remembered").GetInt32());
    }

    [Fact]
    public async Task GradeNeverReadsWhatIsRemembered()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return -1;", 1));
        await course.RunAsync("progress");
        string remembered = course.Read("notebooks/.progress.json");
        course.Write("notebooks/.progress.json", remembered.Replace("\"failed\"", "\"passed\"", StringComparison.Ordinal).Replace("2.5", "5", StringComparison.Ordinal));
        (_, string output, _) = await course.RunAsync("grade");
        Assert.EndsWith("\npoints: 2.5 / 10\n0 passed, 1 failed, 1 not answered\n", output);
    }

    [Fact]
    public async Task AMissingNotebookCountsWithNothingAndIsNoFinish()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        File.Delete(course["notebooks/02-second.dib"]);
        (int exitCode, string output, string error) = await course.RunAsync("progress");
        Assert.Equal(1, exitCode);
        Assert.Contains("\n02-second        0/1        0 / 5  cannot be graded\n\n1 of 2 exercises, 5 / 10 points\n", output);
        Assert.Contains("notebooks/02-second.dib: the notebook is not there; put it back, or run 'release', which restores those of the course\n", error);
    }

    [Fact]
    public async Task ALessonWithoutExercisesIsLeftOut()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/99-reference.dib", Loader + "#!markdown\n\n# All in one\n");
        await course.RunAsync("release");
        (int exitCode, string output, _) = await course.RunAsync("progress");
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("99-reference", output);
    }
}
