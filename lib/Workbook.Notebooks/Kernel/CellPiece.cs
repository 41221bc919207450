namespace Workbook.Notebooks.Kernel;

/// <summary>A part of a cell that is executed as one: code, content for another kernel, or a magic command.</summary>
/// <param name="Line">1-based line of the cell at which it begins.</param>
internal abstract record CellPiece(int Line);

/// <summary>Text for a kernel: C# code or a page's content.</summary>
/// <param name="Kernel">Normalised name of the kernel.</param>
/// <param name="Text">The text.</param>
/// <param name="Line">1-based line of the cell at which it begins.</param>
internal sealed record TextPiece(string Kernel, string Text, int Line) : CellPiece(Line)
{
    /// <summary>Options after the kernel's name, such as <c>--name x</c>; empty if there are none.</summary>
    public string Options { get; init; } = "";
}

/// <summary>A magic command.</summary>
/// <param name="Name">With its mark: <c>#!time</c>, <c>#r</c>, <c>#i</c>.</param>
/// <param name="Argument">The rest of the line, without blanks at its ends.</param>
/// <param name="Line">1-based line of the cell.</param>
internal sealed record DirectivePiece(string Name, string Argument, int Line) : CellPiece(Line);
