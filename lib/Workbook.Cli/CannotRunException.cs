using Workbook.Notebooks.Documents;

namespace Workbook.Cli;

/// <summary>A command that cannot do its work: exit code 2. The message says what is wrong and what to do.</summary>
internal sealed class CannotRunException : Exception
{
    public CannotRunException(string problem, string remedy)
        : base(problem + "; " + remedy) => (Problem, Remedy) = (problem, remedy);

    /// <summary>What keeps it from working has a place in a notebook.</summary>
    public CannotRunException(NotebookProblem problem)
        : base(problem.ToString()) => (Problem, Remedy) = ($"{problem.File}: {problem.What}", problem.Remedy);

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
