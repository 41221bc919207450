using System.Text.Json;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests;

/// <summary><c>grade</c> scores each exercise of each notebook and says what is wrong with an answer.</summary>
public class GradeTests
{
    [Fact]
    public async Task ABlankCourseHasNothingPassedNothingFailedAndAllUnanswered()
    {
        using FakeCourse course = await GoodAsync();
        (int exitCode, string output, string error) = await course.RunAsync("grade");
        Assert.Equal("", error);
        Assert.Equal(1, exitCode);
        Assert.EndsWith("\npoints: 0 / 10\n0 passed, 0 failed, 2 not answered\n", output);
    }

    [Fact]
    public async Task SolvedNotebooksHaveTheFullScore()
    {
        using FakeCourse course = await GoodAsync();
        (int exitCode, string output, _) = await course.RunAsync("grade", course["solutions"]);
        Assert.EndsWith("\npoints: 10 / 10\n2 passed, 0 failed, 0 not answered\n", output);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task ANameMayBeShortIfItIsClear()
    {
        using FakeCourse course = await GoodAsync();
        (_, string output, _) = await course.RunAsync("grade", "02");
        Assert.Contains("notebooks/02-second.dib\n", output, StringComparison.Ordinal);
        Assert.EndsWith("\npoints: 0 / 5\n0 passed, 0 failed, 1 not answered\n", output);
        Assert.Equal((2, "", "'0' is the beginning of several notebooks; there are: 01-first, 02-second\n"), await course.RunAsync("grade", "0"));
    }

    [Fact]
    public async Task ANotebookThatAsksNothingIsLeftOut()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/99-reference.dib", Loader + "#!markdown\n\n# To look things up\n");
        (_, string missing, string missingNotes) = await course.RunAsync("grade");
        Assert.Equal(0, (await course.RunAsync("release")).ExitCode);
        (_, string output, string notes) = await course.RunAsync("grade");
        Assert.Equal(("", ""), (missingNotes, notes));
        Assert.DoesNotContain("99-reference", missing + output, StringComparison.Ordinal);
        Assert.EndsWith("\npoints: 0 / 10\n0 passed, 0 failed, 2 not answered\n", output);
    }

    [Fact]
    public async Task EachExerciseHasItsPointsAndAFailedOneItsFeedback()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return -1;", 1));
        course.Write("notebooks/02-second.dib", Loader + Exercise("two", "    return 2 +;", 2));
        (int exitCode, string output, _) = await course.RunAsync("grade");
        Assert.Equal(1, exitCode);
        string[] lines = output.Split('\n');
        Assert.Matches(@"^01-first         0/1      2\.5 / 5  +[0-9.]+  1 failed$", lines[2]);
        Assert.Matches(@"^02-second        0/1        0 / 5  +[0-9.]+  1 failed$", lines[3]);
        Assert.Contains("\nnotebooks/01-first.dib\n  one    2.5 / 5  failed\n", output);
        Assert.Contains("\n01-first, one: Title one\n  expected 1, got -1\n", output);
        Assert.Contains("\n02-second, two: Second\n  notebooks/02-second.dib(2,4): ", output);
        Assert.Contains("\n      return 2 +;\n\npoints: ", output);
        Assert.EndsWith("\npoints: 2.5 / 10\n0 passed, 2 failed, 0 not answered\n", output);
    }

    [Fact]
    public async Task ARenamedCopyIsKnownByItsExercises()
    {
        using FakeCourse course = await GoodAsync();
        string copy = course.Write("homework/ada.dib", Loader + Exercise("two", "    return 2;", 2));
        (int exitCode, string output, _) = await course.RunAsync("grade", copy);
        Assert.Equal(0, exitCode);
        Assert.Contains("homework/ada.dib\n  two      5 / 5  passed\n", output);
        Assert.EndsWith("1 passed, 0 failed, 0 not answered\n", output);
    }

    [Fact]
    public async Task WhatIsNoNotebookOfTheCourseIsAnErrorAloneAndANoteInAFolder()
    {
        using FakeCourse course = await GoodAsync();
        string other = course.Write("notebooks/scratch.dib", "1");
        Assert.Equal((2, "", "notebooks/scratch.dib: this notebook has neither the name nor an exercise of a notebook of the course; give it the name of the one it answers: 01-first.dib, 02-second.dib\n"),
            await course.RunAsync("grade", other));
        (_, string output, string error) = await course.RunAsync("grade");
        Assert.Equal("notebooks/scratch.dib: not graded, it has neither the name nor an exercise of a notebook of the course; rename it if it should be\n", error);
        Assert.EndsWith("0 passed, 0 failed, 2 not answered\n", output);
    }

    [Fact]
    public async Task AnUnreadableNotebookCostsItsPointsAndTheOthersAreGraded()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", "#!meta\n{\n#!csharp\n1\n");
        (int exitCode, string output, string error) = await course.RunAsync("grade");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("notebooks/01-first.dib(2): the metadata after '#!meta' is not valid JSON; ", error);
        Assert.EndsWith("\npoints: 0 / 10\n0 passed, 2 failed, 1 not answered\n", output);
    }

    [Fact]
    public async Task AMissingNotebookIsNoted()
    {
        using FakeCourse course = await GoodAsync();
        File.Delete(course["notebooks/01-first.dib"]);
        (_, string output, string error) = await course.RunAsync("grade");
        Assert.Equal("notebooks/01-first.dib: the notebook does not exist, its exercises are not counted; run 'release', which restores it\n", error);
        Assert.EndsWith("0 passed, 0 failed, 1 not answered\n", output);
    }

    [Fact]
    public async Task ANameMeansTheCoursesNotebookAndAnUnknownOneListsThem()
    {
        using FakeCourse course = await GoodAsync();
        (_, string output, _) = await course.RunAsync("grade", "02-second");
        Assert.EndsWith("0 passed, 0 failed, 1 not answered\n", output);
        Assert.Equal((2, "", "no/such: there is no such file, folder or notebook; there are: 01-first, 02-second\n"),
            await course.RunAsync("grade", "no/such"));
    }

    [Fact]
    public async Task WithoutNotebooksItCannotRun()
    {
        using FakeCourse course = await GoodAsync();
        Assert.Equal((2, "", "lib: there is no notebook of the course; run 'release', which writes the notebooks into notebooks/\n"),
            await course.RunAsync("grade", course["lib"]));
        Directory.Delete(course["notebooks"], recursive: true);
        Assert.Equal((2, "", "notebooks: there is no such file, folder or notebook; run 'release', which writes the notebooks into notebooks/\n"),
            await course.RunAsync("grade"));
    }

    [Fact]
    public async Task JsonHasTheScore()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return -1;", 1));
        (_, string output, _) = await course.RunAsync("grade", "--format", "json");
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(2.5, root.GetProperty("earned").GetDouble());
        Assert.Equal(10, root.GetProperty("points").GetDouble());
        Assert.Equal(1, root.GetProperty("unanswered").GetInt32());
        Assert.Equal("expected 1, got -1", root.GetProperty("notebooks")[0].GetProperty("cases")[0].GetProperty("feedback").GetString());
    }
}
