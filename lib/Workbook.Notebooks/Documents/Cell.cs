namespace Workbook.Notebooks.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Kernel">Normalised kernel name: "csharp" also where the file says "c#".</param>
/// <param name="Text">The cell's lines, joined with LF.</param>
/// <param name="Line">1-based line in the file of the first line of <paramref name="Text"/>; 0 when made in memory.</param>
public sealed record Cell(string Kernel, string Text, int Line)
{
    /// <summary>Whether the text is C# code.</summary>
    public bool IsCSharp => Kernel == "csharp";

    /// <summary>Whether the cell is prose, which is never executed.</summary>
    public bool IsMarkdown => Kernel == "markdown";
}
