using Workbook.Notebooks.Releases;
using static Workbook.Notebooks.Tests.Releases.Course;

namespace Workbook.Notebooks.Tests.Releases;

/// <summary>A release writes blanks, keeps answers, and takes nothing of a learner's away without a copy.</summary>
public class ReleaseTests
{
    private const string Prose = "#!markdown\n\n# Lesson\n\n";

    private static readonly string s_answered = Exercise("one", "    int x = 0;\n    return x; // mine");

    [Fact]
    public void BlanksAreWrittenAndASecondRunWritesNothing()
    {
        using var course = new Course();
        course.Solution("a.dib", "#!meta\n\n{\"x\":1}\n\n" + Loader + Solved("one") + Prose);
        ReleaseReport first = course.Write();
        Assert.Equal("notebooks/a.dib", course.Short(Assert.Single(first.Written)));
        Assert.Equal(("#!meta\n\n{\"x\":1}\n\n" + Loader + Blank("one") + Prose).TrimEnd() + "\n", course.Read("a.dib"));

        ReleaseReport second = course.Write();
        Assert.Empty(second.Written);
        Assert.Single(second.Unchanged);
        Assert.Empty(second.Notes);
        Assert.Empty(second.Problems);
        Assert.Empty(course.Backups);
    }

    [Fact]
    public void AnAnswerIsKeptWhenTheRestOfTheNotebookChanges()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader + Solved("two") + Solved("one"));
        course.Notebook("a.dib", Loader + s_answered);
        ReleaseReport report = course.Write();
        Assert.Equal((Loader + Blank("two") + s_answered).TrimEnd() + "\n", course.Read("a.dib"));
        Assert.Equal(["notebooks/a.dib: answered exercises kept: 1"], report.Notes.Select(course.Short));
        Assert.Empty(course.Backups);
        Assert.Empty(course.Write().Written);
    }

    [Theory]
    [InlineData("    throw new NotImplementedException();")]
    [InlineData("    // YOUR CODE HERE\n    return 2;")]
    [InlineData("    // YOUR CODE HERE\n    return 2;\n    throw new NotImplementedException();")]
    [InlineData("")]
    public void AnyTouchedPlaceholderIsAnAnswer(string body)
    {
        using var course = new Course();
        course.Solution("a.dib", Loader + Solved("one", "// new text\n"));
        course.Notebook("a.dib", Loader + Exercise("one", body));
        course.Write();
        Assert.Equal(Loader + Exercise("one", body), course.Read("a.dib"));
    }

    [Fact]
    public void OneOfTwoPlaceholdersAnsweredIsAnAnswer()
    {
        const string half = "// EXERCISE one (5 points)\nint F() => 1;\nint G()\n{\n    // YOUR CODE HERE\n    throw new NotImplementedException();\n}\n";
        using var course = new Course();
        course.Solution("a.dib", "// EXERCISE one (5 points)\n// BEGIN SOLUTION\n// END SOLUTION\nint G()\n{\n    // BEGIN SOLUTION\n    // END SOLUTION\n}\n");
        course.Notebook("a.dib", half);
        Assert.Empty(course.Write().Written);
        Assert.Equal(half, course.Read("a.dib"));
    }

    [Fact]
    public void AnUntouchedExerciseTakesTheCurrentTextAndTheOldFileIsCopiedFirst()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader + Solved("one"));
        string old = Loader + Blank("one", "int helper = 1; // above the placeholder\n");
        course.Notebook("a.dib", old);
        ReleaseReport report = course.Write();
        Assert.Equal((Loader + Blank("one")).TrimEnd() + "\n", course.Read("a.dib"));
        Assert.Equal(["notebooks/a.dib: cells that are not in the release: 1, answers without an exercise, now at the end: 0; the file as it was is notebooks/.backup/a-20260304-050607.dib"], report.Notes.Select(course.Short));
        Assert.Equal(old, File.ReadAllText(Assert.Single(course.Backups)));
    }

    [Fact]
    public void CellsOfTheLearnersOwnAreCopiedBeforeTheyGo()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader + Solved("one"));
        course.Notebook("a.dib", Loader + s_answered + "#!csharp\n\nvar scratch = 1;\n\n#!markdown\n\nmy notes\n");
        ReleaseReport report = course.Write();
        Assert.Equal((Loader + s_answered).TrimEnd() + "\n", course.Read("a.dib"));
        Assert.Contains("cells that are not in the release: 2", report.Notes[1]);
        Assert.Contains("my notes", File.ReadAllText(Assert.Single(course.Backups)));
    }

    [Fact]
    public void OfTwoAnswersToOneExerciseTheFirstStaysAndTheOtherIsCopied()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader + Solved("one"));
        string second = Exercise("one", "    return 22;");
        course.Notebook("a.dib", Loader + s_answered + second);
        course.Write();
        Assert.Equal((Loader + s_answered).TrimEnd() + "\n", course.Read("a.dib"));
        Assert.Contains("return 22;", File.ReadAllText(Assert.Single(course.Backups)));
    }

    [Fact]
    public void AnswersToExercisesThatAreGoneStandAtTheEndAndBlankOnesGo()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader + Solved("new"));
        course.Notebook("a.dib", Loader + s_answered + Blank("other"));
        Assert.Contains("answers without an exercise, now at the end: 1;", course.Write().Notes[1]);
        string mine = s_answered[..s_answered.IndexOf("#!csharp\n\nCheck", StringComparison.Ordinal)].TrimEnd();
        Assert.Equal(Loader + Blank("new") + "#!markdown\n\n" + ReleaseMerge.OrphansHeading + "\n\n" + mine + "\n", course.Read("a.dib"));
        Assert.Single(course.Backups);
        Assert.Empty(course.Write().Written);
        Assert.Single(course.Backups);
    }

    [Fact]
    public void OnlyTheNewestBackupsOfANotebookAreKept()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader);
        course.Notebook(".backup/a-b-20200101-000000.dib", "another notebook's");
        course.Notebook(".backup/a-20200101-000000.dib", "oldest");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 21; i++)
        {
            course.Notebook("a.dib", Loader + $"#!markdown\n\n{i}\n");
            course.Write(start.AddSeconds(i / 2));
        }

        string[] names = [.. course.Backups.Select(file => Path.GetFileNameWithoutExtension(file))];
        Assert.Equal(20, names.Count(name => !name.StartsWith("a-b-", StringComparison.Ordinal)));
        Assert.Contains("a-b-20200101-000000", names);
        Assert.DoesNotContain("a-20200101-000000", names);
        Assert.DoesNotContain("a-20260101-000000", names);
        Assert.Contains("a-20260101-000000-2", names);
        Assert.Contains("a-20260101-000010", names);
    }

    [Fact]
    public void ABrokenLearnersFileIsReportedAndStaysWhileTheOthersAreWritten()
    {
        using var course = new Course();
        course.Solution("a.dib", Loader);
        course.Solution("b.dib", Loader);
        course.Notebook("a.dib", "#!meta\n\n{\"kernelInfo\":\n\n#!csharp\n\nmy work\n");
        ReleaseReport report = course.Write();
        Assert.StartsWith("notebooks/a.dib(4): the metadata after '#!meta' is not valid JSON; ", course.Short(Assert.Single(report.Problems)));
        Assert.Contains("my work", course.Read("a.dib"));
        Assert.Equal("notebooks/b.dib", course.Short(Assert.Single(report.Written)));
    }

    [Fact]
    public void AnAnswerThatCannotBeWrittenBackStopsItsNotebookBeforeTheBackup()
    {
        using var course = new Course();
        course.Solution("a.dib", "#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"sql\"}]}}\n\n" + Loader + Solved("one"));
        string mine = Exercise("one", "    return 1; /*\n#!sql\n*/") + "#!markdown\n\nextra\n";
        course.Notebook("a.dib", mine);
        ReleaseReport report = course.Write();
        Assert.Contains("the line '#!sql' in cell 2 would start a new cell; indent it by one blank", Assert.Single(report.Problems).ToString());
        Assert.Equal(mine, course.Read("a.dib"));
        Assert.Empty(course.Backups);
    }

    [Fact]
    public void ASolutionWithABrokenRegionIsReportedAndNotReleased()
    {
        using var course = new Course();
        course.Solution("a.dib", "// EXERCISE one (1 point)\n// BEGIN SOLUTION\nsecret\n");
        Assert.StartsWith("solutions/a.dib(1,2): '// BEGIN SOLUTION' without '// END SOLUTION'; ", course.Short(Assert.Single(course.Write().Problems)));
        Assert.False(File.Exists(Path.Combine(course.Notebooks, "a.dib")));
        Assert.StartsWith("solutions/a.dib(1,2): ", course.Short(Assert.Single(course.Check().Problems)));
    }

    [Fact]
    public void ANotebookWithoutASolutionIsReportedAndStays()
    {
        using var course = new Course();
        course.Notebook("mine.dib", "1");
        Assert.Equal("notebooks/mine.dib: there is no solution of this name; the notebook is left as it is", course.Short(Assert.Single(course.Write().Notes)));
        Assert.Equal("1", course.Read("mine.dib"));
        Assert.Empty(course.Check().Problems);
        Assert.Equal("notebooks/mine.dib: there is no solution of this name; delete the notebook or rename it", course.Short(Assert.Single(course.Check(requireBlank: true).Problems)));
    }
}
