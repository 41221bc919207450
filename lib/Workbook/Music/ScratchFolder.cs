namespace Workbook.Music;

/// <summary>The one place where the lessons write files: a folder of this user below the system's temporary folder.</summary>
public static class ScratchFolder
{
    /// <summary>The path of a file in it; the folder is made if need be.</summary>
    /// <param name="name">A file's name.</param>
    /// <exception cref="ArgumentException">It is a path, not a name.</exception>
    public static string PathOf(string name)
    {
        if (name.Length == 0 || name != Path.GetFileName(name)) throw new ArgumentException($"'{name}' is no file name; give a name without folders.", nameof(name));
        string folder = Path.Combine(Path.GetTempPath(), $"workbook-{Environment.UserName}");
        return Path.Combine(Directory.CreateDirectory(folder).FullName, name);
    }
}
