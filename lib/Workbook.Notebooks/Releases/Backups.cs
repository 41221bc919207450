using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks.Releases;

/// <summary>Copies of learners' notebooks, made before text of theirs is taken out: <c>.backup/NAME-YYYYMMDD-HHMMSS.dib</c>.</summary>
internal static class Backups
{
    /// <summary>How many copies of one notebook are kept.</summary>
    public const int Limit = 20;

    /// <summary>Copies the file, removes the oldest copies beyond the limit, and returns the new copy's path.</summary>
    public static string Add(string path, DateTimeOffset time)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, ".backup")).FullName;
        string name = Path.GetFileNameWithoutExtension(path);
        string stem = name + time.ToString("'-'yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture);
        string copy = Enumerable.Range(1, int.MaxValue)
            .Select(n => Path.Combine(folder, stem + (n == 1 ? "" : "-" + n.ToString(CultureInfo.InvariantCulture)) + ".dib"))
            .First(candidate => !File.Exists(candidate));
        File.Copy(path, copy);
        RemoveOldest(folder, name);
        return Path.Combine(Path.GetDirectoryName(path)!, ".backup", Path.GetFileName(copy));
    }

    private static void RemoveOldest(string folder, string name)
    {
        var ofThis = new Regex("^" + Regex.Escape(name) + "-(?<time>[0-9]{8}-[0-9]{6})(-(?<n>[0-9]+))?$", RegexOptions.CultureInvariant);
        IEnumerable<string> old = Directory.GetFiles(folder, "*.dib")
            .Select(file => (File: file, Match: ofThis.Match(Path.GetFileNameWithoutExtension(file))))
            .Where(copy => copy.Match.Success)
            .OrderByDescending(copy => copy.Match.Groups["time"].Value, StringComparer.Ordinal)
            .ThenByDescending(copy => copy.Match.Groups["n"].Value.Length)
            .ThenByDescending(copy => copy.Match.Groups["n"].Value, StringComparer.Ordinal)
            .Select(copy => copy.File)
            .Skip(Limit);
        foreach (string file in old)
        {
            File.Delete(file);
        }
    }
}
