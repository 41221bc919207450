using Workbook.Cli.Results;
using Workbook.Cli.Scores;
using Workbook.Cli.Watching;

namespace Workbook.Cli.Tests.Watching;

/// <summary>What each key and each saved notebook does.</summary>
public sealed class WatchModelTests
{
    [Fact]
    public void ItBeginsWithTheFirstOpenExerciseOrTheOneThatWasCurrent()
    {
        using var scene = new WatchScene("one");
        Assert.Equal("two", scene.Model.CurrentId);
        scene.Press("n");
        Assert.Equal("three", new WatchModel(scene.Model.Lessons, scene.Memory, "course").CurrentId);
        scene.Save("three");
        scene.Grade("three", Outcome.Passed);
        Assert.Equal("two", new WatchModel(scene.Model.Lessons, scene.Memory, "course").CurrentId);
    }

    [Fact]
    public void NextGoesRoundThroughTheOpenOnesAndPreviousStepsBack()
    {
        using var scene = new WatchScene("three");
        scene.Press("nn");
        Assert.Equal("four", scene.Model.CurrentId);
        scene.Press("n");
        Assert.Equal("one", scene.Model.CurrentId);
        scene.Press("p");
        Assert.Contains("This is the first exercise.", scene.Text());
        scene.Press("nnp");
        Assert.Equal("three", scene.Model.CurrentId);
    }

    [Fact]
    public void TheLastOpenExerciseHasNoNextAndAFinishedCourseItsPage()
    {
        using var scene = new WatchScene("one", "two", "three");
        scene.Press("n");
        Assert.Contains("This is the only exercise that is still open.", scene.Text());
        scene.Save("four");
        scene.Grade("four", Outcome.Passed);
        Assert.Contains("Every exercise is passed. n shows what you have done.", scene.Text());
        scene.Press("n");
        Assert.Contains("You have finished the course.", scene.Text());
        Assert.Contains("4 exercises in 2 lessons, 20 / 20 points.", scene.Text());
    }

    [Fact]
    public void HintsComeOneByOneAndOnlyWhenAskedFor()
    {
        using var scene = new WatchScene();
        scene.Press("h");
        Assert.Contains("The hints are being fetched", scene.Text());
        scene.Know();
        Assert.DoesNotContain("nudge", scene.Text());
        scene.Press("h");
        Assert.Contains("Hint 1 of 3: nudge 1 for one", scene.Text());
        Assert.DoesNotContain("nudge 2", scene.Text());
        scene.Press("hh");
        Assert.Contains("Hint 3 of 3: nudge 3 for one", scene.Text());
        scene.Press("h");
        Assert.Contains("These are all the hints there are.", scene.Text());
        Assert.Equal(3, scene.Memory.Of("one").Hints);
        scene.Press("n");
        Assert.DoesNotContain("nudge", scene.Text());
        scene.Press("p");
        Assert.Contains("nudge 3 for one", scene.Text());
    }

    [Fact]
    public void TheSolutionNeedsAPassOrASecondWish()
    {
        using var scene = new WatchScene("two");
        Assert.Equal(WatchAction.None, scene.Press("s"));
        Assert.Contains("Press s again", scene.Text());
        scene.Press("n");
        Assert.Equal(WatchAction.None, scene.Press("s"));
        scene.Press("p");
        Assert.Equal("two", scene.Model.CurrentId);
        Assert.Equal(WatchAction.ShowSolution, scene.Press("s"));
        scene.Press("p");
        Assert.Equal(WatchAction.None, scene.Press("s"));
        Assert.Equal(WatchAction.ShowSolution, scene.Press("s"));
        scene.Model.ShowSolution("int One() => 1;");
        Assert.Contains("int One() => 1;", scene.Text());
        scene.Press(ConsoleKey.Escape);
        Assert.DoesNotContain("int One() => 1;", scene.Text());
    }

    [Fact]
    public void AResetNeedsAYes()
    {
        using var scene = new WatchScene();
        Assert.Equal(WatchAction.None, scene.Press("r"));
        Assert.Contains("The cell is blank already.", scene.Text());
        scene.Save("one");
        scene.Press("r");
        Assert.Contains("Make the cell blank again?", scene.Text());
        Assert.Equal(WatchAction.None, scene.Press("n"));
        Assert.Contains("Nothing was changed.", scene.Text());
        Assert.Equal("one", scene.Model.CurrentId);
        Assert.Equal(WatchAction.Reset, scene.Press("ry"));
        Assert.Equal(WatchAction.None, scene.Press("y"));
    }

    [Fact]
    public void QuitWorksOnEveryPage()
    {
        using var scene = new WatchScene();
        Assert.All(new[] { "q", "Q", "lq", "?q" }, keys => Assert.Equal(WatchAction.Quit, scene.Press(keys)));
    }

    [Fact]
    public void TheListFiltersMovesAndGoes()
    {
        using var scene = new WatchScene("two");
        scene.Press("nl");
        Assert.Contains("> . three", scene.Text());
        scene.Press("d");
        Assert.Contains("> + two", scene.Text());
        Assert.DoesNotContain("three", scene.Text().Split('\n').Skip(3).SkipLast(3).Aggregate("", string.Concat));
        scene.Press("o");
        scene.Press(ConsoleKey.End);
        Assert.Contains("> . four", scene.Text());
        scene.Press(ConsoleKey.UpArrow);
        scene.Press(ConsoleKey.Enter);
        Assert.Equal(("three", WatchPage.Exercise), (scene.Model.CurrentId, scene.Model.Page));
    }

    [Fact]
    public void AnEmptyListSaysSo()
    {
        using var scene = new WatchScene();
        scene.Press("ld");
        Assert.Contains("No exercise is passed yet.", scene.Text());
        scene.Press(ConsoleKey.Enter);
        scene.Press(ConsoleKey.DownArrow);
        Assert.Equal(WatchPage.List, scene.Model.Page);
    }

    [Fact]
    public void ASavedNotebookIsFollowedToTheAnswerThatHasChanged()
    {
        using var scene = new WatchScene();
        scene.Save("four");
        Assert.Equal("four", scene.Model.CurrentId);
        Assert.Equal(["four"], scene.Model.CurrentLesson.Ungraded());
        scene.Grade("four", Outcome.Failed, "  ok    shape\n  wrong values: got 1, expected 2\n  It looks like this: a sign.", 2.5);
        Assert.Contains("Not yet: 2.5 / 5 points", scene.Text());
        Assert.Contains("  wrong values: got 1, expected 2", scene.Text());
    }

    [Fact]
    public void ASaveWithoutANewAnswerStaysOrGoesToTheNotebooksFirstOpenExercise()
    {
        using var scene = new WatchScene("three");
        scene.Press("n");
        scene.Model.Replace(scene.Model.LessonOf("one") with { Key = "prose" }, isSaved: true);
        Assert.Equal("two", scene.Model.CurrentId);
        Assert.Contains("01-first was saved; no answer in it has changed.", scene.Text());
        scene.Model.Replace(scene.Model.LessonOf("three") with { Key = "prose" }, isSaved: true);
        Assert.Equal("four", scene.Model.CurrentId);
    }

    [Fact]
    public void ABrokenNotebookKeepsWhatIsKnownUntilItIsMended()
    {
        using var scene = new WatchScene();
        scene.Save("one");
        scene.Grade("one", Outcome.Failed, "wrong values", 2);
        LessonScores whole = scene.Model.LessonOf("one");
        scene.Model.Replace(whole with { Exercises = [], Problem = "notebooks/01-first.dib(3): it is broken; mend it" }, isSaved: true);
        Assert.Contains("it is broken; mend it", scene.Text());
        Assert.Contains("Not yet: 2 / 5 points", scene.Text());
        Assert.Empty(scene.Model.LessonOf("one").Ungraded());
        scene.Press("r");
        Assert.False(scene.Model.AsksForReset);
        scene.Model.Replace(whole, isSaved: true);
        Assert.DoesNotContain("broken", scene.Text());
        Assert.Contains("Not yet: 2 / 5 points", scene.Text());
    }

    [Fact]
    public void AResultForAnAnswerThatHasChangedMeanwhileIsDropped()
    {
        using var scene = new WatchScene();
        scene.Save("one", "first");
        ExerciseScore old = scene.Model.Current;
        scene.Save("one", "second");
        scene.Model.Take([old with { Outcome = Outcome.Passed, Earned = 5 }], isAsked: true, "");
        Assert.Equal(Outcome.NotRun, scene.Model.Current.Outcome);
    }

    [Fact]
    public void LinesForALogHaveEachResultOnce()
    {
        using var scene = new WatchScene();
        scene.Save("one");
        scene.Grade("one", Outcome.Failed, "  wrong values", 2);
        Assert.True(scene.Model.TryAnnounce(out string text));
        Assert.Equal("one: not yet, 2 / 5 points\n  wrong values", text);
        Assert.False(scene.Model.TryAnnounce(out _));
    }
}
