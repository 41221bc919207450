using System.Globalization;

namespace Workbook.Cli.Corpora;

/// <summary>Whether files are as a publisher's should be. Each answer is null, or says what is wrong and names the file.</summary>
internal static class Structure
{
    /// <summary>A file is there, and has this size if one is given.</summary>
    public static string? File(string folder, string name, long? bytes)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        return !file.Exists ? $"{name} is not there"
            : bytes is { } right && file.Length != right ? string.Create(CultureInfo.InvariantCulture, $"{name} has {file.Length:N0} bytes instead of {right:N0}")
            : null;
    }

    /// <summary>A file is there, and its first line looks as it should.</summary>
    public static string? FirstLine(string folder, string name, Func<string, bool> isRight, string form)
    {
        string path = Path.Combine(folder, name);
        return !System.IO.File.Exists(path) ? $"{name} is not there"
            : isRight(System.IO.File.ReadLines(path).FirstOrDefault("")) ? null
            : $"the first line of {name} is not {form}";
    }

    /// <summary>A folder holds this number of files.</summary>
    public static string? Files(string folder, string name, string pattern, int number)
    {
        string path = Path.Combine(folder, name);
        int there = Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern).Count() : 0;
        return there == number ? null : string.Create(CultureInfo.InvariantCulture, $"{name} holds {there:N0} of {number:N0} files");
    }
}
