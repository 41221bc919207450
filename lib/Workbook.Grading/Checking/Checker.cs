using TorchSharp;
using Workbook.Grading.Feedback;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Checking;

/// <summary>Checks an answer: observes it and the reference on the same fresh inputs and compares what was seen.</summary>
internal static class Checker
{
    /// <summary>Runs every check of an exercise.</summary>
    /// <param name="exercise">What is asked.</param>
    /// <param name="answer">The learner's functions.</param>
    /// <param name="seed">Decides all inputs.</param>
    public static CheckResult Run(ExerciseSpec exercise, IReadOnlyList<Delegate> answer, int seed)
    {
        using var scope = torch.NewDisposeScope();
        if (SignatureProblem(exercise, answer) is { } problem)
            return Result(exercise, seed, CheckState.Failed, [new CheckVerdict("signature", false, problem)]);
        var expected = exercise.Observe(exercise.Reference, new Random(seed)).ToList();
        var actual = new List<Observation>();
        foreach (var observation in exercise.Observe(answer, new Random(seed)))
        {
            if (observation.Thrown is NotImplementedException)
                return Result(exercise, seed, CheckState.Unanswered, []);
            actual.Add(observation);
        }
        var verdicts = Judge(exercise, actual, expected);
        if (verdicts.All(verdict => verdict.Passed)) return Result(exercise, seed, CheckState.Passed, verdicts);
        return Result(exercise, seed, CheckState.Failed, verdicts, Diagnosis.Find(exercise, actual, expected, seed));
    }

    private static string? SignatureProblem(ExerciseSpec exercise, IReadOnlyList<Delegate> answer)
    {
        if (answer.Count != exercise.Reference.Count)
            return $"the check of {exercise.Id} takes {exercise.Reference.Count} function(s), {answer.Count} were passed; restore the check cell from the course";
        return answer.Zip(exercise.Reference)
            .Select(pair => Signature.Mismatch(pair.First, pair.Second, pair.First.Method.Name.Split('|')[0].Split("__")[^1]))
            .FirstOrDefault(problem => problem is not null);
    }

    private static List<CheckVerdict> Judge(ExerciseSpec exercise, List<Observation> actual, List<Observation> expected)
    {
        var verdicts = actual.Zip(expected).GroupBy(pair => pair.Second.Check)
            .Select(pairs => Judge(exercise, pairs.Key, pairs)).ToList();
        verdicts = [verdicts[0], .. verdicts.Skip(1).Select(verdict => verdict.Message.Length > 0 && verdict.Message == verdicts[0].Message ? verdict with { Message = "for the same reason", Case = "", Values = null } : verdict)];
        bool nothingRight = verdicts.All(verdict => !verdict.Passed || verdict.Name == FunctionExercise.InputsUnchanged);
        return nothingRight ? [.. verdicts.Select(NotYetJudged)] : verdicts;
    }

    private static CheckVerdict Judge(ExerciseSpec exercise, string check, IEnumerable<(Observation Actual, Observation Expected)> pairs)
    {
        foreach (var (actual, expected) in pairs)
            if (Problem(exercise, actual, expected) is { } problem)
                return new CheckVerdict(check, false, $"with {actual.Case}: {problem.Text}") { Case = actual.Case, Values = problem.Values };
        return new CheckVerdict(check, true, "");
    }

    private static Difference? Problem(ExerciseSpec exercise, Observation actual, Observation expected)
    {
        if (actual.Thrown is { } thrown) return new Difference(ThrownText(thrown));
        if (actual.Check == FunctionExercise.InputsUnchanged && actual.Value is string changed)
            return new Difference($"the call changed its input {changed}; the caller still needs it, so compute into a new tensor");
        return Comparison.FirstDifference(actual.Value, expected.Value, exercise.Tolerance(Observations.IsDouble(expected.Value)));
    }

    private static string ThrownText(Exception thrown)
    {
        string place = LearnerLine.Of(thrown) is { } line ? $" at {line} of the cell" : "";
        return $"{thrown.GetType().Name}{place}: {thrown.Message}";
    }

    /// <summary>An answer that gets nothing right does not earn points for leaving its inputs alone.</summary>
    private static CheckVerdict NotYetJudged(CheckVerdict verdict) =>
        verdict.Passed ? verdict with { Passed = false, Message = "counts once another check passes" } : verdict;

    private static CheckResult Result(ExerciseSpec exercise, int seed, CheckState state, IReadOnlyList<CheckVerdict> verdicts, Misconception? misconception = null) =>
        new(exercise.Id, exercise.Title, exercise.Points, state, seed, verdicts,
            misconception is null ? null : new NamedMisconception(misconception.Id, misconception.Text));
}
