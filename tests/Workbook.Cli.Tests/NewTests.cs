using Workbook.Cli.Scaffolding;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Releases;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests;

/// <summary><c>new lesson</c> and <c>new exercise</c>, as an author sees them.</summary>
public class NewTests
{
    private const string Lessons = "lib/Workbook.Grading/Lessons/";

    // Two lessons, the second with its exercises on several lines.
    private static FakeCourse Course()
    {
        var course = new FakeCourse();
        course.Write("solutions/01-first.dib", Loader + Solved("one", 1) + "#!markdown\n\nSo it is.\n\n## Summary\n\nAll is well.\n");
        course.Write("solutions/30-last.dib", Loader + Solved("two", 2));
        course.Write(Lessons + "First/FirstLesson.cs", "    Spec = new(\"01-first\", \"First\", [new One()]);\n");
        course.Write(Lessons + "First/One.cs", "    public override string Id => \"one\";\n    string Other => \"\";\n");
        course.Write(Lessons + "Last/LastLesson.cs", "    Spec = new(\"30-last\", \"Last\",\n    [\n        new Two(),\n    ]);\n");
        course.Write("lib/Workbook.Grading/Course.cs", "    [\n        Grading.Lessons.First.FirstLesson.Spec,\n        Grading.Lessons.Last.LastLesson.Spec,\n    ];\n");
        return course;
    }

    [Fact]
    public async Task AnExerciseStandsBeforeTheSummaryAndInTheListOfItsLesson()
    {
        using FakeCourse course = Course();
        (int exitCode, string output, string error) = await course.RunAsync("new", "exercise", "01", "mean-over-steps", "--points", "1");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("lib/Workbook.Grading/Lessons/First/MeanOverSteps.cs: written\nlib/Workbook.Grading/Lessons/First/FirstLesson.cs: written\nsolutions/01-first.dib: written\nnext: ", output);
        Assert.Equal("    Spec = new(\"01-first\", \"First\", [new One(), new MeanOverSteps()]);\n", course.Read(Lessons + "First/FirstLesson.cs"));
        string specification = course.Read(Lessons + "First/MeanOverSteps.cs");
        Assert.Contains("namespace Workbook.Grading.Lessons.First;", specification);
        Assert.Contains("Id => \"mean-over-steps\"", specification);
        Assert.DoesNotContain("{{", specification);
        Notebook notebook = Notebook.Load(course["solutions/01-first.dib"]);
        Assert.Empty(CourseRules.Check(notebook));
        Assert.Equal(["one", "mean-over-steps"], notebook.Cells.Select(cell => ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header) ? header.Id : null).OfType<string>());
        Assert.Contains("// EXERCISE mean-over-steps (1 point)\n", course.Read("solutions/01-first.dib"));
        Assert.Equal("## Summary\n\nAll is well.", notebook.Cells[^1].Text.TrimEnd());
        Assert.Contains(notebook.Cells, cell => cell.Text == "So it is.");
    }

    [Fact]
    public async Task AListOnSeveralLinesStaysOne()
    {
        using FakeCourse course = Course();
        Assert.Equal(0, (await course.RunAsync("new", "exercise", "30-last", "three", "--title", "The third")).ExitCode);
        Assert.Equal("    Spec = new(\"30-last\", \"Last\",\n    [\n        new Two(),\n        new Three(),\n    ]);\n", course.Read(Lessons + "Last/LastLesson.cs"));
        Assert.Contains("Title => \"The third\"", course.Read(Lessons + "Last/Three.cs"));
        Assert.Contains("EXERCISE three (5 points)", Notebook.Load(course["solutions/30-last.dib"]).Cells[^4].Text);
    }

    [Fact]
    public async Task ALessonIsListedInTheOrderOfItsNumberAndTakesExercises()
    {
        using FakeCourse course = Course();
        Assert.Equal(0, (await course.RunAsync("new", "lesson", "14-attention", "--title", "Attention, please")).ExitCode);
        Assert.Equal("    [\n        Grading.Lessons.First.FirstLesson.Spec,\n        Grading.Lessons.Attention.AttentionLesson.Spec,\n        Grading.Lessons.Last.LastLesson.Spec,\n    ];\n",
            course.Read("lib/Workbook.Grading/Course.cs"));
        Assert.Equal(0, (await course.RunAsync("new", "exercise", "14", "mean-over-steps")).ExitCode);
        Assert.Contains("new(\"14-attention\", \"Attention, please\", [new MeanOverSteps()])", course.Read(Lessons + "Attention/AttentionLesson.cs"));
        Notebook notebook = Notebook.Load(course["solutions/14-attention.dib"]);
        Assert.Empty(CourseRules.Check(notebook));
        Assert.Equal("Lesson.Open(\"14-attention\")", notebook.Cells[1].Text);
        Assert.Equal(0, (await course.RunAsync("release")).ExitCode);
        Assert.Empty(Release.Check(course["solutions"], course["notebooks"], requireBlank: true).Problems);
    }

    [Fact]
    public async Task TheLastLessonIsListedLast()
    {
        using FakeCourse course = Course();
        Assert.Equal(0, (await course.RunAsync("new", "lesson", "40-more")).ExitCode);
        Assert.EndsWith("Last.LastLesson.Spec,\n        Grading.Lessons.More.MoreLesson.Spec,\n    ];\n", course.Read("lib/Workbook.Grading/Course.cs"));
    }

    [Theory]
    [InlineData("'Mean' is no id of an exercise; lower case words joined by hyphens", "new", "exercise", "01", "Mean")]
    [InlineData("'2d-map' is no id of an exercise; ", "new", "exercise", "01", "2d-map")]
    [InlineData("'a--b' is no id of an exercise; ", "new", "exercise", "01", "a--b")]
    [InlineData("'two' is an exercise of solutions/30-last.dib; choose another id", "new", "exercise", "01", "two")]
    [InlineData("the specification's class would be called Tensor, ", "new", "exercise", "01", "tensor")]
    [InlineData("there is no notebook '77'; there are: 01-first, 30-last", "new", "exercise", "77", "three")]
    [InlineData("'attention' is no name of a lesson; two digits and words", "new", "lesson", "attention")]
    [InlineData("'14-Attention' is no name of a lesson; ", "new", "lesson", "14-Attention")]
    [InlineData("the number 01 is that of 01-first; choose another number", "new", "lesson", "01-other")]
    [InlineData("the folder First is that of 01-first; choose other words", "new", "lesson", "14-first")]
    [InlineData("--title takes one line of words", "new", "lesson", "14-attention", "--title", "a \"quoted\" one")]
    [InlineData("--points takes a number from 0 to 100", "new", "exercise", "01", "three", "--points", "101")]
    [InlineData("Required command was not provided", "new")]
    public async Task WhatCannotBeIsRefusedAndNothingIsWritten(string message, params string[] arguments)
    {
        using FakeCourse course = Course();
        string[] before = Files(course);
        (int exitCode, string output, string error) = await course.RunAsync(arguments);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(message, error);
        Assert.Equal(before, Files(course));
    }

    [Fact]
    public async Task ADryRunOnlyTells()
    {
        using FakeCourse course = Course();
        string[] before = Files(course);
        (int exitCode, string output, _) = await course.RunAsync("new", "lesson", "14-attention", "--dry-run");
        Assert.Equal(0, exitCode);
        Assert.Equal("lib/Workbook.Grading/Lessons/Attention/AttentionLesson.cs: would be written\nsolutions/14-attention.dib: would be written\nlib/Workbook.Grading/Course.cs: would be written\n", output);
        Assert.Equal(before, Files(course));
    }

    [Fact]
    public void WhenOneFileCannotBeWrittenNoneIs()
    {
        using FakeCourse course = Course();
        string[] before = Files(course);
        var changes = new FileChanges();
        changes.Create(course["new/one.cs"], "one");
        changes.Change(course["solutions/01-first.dib"], "two");
        changes.Change(course["solutions"], "a folder is no file");
        Assert.Contains("solutions: the file cannot be written (", Assert.Throws<CannotRunException>(changes.Write).Message);
        Assert.Equal(before, Files(course));
    }

    [Fact]
    public async Task ASpecificationOfThatIdOrNameIsNeverOverwritten()
    {
        using FakeCourse course = Course();
        course.Write(Lessons + "First/Three.cs", "mine");
        (int exitCode, _, string error) = await course.RunAsync("new", "exercise", "01", "three");
        Assert.Equal((2, "lib/Workbook.Grading/Lessons/First/Three.cs: there is something of this name already; choose another name\n"), (exitCode, error));
        course.Write(Lessons + "First/Four.cs", "    public override string Id => \"five\";\n");
        Assert.StartsWith("'five' is specified in lib/Workbook.Grading/Lessons already; ", (await course.RunAsync("new", "exercise", "30", "five")).Error);
        Assert.Equal("mine", course.Read(Lessons + "First/Three.cs"));
    }

    [Fact]
    public async Task SourcesThatHaveChangedTooMuchAreNamed()
    {
        using FakeCourse course = Course();
        course.Write(Lessons + "First/FirstLesson.cs", "    Spec = new(\"01-first\", \"First\", All());\n");
        Assert.StartsWith("lib/Workbook.Grading/Lessons/First/FirstLesson.cs: the list of the lesson's exercises was not found; ", (await course.RunAsync("new", "exercise", "01", "three")).Error);
        course.Write("lib/Workbook.Grading/Course.cs", "");
        Assert.StartsWith("lib/Workbook.Grading/Course.cs: the list of the lessons was not found; ", (await course.RunAsync("new", "lesson", "14-attention")).Error);
    }

    private static string[] Files(FakeCourse course) =>
        [.. Directory.GetFileSystemEntries(course[""], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => path + (File.Exists(path) ? ": " + File.ReadAllText(path) : ""))];
}
