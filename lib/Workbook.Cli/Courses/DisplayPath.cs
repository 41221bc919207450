namespace Workbook.Cli.Courses;

/// <summary>Paths as messages show them.</summary>
internal static class DisplayPath
{
    /// <summary>Relative to the current directory for what is in it, else the full path. Either opens the file.</summary>
    public static string Of(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path));
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }
}
