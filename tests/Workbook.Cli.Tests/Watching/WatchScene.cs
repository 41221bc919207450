using Workbook.Cli.Grading;
using Workbook.Cli.Results;
using Workbook.Cli.Scores;
using Workbook.Cli.Watching;
using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Tests.Watching;

/// <summary>A model of two lessons of two exercises each, without files that are read or processes.</summary>
internal sealed class WatchScene : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbook-");

    public WatchScene(params string[] passed)
    {
        Memory = ProgressFile.Open(_folder.FullName, new FakeClock()).File;
        Model = new WatchModel([Lesson("01-first", passed, "one", "two"), Lesson("02-second", passed, "three", "four")], Memory, "course");
    }

    public ProgressFile Memory { get; }

    public WatchModel Model { get; }

    public IReadOnlyList<string> Screen(int width = 80, int height = 24) =>
        [.. WatchFrame.Draw(Model, width, height, Glyphs.Ascii).Select(line => line.ToString().TrimEnd())];

    public string Text(int width = 80, int height = 24) => string.Join('\n', Screen(width, height));

    public WatchAction Press(string keys)
    {
        WatchAction last = WatchAction.None;
        foreach (char key in keys)
        {
            last = WatchKeys.Press(Model, new ConsoleKeyInfo(key, ConsoleKey.None, false, false, false));
        }

        return last;
    }

    public WatchAction Press(ConsoleKey key) => WatchKeys.Press(Model, new ConsoleKeyInfo('\0', key, false, false, false));

    public void Know(int hints = 3) => Model.Know([.. Model.All.Select(exercise => new CourseExercise(exercise.Id, "Title of " + exercise.Id, 5)
    {
        Hints = [.. Enumerable.Range(1, hints).Select(i => $"nudge {i} for {exercise.Id}")],
    })]);

    /// <summary>A notebook is saved in which one answer has changed.</summary>
    public void Save(string id, string key = "changed")
    {
        LessonScores lesson = Model.LessonOf(id);
        ExerciseScore changed = new(lesson.Exercises.First(exercise => exercise.Id == id).Answer with { Key = key, IsBlank = false });
        Model.Replace(lesson.With(changed) with { Problem = null, Key = lesson.Key + key }, isSaved: true);
    }

    /// <summary>The answer as it is now is graded.</summary>
    public void Grade(string id, Outcome outcome, string feedback = "", double earned = 0)
    {
        ExerciseScore score = Model.All.First(exercise => exercise.Id == id);
        Model.Take([score with { Outcome = outcome, Earned = outcome == Outcome.Passed ? score.Points : earned, Feedback = feedback, Graded = DateTimeOffset.UnixEpoch }], isAsked: true, "Graded.");
    }

    public static LessonScores Lesson(string name, string[] passed, params string[] ids) => new(
        new LearnerNotebook($"notebooks/{name}.dib", $"solutions/{name}.dib"),
        [.. ids.Select(id => passed.Contains(id)
            ? new ExerciseScore(new LearnerAnswer(id, 5, "key " + id) { Cell = 3 }) { Outcome = Outcome.Passed, Earned = 5 }
            : new ExerciseScore(new LearnerAnswer(id, 5, "key " + id) { Cell = 3, IsBlank = true }) { Outcome = Outcome.Unanswered })])
    {
        Key = "key " + name,
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
