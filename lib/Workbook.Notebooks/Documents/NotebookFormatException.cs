namespace Workbook.Notebooks.Documents;

/// <summary>A notebook file that cannot be read or written. The message is <c>FILE(LINE): what is wrong; what to do</c>.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Makes the exception for a place in a file.</summary>
    /// <param name="path">The file; null for text that has none.</param>
    /// <param name="line">1-based line; 0 when the whole file is meant.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="inner">What was caught.</param>
    public NotebookFormatException(string? path, int line, string problem, string remedy, Exception? inner = null)
        : base(new NotebookProblem(path ?? "notebook", 0, line, problem, remedy).ToString(), inner)
    {
        Path = path;
        Line = line;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>The file, or null for text that has none.</summary>
    public string? Path { get; }

    /// <summary>1-based line in the file; 0 when the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
