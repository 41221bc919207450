namespace Benchmarks;

/// <summary>One computation, done by us and by PyTorch.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="Work">Floating-point operations or numbers per run, for the rate.</param>
/// <param name="Unit">Of the rate, in 10^9 per second.</param>
/// <param name="Ours">Runs it once.</param>
/// <param name="Setup">Python that makes the operands.</param>
/// <param name="Statement">Python that runs it once.</param>
internal sealed record Case(string Name, double Work, string Unit, Action Ours, string Setup, string Statement)
{
    /// <summary>Whether PyTorch uses one thread or all, whichever is faster, in place of as many as we do.</summary>
    public bool BestThreads { get; init; }
}
