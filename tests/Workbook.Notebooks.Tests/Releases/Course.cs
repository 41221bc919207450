using Workbook.Notebooks.Releases;

namespace Workbook.Notebooks.Tests.Releases;

/// <summary>A small course on disk: a folder of solutions, a folder of notebooks, a clock that stands still.</summary>
internal sealed class Course : IDisposable
{
    public const string Loader = "#!csharp\n\n#!import ../lib/bin/build-the-solution-first.csx\n\n";

    private readonly ScratchFolder _folder = new();

    public Course()
    {
        Directory.CreateDirectory(Solutions);
        Directory.CreateDirectory(Notebooks);
    }

    public string Solutions => _folder["solutions"];

    public string Notebooks => _folder["notebooks"];

    public string[] Backups => Directory.Exists(Path.Combine(Notebooks, ".backup")) ? [.. Directory.GetFiles(Path.Combine(Notebooks, ".backup")).Order(StringComparer.Ordinal)] : [];

    public static string Exercise(string id, string body, string above = "") =>
        $"#!csharp\n\n// EXERCISE {id} (5 points)\n{above}static int F()\n{{\n{body}\n}}\n\n#!csharp\n\nCheck.Exercise(\"{id}\", F)\n\n";

    public static string Solved(string id, string above = "") => Exercise(id, "    // BEGIN SOLUTION\n    return 1;\n    // END SOLUTION", above);

    public static string Blank(string id, string above = "") => Exercise(id, "    // YOUR CODE HERE\n    throw new NotImplementedException();", above);

    public string Solution(string name, string text) => _folder.Write("solutions/" + name, text);

    public string Notebook(string name, string text) => _folder.Write("notebooks/" + name, text);

    public string Read(string name) => File.ReadAllText(Path.Combine(Notebooks, name));

    public ReleaseReport Write(DateTimeOffset? time = null) =>
        Release.Write(Solutions, Notebooks, new StoppedClock(time ?? new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)));

    public ReleaseReport Check(bool requireBlank = false) => Release.Check(Solutions, Notebooks, requireBlank);

    /// <summary>A text of the report with the course's own folder left out.</summary>
    public string Short(object text) => text.ToString()!.Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(Path.DirectorySeparatorChar, '/');

    public void Dispose() => _folder.Dispose();

    private sealed class StoppedClock(DateTimeOffset time) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => time;
    }
}
