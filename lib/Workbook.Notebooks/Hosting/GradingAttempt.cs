using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>What one child process did for a grading, from its events.</summary>
internal sealed class GradingAttempt(IReadOnlyList<PlannedExercise> exercises)
{
    private readonly List<ExerciseRun> _finished = [];
    private OutputRecorder _outputs = new();
    private List<CellError> _errors = [];
    private IReadOnlyList<CourseExercise> _course = [];

    /// <summary>The exercises that came to an end, in order.</summary>
    public IReadOnlyList<ExerciseRun> Finished => _finished;

    /// <summary>The exercise that had begun and not ended; null between exercises.</summary>
    public string? Current { get; private set; }

    /// <summary>Why the child graded nothing; null if it did.</summary>
    public CellError? Stopped { get; private set; }

    /// <summary>Takes note of an event.</summary>
    public void Observe(HostEvent item)
    {
        switch (item)
        {
            case CourseDescribed course:
                _course = course.Exercises;
                break;
            case ExerciseStarted started:
                (Current, _outputs, _errors) = (started.Id, new OutputRecorder(), []);
                break;
            case OutputProduced { Update: true } update:
                _outputs.Update(update);
                break;
            case OutputProduced output:
                _outputs.Add(output);
                break;
            case ErrorProduced error:
                _errors.Add(error.Error);
                break;
            case ExerciseEnded ended:
                _finished.Add(Finish(ended));
                Current = null;
                break;
            case GradingStopped stopped:
                Stopped = stopped.Error;
                break;
        }
    }

    /// <summary>The current exercise as one that ended with its process.</summary>
    public ExerciseRun Fail(CellError failure) =>
        Blank(Current!) with { Outputs = _outputs.Displays, Errors = [.. _errors, AtAnswer(Current!, failure)] };

    /// <summary>An error that names no line, at the learner's cell: it may have come while the official check called that.</summary>
    public CellError AtAnswer(string id, CellError error) =>
        error.Line == 0 && exercises.First(exercise => exercise.Id == id).Answer is { } answer
            ? error with { File = answer.File, Cell = answer.Number }
            : error;

    /// <summary>An exercise that came to no result.</summary>
    public ExerciseRun Blank(string id)
    {
        PlannedExercise planned = exercises.First(exercise => exercise.Id == id);
        CourseExercise? known = _course.FirstOrDefault(exercise => exercise.Id == id);
        return new ExerciseRun(id, known?.Title ?? id, known?.Points ?? planned.Points, "error") { Cell = planned.Answer?.Number ?? 0 };
    }

    private ExerciseRun Finish(ExerciseEnded ended)
    {
        ExerciseRun blank = Blank(ended.Id) with { Outputs = _outputs.Displays, Errors = _errors, Milliseconds = ended.Milliseconds };
        return ended.Check is not { } check ? blank : blank with
        {
            Title = check.Title.Length > 0 ? check.Title : blank.Title,
            Points = check.Points,
            State = check.State,
            Earned = check.Earned,
            Check = check,
        };
    }
}
