namespace Workbook.Notebooks.Kernel;

/// <summary><c>#r "nuget:..."</c> and <c>#i "nuget:..."</c>: this host has no package manager.</summary>
internal static class PackageDirectives
{
    /// <summary>Whether the directive is about packages.</summary>
    public static bool Handles(DirectivePiece piece) => piece.Name is "#r" or "#i";

    /// <summary>Refuses the directive, before any code of the cell runs.</summary>
    /// <exception cref="DirectiveException">Always.</exception>
    public static void Check(DirectivePiece piece) => throw new DirectiveException(
        $"{piece.Name} {piece.Argument}: this runner has no package manager yet; "
        + "reference the package in a project, build it, and load the assembly with #r \"PATH.dll\"");
}
