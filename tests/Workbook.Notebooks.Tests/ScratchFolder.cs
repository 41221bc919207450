namespace Workbook.Notebooks.Tests;

/// <summary>A folder of one test, deleted with all it holds.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("workbook-").FullName;

    public string this[string name] => Path.Combine(FullName, name);

    public string Write(string name, string text)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
