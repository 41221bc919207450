using System.Collections.Concurrent;
using System.Globalization;
using Workbook.Grading.Checking;
using Workbook.Grading.Feedback;
using Workbook.Grading.Specification;

namespace Workbook.Grading;

/// <summary>What a notebook's check and hint cells call.</summary>
public static class Exercise
{
    private static readonly ConcurrentDictionary<string, CheckResult> BestResults = new();

    /// <summary>Checks an answer on freshly drawn inputs; the seed that drew them is part of the feedback.</summary>
    /// <param name="id">The exercise's id, for example <c>one-hot</c>.</param>
    /// <param name="answer">The learner's functions, by name.</param>
    /// <exception cref="ArgumentException">There is no exercise of that id.</exception>
    public static CheckResult Check(string id, params Delegate[] answer) => Run(id, answer, SeedOfThisRun());

    /// <summary>Checks an answer on the inputs that a seed draws.</summary>
    /// <param name="id">The exercise's id.</param>
    /// <param name="answer">The learner's function.</param>
    /// <param name="seed">The seed that an earlier feedback named.</param>
    /// <exception cref="ArgumentException">There is no exercise of that id.</exception>
    public static CheckResult Check(string id, Delegate answer, int seed) => Run(id, [answer], seed);

    /// <summary>Checks an answer of two functions on the inputs that a seed draws.</summary>
    /// <param name="id">The exercise's id.</param>
    /// <param name="first">The learner's first function.</param>
    /// <param name="second">The learner's second function.</param>
    /// <param name="seed">The seed that an earlier feedback named.</param>
    /// <exception cref="ArgumentException">There is no exercise of that id.</exception>
    public static CheckResult Check(string id, Delegate first, Delegate second, int seed) => Run(id, [first, second], seed);

    /// <summary>Shows a hint, from a nudge to the shape of the answer; number 0 shows only how many there are.</summary>
    /// <param name="id">The exercise's id.</param>
    /// <param name="number">0, or 1 to the number of hints.</param>
    /// <exception cref="ArgumentException">There is no exercise of that id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no hint of that number.</exception>
    public static HintCard Hint(string id, int number)
    {
        var hints = Course.Find(id).Hints;
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, hints.Count);
        return new HintCard(hints, number);
    }

    /// <summary>The best result of an exercise in this process, or null; a later try takes no points away.</summary>
    internal static CheckResult? BestResult(string id) => BestResults.GetValueOrDefault(id);

    private static CheckResult Run(string id, Delegate[] answer, int seed)
    {
        var result = Checker.Run(Course.Find(id), answer, seed);
        BestResults.AddOrUpdate(id, result, (_, before) => before.State == CheckState.Passed || before.Earned > result.Earned ? before : result);
        return result with { Progress = LessonProgress.Of(Course.LessonOf(id)) };
    }

    /// <summary>A runner that wants reproducible inputs sets <c>workbook.seed</c>; otherwise every run draws anew.</summary>
    private static int SeedOfThisRun() => AppContext.GetData("workbook.seed") is { } seed
        ? (int)(Convert.ToInt64(seed, CultureInfo.InvariantCulture) & int.MaxValue)
        : Random.Shared.Next(1, 1_000_000);
}
