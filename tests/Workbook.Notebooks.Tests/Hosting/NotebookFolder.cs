namespace Workbook.Notebooks.Tests.Hosting;

/// <summary>A folder for the notebooks of one test.</summary>
public sealed class NotebookFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("workbook-test-").FullName;

    /// <summary>Writes a notebook whose cells are given as C# code, or with a marker line of their own.</summary>
    public string Notebook(string name, params string[] cells)
    {
        string path = Path.Combine(FullPath, name);
        File.WriteAllText(path, string.Concat(cells.Select(cell => (cell.StartsWith("#!", StringComparison.Ordinal) ? "" : "#!csharp\n\n") + cell + "\n\n")));
        return path;
    }

    public string Write(string name, string text)
    {
        string path = Path.Combine(FullPath, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }
}
