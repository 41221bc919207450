namespace Workbook.Grading.Specification;

/// <summary>
/// An exercise, specified once: what the learner sees of it (title, points, hints), the reference, the known
/// misconceptions and the alternatives. Nothing of it is public, so a learner cannot call the solution.
/// </summary>
internal abstract class ExerciseSpec
{
    /// <summary>Kebab-case, unique in the course.</summary>
    public abstract string Id { get; }

    /// <summary>A few words for tables.</summary>
    public abstract string Title { get; }

    /// <summary>Points for a full answer; 0 for a stretch exercise.</summary>
    public abstract double Points { get; }

    /// <summary>Ids of exercises whose official solutions must be defined before this one can run.</summary>
    public virtual IReadOnlyList<string> DependsOn => [];

    /// <summary>Seconds a grading run allows for the learner's cell and the check together.</summary>
    public virtual double Seconds => 10;

    /// <summary>Three hints, from a nudge to the shape of the line; never the line.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>The right answer, one delegate per function; its signature is the signature asked of the learner.</summary>
    public abstract IReadOnlyList<Delegate> Reference { get; }

    /// <summary>The wrong answers that the check tells apart.</summary>
    public abstract IReadOnlyList<Misconception> Misconceptions { get; }

    /// <summary>Right answers that go another way than the reference.</summary>
    public abstract IReadOnlyList<Alternative> Alternatives { get; }

    /// <summary>How far a floating-point value of the given precision may be off, relative to one plus its size.</summary>
    public virtual double Tolerance(bool doublePrecision) => doublePrecision ? 1e-9 : 2e-5;

    /// <summary>
    /// Runs an answer on inputs drawn from <paramref name="random"/> and reports what was seen. The same random state
    /// gives the same inputs and the same order of observations, whatever the answer does.
    /// </summary>
    public abstract IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random);
}
