using Workbook.Cli.Results;
using Workbook.Cli.Scores;
using Workbook.Cli.Tests.Watching;
using Workbook.Notebooks.Grading;

namespace Workbook.Cli.Tests.Scores;

/// <summary>What is remembered is bound to the answer, survives, and is never taken from a file that is not ours.</summary>
public sealed class ProgressFileTests : IDisposable
{
    private static readonly LearnerAnswer s_answer = new("one", 5, "key");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbook-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AResultIsFoundByItsAnswerOnlyAlsoAfterARestart()
    {
        ProgressFile file = Open();
        file.Remember(Score(Outcome.Failed) with { Feedback = "a line\nanother" });
        file.RememberHints("one", 2);
        file.Current = "one";
        Assert.Null(file.Save());
        ProgressFile again = Open();
        ExerciseScore restored = again.Find(s_answer, "any")!.Restore(new ExerciseScore(s_answer));
        Assert.Equal((Outcome.Failed, 2.5, "a line\nanother", true), (restored.Outcome, restored.Earned, restored.Feedback, restored.IsRemembered));
        Assert.Equal((2, "one"), (again.Of("one").Hints, again.Current));
        Assert.Null(again.Find(s_answer with { Key = "other" }, "any"));
        Assert.Null(again.Find(s_answer with { Id = "two" }, "any"));
    }

    [Fact]
    public void FeedbackThatNamesCellsHoldsForTheWholeNotebookAsItWas()
    {
        ProgressFile file = Open();
        file.Remember(Score(Outcome.Failed) with { Notebook = "notebook" });
        Assert.NotNull(file.Find(s_answer, "notebook"));
        Assert.Null(file.Find(s_answer, "another"));
    }

    [Fact]
    public void TheFirstPassIsKeptAndPointsAreNeverMoreThanTheExerciseHas()
    {
        ProgressFile file = Open();
        file.Remember(Score(Outcome.Passed) with { Earned = 500, Graded = DateTimeOffset.UnixEpoch });
        file.Remember(Score(Outcome.Failed));
        Assert.Equal(DateTimeOffset.UnixEpoch, file.Of("one").FirstPassed);
        file.Remember(Score(Outcome.Passed) with { Earned = 500 });
        Assert.Equal(5, file.Find(s_answer, "any")!.Restore(new ExerciseScore(s_answer)).Earned);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"something else\",\"exercises\":{}}")]
    [InlineData("{\"format\":\"workbook progress 1\"}")]
    [InlineData("{\"format\":\"workbook progress 1\",\"exercises\":{\"one\":null}}")]
    [InlineData("{\"format\":\"workbook progress 1\",\"exercises\":{\"one\":{\"earned\":-1}}}")]
    [InlineData("{\"format\":\"workbook progress 1\",\"exercises\":{\"one\":{\"key\":\"k\",\"outcome\":\"passed\"}}}")]
    [InlineData("{\"format\":\"workbook progress 1\",\"exercises\":{\"one\":{\"outcome\":\"splendid\"}}}")]
    [InlineData("\u0000\u0001")]
    public void AForeignOrDamagedFileIsSetAsideAndSaid(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, ProgressFile.Name), text);
        (ProgressFile file, string? note) = ProgressFile.Open(_folder.FullName, new FakeClock());
        string aside = Path.Combine(_folder.FullName, ".progress-set-aside-20260304-050607.json");
        Assert.Equal(text, File.ReadAllText(aside));
        Assert.Contains("it is now", note);
        Assert.Null(file.Current);
        Assert.Null(file.Save());
        Assert.False(File.Exists(Path.Combine(_folder.FullName, ProgressFile.Name)));
    }

    [Fact]
    public void WhereNothingCanBeWrittenTheLearnerIsTold()
    {
        ProgressFile file = Open();
        Directory.CreateDirectory(Path.Combine(_folder.FullName, ProgressFile.Name));
        file.Current = "one";
        Assert.Contains("cannot be written", file.Save());
    }

    private static ExerciseScore Score(Outcome outcome) => new(s_answer)
    {
        Outcome = outcome,
        Earned = outcome == Outcome.Passed ? 5 : 2.5,
        Graded = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    private ProgressFile Open()
    {
        (ProgressFile file, string? note) = ProgressFile.Open(_folder.FullName, new FakeClock());
        Assert.Null(note);
        return file;
    }
}
