using Workbook.Grading.Checking;
using Workbook.Grading.Feedback;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Tests;

/// <summary>What every exercise of the course must satisfy, whatever it asks.</summary>
public sealed class ExerciseProofTests
{
    private const int Seeds = 20;

    public static TheoryData<string> Ids() => [.. Course.Lessons.SelectMany(lesson => lesson.Exercises).Select(exercise => exercise.Id)];

    /// <summary>The reference passes its own check on every seed and earns all points.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Reference_passes_on_every_seed(string id)
    {
        var exercise = Course.Find(id);
        for (int seed = 0; seed < Seeds; seed++) AssertPasses(exercise, exercise.Reference, seed, "the reference");
    }

    /// <summary>A right answer that goes another way passes on every seed.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Every_alternative_passes_on_every_seed(string id)
    {
        var exercise = Course.Find(id);
        Assert.NotEmpty(exercise.Alternatives);
        foreach (var alternative in exercise.Alternatives)
            for (int seed = 0; seed < Seeds; seed++)
                AssertPasses(exercise, alternative.Answer, seed, alternative.Name);
    }

    /// <summary>A known mistake is rejected and called by its own name, not another's, on every seed.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Every_misconception_fails_and_is_named_on_every_seed(string id)
    {
        var exercise = Course.Find(id);
        Assert.True(exercise.Misconceptions.Count >= 2, $"{id} tells fewer than two misconceptions apart");
        foreach (var misconception in exercise.Misconceptions)
            for (int seed = 0; seed < Seeds; seed++)
            {
                var result = Checker.Run(exercise, misconception.Answer, seed);
                Assert.True(result.State == CheckState.Failed, $"{id}, seed {seed}: {misconception.Id} was not rejected:\n{result}");
                Assert.True(result.Earned < result.Points || result.Points == 0, $"{id}, seed {seed}: {misconception.Id} earned all points");
                Assert.True(result.Misconception?.Id == misconception.Id, $"{id}, seed {seed}: {misconception.Id} was named {result.Misconception?.Id ?? "nothing"}:\n{result}");
            }
    }

    /// <summary>A cell that still says "not implemented" is unanswered, not wrong.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Blank_is_unanswered(string id)
    {
        var exercise = Course.Find(id);
        var blank = exercise.Reference.Select(Answers.ThatThrows<NotImplementedException>).ToArray();
        var result = Checker.Run(exercise, blank, 1);
        Assert.Equal(CheckState.Unanswered, result.State);
        Assert.Equal(0, result.Earned);
        Assert.Empty(result.Checks);
    }

    /// <summary>An answer that returns nothing at all is wrong in words, not in an exception of ours.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Null_is_a_wrong_answer_with_a_message(string id)
    {
        var exercise = Course.Find(id);
        var result = Checker.Run(exercise, [.. exercise.Reference.Select(Answers.ThatReturnsDefault)], 1);
        Assert.Equal(CheckState.Failed, result.State);
        Assert.Equal(0, result.Earned);
        Assert.All(result.Checks, check => Assert.False(string.IsNullOrEmpty(check.Message)));
    }

    /// <summary>Ids are unique and kebab-case, dependencies exist and come earlier, three hints and a title are there.</summary>
    [Fact]
    public void Specifications_are_complete()
    {
        var seen = new HashSet<string>();
        foreach (var exercise in Course.Lessons.SelectMany(lesson => lesson.Exercises))
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", exercise.Id);
            Assert.All(exercise.DependsOn, id => Assert.Contains(id, seen));
            Assert.True(seen.Add(exercise.Id), $"{exercise.Id} occurs twice");
            Assert.Equal(3, exercise.Hints.Count);
            Assert.NotEmpty(exercise.Title);
            Assert.Equal(exercise.Misconceptions.Count, exercise.Misconceptions.Select(misconception => misconception.Id).Distinct().Count());
            Assert.All(exercise.Misconceptions, misconception => Assert.True(misconception.Text.Length > 30));
        }
    }

    private static void AssertPasses(ExerciseSpec exercise, IReadOnlyList<Delegate> answer, int seed, string what)
    {
        var result = Checker.Run(exercise, answer, seed);
        Assert.True(result.State == CheckState.Passed, $"{exercise.Id}, seed {seed}: {what} was rejected:\n{result}");
        Assert.Equal(exercise.Points, result.Earned);
    }
}
