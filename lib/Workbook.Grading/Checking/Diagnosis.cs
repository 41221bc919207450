using Workbook.Grading.Specification;

namespace Workbook.Grading.Checking;

/// <summary>Names the misconception behind a wrong answer by running the known wrong answers on the same inputs.</summary>
internal static class Diagnosis
{
    /// <summary>
    /// The misconception that behaves like the answer in everything that was seen; failing that, one that behaves like it
    /// in the first check the answer fails (a learner may have made two mistakes); null when none does. Two results that
    /// have changed places are told without being listed by the exercise.
    /// </summary>
    public static Misconception? Find(ExerciseSpec exercise, List<Observation> actual, List<Observation> expected, int seed)
    {
        string failing = actual.Zip(expected).First(pair => !Observations.Alike(exercise, pair.First, pair.Second)).Second.Check;
        Misconception? sameInFirstFailure = null;
        foreach (var misconception in exercise.Misconceptions)
        {
            var wrong = exercise.Observe(misconception.Answer, new Random(seed)).ToList();
            if (Explains(exercise, actual, wrong, expected)) return misconception;
            if (sameInFirstFailure is null && Explains(exercise, Only(actual, failing), Only(wrong, failing), Only(expected, failing)))
                sameInFirstFailure = misconception;
        }
        return Exchanged(exercise, actual, expected) ?? sameInFirstFailure;
    }

    /// <summary>The wrong answer behaves like the learner's, and somewhere returns a value that the right one does not.</summary>
    private static bool Explains(ExerciseSpec exercise, List<Observation> actual, List<Observation> wrong, List<Observation> expected) =>
        actual.Zip(wrong).All(pair => Observations.Alike(exercise, pair.First, pair.Second))
        && wrong.Zip(expected).Any(pair => pair.First.Thrown is null && !Observations.Alike(exercise, pair.First, pair.Second));

    /// <summary>Whether all that is wrong is that two results stand in each other's place.</summary>
    private static Misconception? Exchanged(ExerciseSpec exercise, List<Observation> actual, List<Observation> expected)
    {
        string[] wrong = [.. actual.Zip(expected).Where(pair => !Observations.Alike(exercise, pair.First, pair.Second)).Select(pair => pair.Second.Check).Distinct()];
        if (wrong.Length != 2 || !Stands(wrong[0], wrong[1]) || !Stands(wrong[1], wrong[0])) return null;
        return new Misconception("results-exchanged", $"All values are right, but two results have changed places: the {wrong[0]} and the {wrong[1]}. Look at the order in which they are returned.");

        bool Stands(string check, string place)
        {
            var (there, right) = (Only(actual, place), Only(expected, check));
            return there.Count == right.Count && there.Zip(right).All(pair => pair.First.Thrown is null && Observations.Alike(exercise, pair.First, pair.Second));
        }
    }

    private static List<Observation> Only(List<Observation> observations, string check) =>
        [.. observations.Where(observation => observation.Check == check)];
}
