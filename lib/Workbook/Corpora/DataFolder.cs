namespace Workbook.Corpora;

/// <summary>Finds the repository's <c>data/</c> folder from where this library was loaded, whatever the current directory is.</summary>
public static class DataFolder
{
    private const string Name = "data", Description = "README.md";

    /// <summary>The full path of a bundled file.</summary>
    /// <param name="parts">The way to it below <c>data/</c>, for example <c>"names-in-sentences", "train.txt"</c>.</param>
    /// <exception cref="DirectoryNotFoundException">No folder above the library holds <c>data/</c>.</exception>
    /// <exception cref="FileNotFoundException">The folder is there, the file is not.</exception>
    public static string PathOf(params string[] parts) => PathBelow(RepositoryFolder.OfLibrary, parts);

    /// <summary>The full path of a file that a learner may have downloaded, or null if it is not there.</summary>
    /// <param name="parts">The way to it below <c>data/</c>, for example <c>"downloads", "glove.6B", "glove.6B.50d.txt"</c>.</param>
    /// <exception cref="DirectoryNotFoundException">No folder above the library holds <c>data/</c>.</exception>
    public static string? Downloaded(params string[] parts) => DownloadedBelow(RepositoryFolder.OfLibrary, parts);

    /// <summary>The same, searched from a folder upwards.</summary>
    internal static string? DownloadedBelow(string start, string[] parts)
    {
        string path = Path.Combine([RepositoryFolder.Find(start, Name, Description), .. parts]);
        return File.Exists(path) ? path : null;
    }

    /// <summary>The full path of a bundled file, searched from a folder upwards.</summary>
    /// <param name="start">Where the search begins; <c>data/</c> stands beside it or beside a folder above it.</param>
    /// <param name="parts">The way to the file below <c>data/</c>.</param>
    internal static string PathBelow(string start, string[] parts)
    {
        string path = Path.Combine([RepositoryFolder.Find(start, Name, Description), .. parts]);
        return File.Exists(path) ? path
            : throw new FileNotFoundException($"{path} is missing; it belongs to the course, so restore it: git restore {Name}/{string.Join('/', parts)}", path);
    }
}
