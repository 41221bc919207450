using System.Globalization;

namespace Workbook.Notebooks.Documents;

/// <summary>Something wrong at a place in a notebook.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Cell">1-based cell over all cells of the document; 0 when the whole file is meant.</param>
/// <param name="Line">1-based line within the cell; without a cell, that of the file, or 0.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record NotebookProblem(string File, int Cell, int Line, string What, string Remedy)
{
    /// <summary><c>FILE(CELL,LINE): what is wrong; what to do</c>.</summary>
    public override string ToString() => Place + ": " + What + "; " + Remedy;

    /// <summary>The same for a file that could not be read.</summary>
    public static NotebookProblem From(NotebookFormatException e) => new(e.Path ?? "notebook", 0, e.Line, e.Problem, e.Remedy);

    private string Place => (Cell, Line) switch
    {
        (0, 0) => File,
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"{File}({Line})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}({Cell},{Line})"),
    };
}
