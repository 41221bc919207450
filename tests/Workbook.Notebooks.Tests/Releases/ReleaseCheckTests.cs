using static Workbook.Notebooks.Tests.Releases.Course;

namespace Workbook.Notebooks.Tests.Releases;

/// <summary>The check finds every difference from a release at its place, and no other.</summary>
public class ReleaseCheckTests
{
    private static readonly string s_solution = Loader + "#!markdown\n\n# Title\nmore\n\n" + Solved("one") + "#!csharp\n\n1 + 1\n";

    private static string[] Problems(string? notebook, bool requireBlank = false)
    {
        using var course = new Course();
        course.Solution("a.dib", s_solution);
        if (notebook is not null)
        {
            course.Notebook("a.dib", notebook);
        }

        return [.. course.Check(requireBlank).Problems.Select(course.Short)];
    }

    private static string Released()
    {
        using var course = new Course();
        course.Solution("a.dib", s_solution);
        course.Write();
        return course.Read("a.dib");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatWasReleasedHasNoDifferenceWhateverItsMetadata(bool requireBlank)
    {
        Assert.Empty(Problems(Released(), requireBlank));
        Assert.Empty(Problems("#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"sql\"}]}}\n\n" + Released().ReplaceLineEndings("\r\n"), requireBlank));
    }

    [Fact]
    public void AnAnswerIsNoDifferenceUnlessNotebooksMustBeBlank()
    {
        string answered = Released().Replace("    // YOUR CODE HERE\n    throw new NotImplementedException();", "    return 1;", StringComparison.Ordinal);
        Assert.Empty(Problems(answered));
        Assert.Equal(["notebooks/a.dib(3,4): the line is '    return 1;', in the release it is '    // YOUR CODE HERE'; commit it as the command 'release' writes it into an empty folder"],
            Problems(answered, requireBlank: true));
    }

    [Fact]
    public void AMissingNotebookIsADifference() =>
        Assert.Equal(["notebooks/a.dib: the notebook does not exist; run the command 'release'"], Problems(null));

    [Theory]
    [InlineData("more", "mere", "(2,2): the line is 'mere', in the release it is 'more'")]
    [InlineData("\nmore", "", "(2,2): the line is missing, in the release it is 'more'")]
    [InlineData("more", "more\nand more", "(2,3): the line is 'and more', in the release it is missing")]
    [InlineData("#!csharp\n\n1 + 1", "#!fsharp\n\n1 + 1", "(5,1): the cell is fsharp, in the release it is csharp")]
    [InlineData("#!markdown\n\n# Title\nmore\n", "", "(2,1): a cell is missing here, '# Title'")]
    [InlineData("1 + 1", "#!markdown\n\nx", "(5,1): the cell is markdown, in the release it is csharp")]
    [InlineData("1 + 1", "1 + 1\n#!markdown\nnew", "(6,1): the cell 'new' is not in the release")]
    [InlineData("#!markdown", "#!csharp\n\nnew\n\n#!markdown", "(2,1): the cell 'new' is not in the release")]
    [InlineData("// EXERCISE one", "// EXERCISE uno", "(3,1): the line is '// EXERCISE uno (5 points)', in the release it is '// EXERCISE one (5 points)'")]
    public void EachDifferenceIsReportedOnceAtItsPlace(string old, string changed, string problem) =>
        Assert.Equal([$"notebooks/a.dib{problem}; run the command 'release'"], Problems(Released().Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public void CheckWritesNothing()
    {
        using var course = new Course();
        course.Solution("a.dib", s_solution);
        course.Notebook("a.dib", "1");
        course.Check();
        Assert.Equal("1", course.Read("a.dib"));
        Assert.Empty(course.Backups);
    }
}
