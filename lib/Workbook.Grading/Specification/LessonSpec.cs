namespace Workbook.Grading.Specification;

/// <summary>A lesson: its notebook and its exercises.</summary>
/// <param name="Name">The notebook's file name without the ending, for example <c>02-rnn-forward</c>.</param>
/// <param name="Title">A few words for people.</param>
/// <param name="Exercises">In the order of the notebook.</param>
internal sealed record LessonSpec(string Name, string Title, IReadOnlyList<ExerciseSpec> Exercises)
{
    /// <summary>The points of all its exercises.</summary>
    public double Points => Exercises.Sum(exercise => exercise.Points);
}
