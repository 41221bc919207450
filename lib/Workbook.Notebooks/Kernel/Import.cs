using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Kernel;

/// <summary><c>#!import FILE</c>: the cells of another document.</summary>
internal static class Import
{
    /// <summary>
    /// Reads the document: relative to the importing document's folder, else to the current directory.
    /// </summary>
    /// <param name="argument">What follows the command.</param>
    /// <param name="cell">The importing cell.</param>
    /// <param name="importing">Full paths of the documents that are being imported.</param>
    /// <returns>The cells, and <paramref name="importing"/> with this document.</returns>
    /// <exception cref="DirectiveException">The file is missing or broken, or imports itself.</exception>
    public static (IReadOnlyList<CellSource> Cells, IReadOnlyList<string> Importing) Load(string argument, CellSource cell, IReadOnlyList<string> importing)
    {
        string path = Resolve(FileName(argument), cell.Folder);
        List<string> chain = [.. importing, path];
        if (importing.Contains(path) || path == cell.File)
        {
            string through = string.Join(" -> ", chain.Prepend(cell.File).Distinct().Append(path));
            throw new DirectiveException($"#!import {argument}: the document imports itself ({through}); remove one of these imports");
        }

        try
        {
            return (CellSource.AllOf(Notebook.Load(path)), chain);
        }
        catch (NotebookFormatException e)
        {
            throw new DirectiveException($"#!import {argument}: {e.Message}");
        }
    }

    private static string FileName(string argument)
    {
        string name = argument.StartsWith("--file ", StringComparison.Ordinal) ? argument["--file ".Length..].Trim() : argument;
        return name is ['"', .., '"'] ? name[1..^1] : name;
    }

    private static string Resolve(string name, string folder)
    {
        string beside = Path.GetFullPath(name, folder);
        string current = Path.GetFullPath(name);
        if (File.Exists(beside))
        {
            return beside;
        }

        return File.Exists(current)
            ? current
            : throw new DirectiveException($"#!import {name}: there is no file {beside}; check the path, or build the solution first if the build writes it");
    }
}
