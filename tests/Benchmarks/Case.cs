namespace Benchmarks;

/// <summary>One computation, done by us and by PyTorch.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="Work">Tokens, floating-point operations or numbers per run, for the rate.</param>
/// <param name="Unit">Of the rate.</param>
/// <param name="Ours">Runs it once.</param>
/// <param name="Setup">Python that makes the operands.</param>
/// <param name="Statement">Python that runs it once.</param>
internal sealed record Case(string Name, double Work, Unit Unit, Action Ours, string Setup, string Statement);

/// <summary>The unit of a rate.</summary>
/// <param name="Text">As shown.</param>
/// <param name="Size">So many per second are one unit.</param>
internal sealed record Unit(string Text, double Size)
{
    public static readonly Unit Tokens = new("k tokens/s", 1e3);
    public static readonly Unit Operations = new("GFLOP/s", 1e9);
    public static readonly Unit Numbers = new("G numbers/s", 1e9);
    public static readonly Unit Rows = new("k rows/s", 1e3);
}
