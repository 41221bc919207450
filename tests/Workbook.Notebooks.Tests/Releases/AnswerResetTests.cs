using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Releases;
using static Workbook.Notebooks.Tests.Releases.Course;

namespace Workbook.Notebooks.Tests.Releases;

/// <summary>A reset takes back one answer, keeps all else, and leaves a copy of what was there.</summary>
public class AnswerResetTests
{
    private const string Notes = "#!markdown\n\nMy notes\n\n";

    [Fact]
    public void OneAnswerBecomesBlankAndTheFileAsItWasIsKept()
    {
        using var course = new Course();
        string official = course.Solution("a.dib", Loader + Solved("one") + Solved("two"));
        string mine = Loader + Exercise("one", "    return 3;") + Notes + Exercise("two", "    return 4;");
        string learner = course.Notebook("a.dib", mine);
        string copy = AnswerReset.Write(official, learner, "one");
        Assert.Equal((Loader + Blank("one") + Notes + Exercise("two", "    return 4;")).TrimEnd() + "\n", course.Read("a.dib"));
        Assert.Equal(mine, File.ReadAllText(copy));
        Assert.Equal([copy], course.Backups);
    }

    [Fact]
    public void WhatCannotBeResetStaysAsItIs()
    {
        using var course = new Course();
        string official = course.Solution("a.dib", Loader + Solved("one"));
        string twice = Exercise("one", "    return 3;") + Exercise("one", "    return 4;");
        string learner = course.Notebook("a.dib", twice);
        Assert.Contains("2 cells answer the exercise 'one'", Assert.Throws<NotebookFormatException>(() => AnswerReset.Write(official, learner, "one")).Message, StringComparison.Ordinal);
        Assert.Equal(twice, course.Read("a.dib"));
        string jupyter = course.Notebook("a.ipynb", "{}");
        Assert.Contains("only .dib notebooks can be written", Assert.Throws<NotebookFormatException>(() => AnswerReset.Write(official, jupyter, "one")).Message, StringComparison.Ordinal);
        Assert.Empty(course.Backups);
    }
}
