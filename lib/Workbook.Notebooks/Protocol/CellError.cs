using System.Globalization;

namespace Workbook.Notebooks.Protocol;

/// <summary>A line of a cell that an exception passed through.</summary>
/// <param name="File">Full path of the document.</param>
/// <param name="Cell">1-based number of the cell over all cells of the document; 0 for a file without cells.</param>
/// <param name="Line">1-based line within the cell.</param>
/// <param name="Text">That line's text, without blanks at its ends.</param>
public sealed record CellFrame(string File, int Cell, int Line, string Text);

/// <summary>
/// What went wrong and where. <see cref="Kind"/> is one of <c>compile</c> (the compiler's message), <c>exception</c>
/// (thrown by the cell), <c>directive</c> (a magic command or a kernel that this host does not have, an import that
/// fails), <c>limit</c> (time, memory or output) and <c>process</c> (the process ended before the cell did).
/// </summary>
/// <param name="Kind">See above.</param>
/// <param name="File">Full path of the document; empty if no document is to blame.</param>
/// <param name="Cell">1-based number of the cell over all cells of the document; 0 if none is to blame.</param>
/// <param name="Line">1-based line within the cell; 0 if no line is to blame.</param>
/// <param name="Text">That line's text, without blanks at its ends; empty if there is none.</param>
/// <param name="Message">What is wrong; for exceptions <c>TYPE: message</c>.</param>
/// <param name="Code">The compiler's code, such as <c>CS0103</c>, or the exception's full type name; null for others.</param>
public sealed record CellError(string Kind, string File, int Cell, int Line, string Text, string Message, string? Code = null)
{
    /// <summary>The lines of cells that an exception passed through, innermost first; the host's and the library's own lines are left out.</summary>
    public IReadOnlyList<CellFrame> Frames { get; set; } = [];

    /// <summary><c>FILE(CELL,LINE): message</c>, with as much of the place as is known.</summary>
    public override string ToString()
    {
        if (File.Length == 0)
        {
            return Message;
        }

        string place = (Cell, Line) switch
        {
            (0, 0) => "",
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"({Line})"),
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"({Cell})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"({Cell},{Line})"),
        };
        return $"{File}{place}: {Message}";
    }
}
