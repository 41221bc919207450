using System.Globalization;
using Workbook.Cli.Progress;

namespace Workbook.Cli.Scores;

/// <summary>What there is to say when every exercise is passed.</summary>
internal static class FinalPage
{
    /// <summary>The page as lines of text.</summary>
    /// <param name="lessons">The course; all is passed.</param>
    /// <param name="memoryOf">What is remembered of an exercise.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<LessonScores> lessons, Func<string, RememberedScore> memoryOf)
    {
        RememberedScore[] memories = [.. lessons.SelectMany(lesson => lesson.Exercises).Select(exercise => memoryOf(exercise.Id))];
        int exercises = lessons.Sum(lesson => lesson.Exercises.Count);
        yield return lessons.Count == 1 ? "You have finished the lesson." : "You have finished the course.";
        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{exercises} exercises in {lessons.Count} {(lessons.Count == 1 ? "lesson" : "lessons")}, {Column.Points(lessons.Sum(lesson => lesson.Earned), lessons.Sum(lesson => lesson.Points))} points.");
        foreach (string line in Story(memories))
        {
            yield return line;
        }

        yield return "";
        int width = lessons.Max(lesson => lesson.Notebook.Name.Length);
        foreach (LessonScores lesson in lessons)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"  {lesson.Notebook.Name.PadRight(width)}  {lesson.Exercises.Count,2} {(lesson.Exercises.Count == 1 ? "exercise " : "exercises")}  {Column.Points(lesson.Earned, lesson.Points),11} points");
        }

        yield return "";
        yield return "What you wrote by hand is what the libraries do: cells, gates, gradients, embeddings, samplers.";
        yield return "Keep the notebooks. They are yours to change: another corpus, a deeper network, a longer memory.";
    }

    // Only what is known: hints and times are remembered by watch, and may have been deleted.
    private static IEnumerable<string> Story(IReadOnlyList<RememberedScore> memories)
    {
        DateTimeOffset[] passed = [.. memories.Select(memory => memory.FirstPassed).OfType<DateTimeOffset>().Order()];
        if (passed.Length == memories.Count && passed[0].Date != passed[^1].Date)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The first was passed on {passed[0].ToLocalTime():d MMMM yyyy}, the last on {passed[^1].ToLocalTime():d MMMM yyyy}.");
        }

        int hints = memories.Sum(memory => memory.Hints);
        if (hints > 0)
        {
            int without = memories.Count(memory => memory.Hints == 0);
            yield return string.Create(CultureInfo.InvariantCulture, $"{without} of them without a hint, the others with {hints} hints in all.");
        }
    }
}
