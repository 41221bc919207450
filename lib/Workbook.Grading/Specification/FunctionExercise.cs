using System.Runtime.CompilerServices;
using Workbook.Grading.Checking;

namespace Workbook.Grading.Specification;

/// <summary>The common kind of exercise: functions, called on a list of cases, their outputs compared one by one.</summary>
internal abstract class FunctionExercise : ExerciseSpec
{
    /// <summary>The name of the check that inputs come back as they went in.</summary>
    public const string InputsUnchanged = "inputs left unchanged";

    /// <summary>What each output of the function is, in the order of the returned tuple; one name for a single value.</summary>
    public abstract IReadOnlyList<string> Outputs(int function);

    /// <summary>The cases; between them every argument matters, and batch 1, length 1 and unequal sizes occur.</summary>
    public abstract IEnumerable<Case> Cases(Random random);

    /// <inheritdoc/>
    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var given in Cases(random))
        {
            var function = answer[given.Function];
            var arguments = Snapshot.Copy(given.Arguments);
            var outcome = Invocation.Call(function, arguments);
            var outputs = Outputs(given.Function);
            for (int i = 0; i < outputs.Count; i++)
                yield return new Observation(outputs[i], given.Name, outputs.Count == 1 ? outcome.Value : (outcome.Value as ITuple)?[i], outcome.Thrown);
            var changed = outcome.Thrown is null ? ChangedInputs(given.Arguments, arguments, function) : null;
            yield return new Observation(InputsUnchanged, given.Name, changed, outcome.Thrown);
        }
    }

    /// <summary>The names of the arguments that the call changed, or null when all are as before.</summary>
    private static string? ChangedInputs(object?[] before, object?[] after, Delegate function)
    {
        var changed = before.Zip(after, Signature.Parameters(function))
            .Where(pair => !Snapshot.Same(pair.First, pair.Second)).Select(pair => pair.Third.Name);
        string names = string.Join(", ", changed);
        return names.Length == 0 ? null : names;
    }
}

/// <summary>The arguments of one call and what is special about them.</summary>
/// <param name="Name">The inputs in words, for example <c>batch 3, features 2, hidden 4</c>.</param>
/// <param name="Arguments">In the order of the reference's parameters.</param>
internal sealed record Case(string Name, params object?[] Arguments)
{
    /// <summary>Which of the exercise's functions is called.</summary>
    public int Function { get; init; }
}
