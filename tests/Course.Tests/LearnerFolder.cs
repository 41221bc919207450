using Workbook.Notebooks.Documents;

namespace Course.Tests;

/// <summary>A folder for a test's notebooks, beside <c>lib/</c> as the loader cell expects, removed afterwards.</summary>
internal sealed class LearnerFolder : IDisposable
{
    private readonly string root = Directory.CreateDirectory(Path.Combine(CourseFolders.Root, "tests", "Course.Tests", "bin", "learner-" + Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Writes a notebook whose loader cell finds the library, and returns its path.</summary>
    public string Write(string name, Notebook notebook)
    {
        string pointer = Path.Combine(CourseFolders.Root, "lib", "bin", "build-the-solution-first.csx");
        string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "lib", "bin")).FullName, Path.GetFileName(pointer));
        File.Copy(pointer, copy, overwrite: true);
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "notebooks")).FullName, name + ".dib");
        File.WriteAllText(path, notebook.ToDib());
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);
}
