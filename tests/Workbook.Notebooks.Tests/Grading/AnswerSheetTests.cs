using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Tests.Hosting;

namespace Workbook.Notebooks.Tests.Grading;

/// <summary>The key of an answer changes with all that its result depends on, and with nothing else.</summary>
public sealed class AnswerSheetTests : IDisposable
{
    private const string Blank = "// EXERCISE one (5 points)\nint One()\n{\n    // YOUR CODE HERE\n    throw new NotImplementedException();\n}";

    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABlankCellIsKnownWithoutRunningIt()
    {
        LearnerAnswer blank = Read(Blank).Answers[0];
        Assert.True(blank.IsBlank);
        Assert.Equal(("one", 5.0, 1), (blank.Id, blank.Points, blank.Cell));
        Assert.False(Read(Blank + "\n").Answers[1].IsBlank);
        Assert.False(Read(Blank.Replace("throw", "// why?\n    throw", StringComparison.Ordinal)).Answers[0].IsBlank);
    }

    [Fact]
    public void TheKeyFollowsTheAnswerItsSolutionTheSetUpAndTheLibrary()
    {
        var keys = new HashSet<string> { Key(Read(Blank)) };
        Assert.True(keys.Add(Key(Read(Blank + "// more"))));
        Assert.True(keys.Add(Key(Read(Blank, setup: "int b = 2;"))));
        Assert.True(keys.Add(Key(Read(Blank, solution: "return 2;"))));
        Assert.True(keys.Add(Key(Read(Blank, check: "Check(One, 1)"))));
        Assert.True(keys.Add(Key(Read(Blank, library: "// another build"))));
        Assert.False(keys.Add(Key(Read(Blank))));
    }

    [Fact]
    public void TheKeyDoesNotFollowProseDemonstrationsAndTheAnswersPlace()
    {
        AnswerSheet plain = Read(Blank);
        string official = Official(demonstration: "2 + 2");
        string learner = _folder.Notebook("learner.dib", "#!markdown\n\nMy notes", "1 + 1", Blank);
        AnswerSheet moved = AnswerSheet.Read(official, learner);
        Assert.Equal(Key(plain), Key(moved));
        Assert.Equal(3, moved.Answers[0].Cell);
        Assert.NotEqual(plain.LearnerKey, moved.LearnerKey);
    }

    [Fact]
    public void AMissingAndADoubledCellAreProblemsWithKeysOfTheirOwn()
    {
        LearnerAnswer missing = Read(Blank).Answers[1];
        Assert.Equal(0, missing.Cell);
        Assert.StartsWith("no cell answers the exercise 'two'", missing.Problem!.Message, StringComparison.Ordinal);
        string twice = _folder.Notebook("learner.dib", Blank, Blank);
        LearnerAnswer doubled = AnswerSheet.Read(Official(), twice).Answers[0];
        Assert.Contains("all answer the exercise 'one'", doubled.Problem!.Message, StringComparison.Ordinal);
        Assert.NotEqual(Key(Read(Blank)), doubled.Key);
    }

    private static string Key(AnswerSheet sheet) => sheet.Answers[0].Key;

    private AnswerSheet Read(string answer, string setup = "int b = 1;", string solution = "return 1;", string check = "Check(One)", string library = "// library") =>
        AnswerSheet.Read(Official(setup, solution, check, library), _folder.Notebook("learner.dib", answer));

    private string Official(string setup = "int b = 1;", string solution = "return 1;", string check = "Check(One)", string library = "// library", string demonstration = "1 + 1")
    {
        _folder.Write("library.csx", library);
        return _folder.Notebook("official.dib",
            "#!import library.csx",
            demonstration,
            "// SETUP\n" + setup,
            $"// EXERCISE one (5 points)\nint One()\n{{\n    // BEGIN SOLUTION\n    {solution}\n    // END SOLUTION\n}}",
            check,
            "// EXERCISE two (5 points)\nint Two()\n{\n    // BEGIN SOLUTION\n    return 2;\n    // END SOLUTION\n}",
            "Check(Two)");
    }
}
