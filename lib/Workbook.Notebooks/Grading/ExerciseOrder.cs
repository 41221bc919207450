using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Grading;

/// <summary>What an exercise builds on.</summary>
internal static class ExerciseOrder
{
    /// <summary>The exercises that one depends on, directly or through others, in the order of the notebook.</summary>
    /// <exception cref="InvalidOperationException">It depends on an exercise that the notebook does not have, or on itself.</exception>
    public static IReadOnlyList<PlannedExercise> DependenciesOf(string id, IReadOnlyList<CourseExercise> course, IReadOnlyList<PlannedExercise> notebook)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([id]);
        while (open.TryDequeue(out string? next))
        {
            foreach (string dependency in course.FirstOrDefault(e => e.Id == next)?.DependsOn ?? [])
            {
                Check(id, dependency, notebook);
                if (needed.Add(dependency))
                {
                    open.Enqueue(dependency);
                }
            }
        }

        return [.. notebook.Where(exercise => needed.Contains(exercise.Id))];
    }

    private static void Check(string id, string dependency, IReadOnlyList<PlannedExercise> notebook)
    {
        if (dependency == id)
        {
            throw new InvalidOperationException($"the exercise '{id}' depends on itself; correct dependsOn in its specification");
        }

        if (notebook.All(exercise => exercise.Id != dependency))
        {
            throw new InvalidOperationException($"the exercise '{id}' depends on '{dependency}', which is not in its notebook; correct dependsOn in its specification");
        }
    }
}
