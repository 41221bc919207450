namespace Workbook.Corpora;

/// <summary>Finds folders of the repository from where this library was loaded, whatever the current directory is.</summary>
internal static class RepositoryFolder
{
    /// <summary>Where this library lies; a program that copies it beside itself says in its configuration, <c>workbook.library</c>, where it was built.</summary>
    public static string OfLibrary { get; } =
        AppContext.GetData("workbook.library") is string { Length: > 0 } built ? built :
        Path.GetDirectoryName(typeof(RepositoryFolder).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    /// <summary>The nearest folder of a name beside or above a place.</summary>
    /// <param name="start">Where the search begins.</param>
    /// <param name="name">The folder's name.</param>
    /// <param name="file">A file in it by which it is recognized.</param>
    /// <exception cref="DirectoryNotFoundException">There is none; the message says what to do.</exception>
    public static string Find(string start, string name, string file)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, name, file)))
                return Path.Combine(folder.FullName, name);
        throw new DirectoryNotFoundException($"No folder above {start} holds {name}/{file}; build the solution inside the repository and load the library from lib/bin, as the first cell of every notebook does.");
    }
}
