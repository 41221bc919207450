using Workbook.Cli.Commands;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests;

/// <summary>A course in a folder of its own, with a small library in the place where the build puts the pointer to the real one.</summary>
internal sealed class FakeCourse : IDisposable
{
    public const string Loader = "#!csharp\n\n#!import ../lib/bin/build-the-solution-first.csx\n\n";

    // The names that the grading run calls, as nested classes instead of namespaces, which scripts cannot have.
    private const string Library = """
        // Written by a test. Stack: embedded.
        public class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type source) => FormatterSourceType = source;
            public Type FormatterSourceType { get; }
        }

        public class CourseFormatter
        {
            public string MimeType => "application/vnd.workbook.course+json";
            public void Format(object value, System.IO.TextWriter writer) => writer.Write(value.ToString());
        }

        public class CheckFormatter
        {
            public string MimeType => "application/vnd.workbook.check+json";
            public void Format(object value, System.IO.TextWriter writer) => writer.Write(value.ToString());
        }

        public class CourseSource { public IEnumerable<object> CreateTypeFormatters() { yield return new CourseFormatter(); } }
        public class CheckSource { public IEnumerable<object> CreateTypeFormatters() { yield return new CheckFormatter(); } }
        [TypeFormatterSource(typeof(CourseSource))] public record CourseJson(string Text) { public override string ToString() => Text; }
        [TypeFormatterSource(typeof(CheckSource))] public record CheckJson(string Text) { public override string ToString() => Text; }

        public static class Workbook
        {
            public static class Grading
            {
                public static class Course
                {
                    public static object Describe() => new CourseJson("[{\"id\":\"one\",\"title\":\"First\",\"points\":5,\"hints\":[\"a nudge\",\"the shape of it\"]},{\"id\":\"two\",\"title\":\"Second\",\"points\":5}]");
                }

                public static object Check(string id, Func<int> answer, int expected)
                {
                    string state;
                    int actual = 0;
                    try { state = (actual = answer()) == expected ? "passed" : "failed"; }
                    catch (NotImplementedException) { state = "unanswered"; }
                    double earned = state == "passed" ? 5 : actual == -expected ? 2.5 : 0;
                    return new CheckJson(FormattableString.Invariant($"{{\"exercise\":\"{id}\",\"title\":\"Title {id}\",\"points\":5,\"earned\":{earned},\"state\":\"{state}\",\"seed\":{AppContext.GetData("workbook.seed") ?? "null"},\"checks\":[],\"misconception\":null,\"text\":\"expected {expected}, got {actual}\"}}"));
                }
            }
        }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("workbook-");

    public FakeCourse()
    {
        Write("Workbook.sln", "");
        Write("lib/bin/build-the-solution-first.csx", Library);
        Directory.CreateDirectory(this["solutions"]);
    }

    public string this[string path] => Path.Combine(_root.FullName, path);

    public static string Exercise(string id, string body, int expected) =>
        $"#!csharp\n\n// EXERCISE {id} (5 points)\nint F{id}()\n{{\n{body}\n}}\n\n#!csharp\n\nWorkbook.Grading.Check(\"{id}\", F{id}, {expected})\n\n";

    public static string Solved(string id, int value, int? expected = null) =>
        Exercise(id, $"    // BEGIN SOLUTION\n    return {value};\n    // END SOLUTION", expected ?? value);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this[path];
    }

    public string Read(string path) => File.ReadAllText(this[path]);

    /// <summary>A course that keeps all its rules: two notebooks of one exercise each, released.</summary>
    public static async Task<FakeCourse> GoodAsync()
    {
        var course = new FakeCourse();
        course.Write("solutions/01-first.dib", Loader + Solved("one", 1));
        course.Write("solutions/02-second.dib", Loader + "#!markdown\n\n# Prose\n\n" + Solved("two", 2));
        Assert.Equal(0, (await course.RunAsync("release")).ExitCode);
        return course;
    }

    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(arguments, CancellationToken.None);

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, CancellationToken cancellation, Shelf? shelf = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        int exitCode = await CommandLine.RunAsync(arguments, new Screen(output, error, IsTerminal: false), new CourseFolder(_root.FullName), cancellation, shelf);
        return (exitCode, Short(output), Short(error));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Short(StringWriter writer) => writer.ToString().Replace(_root.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(Path.DirectorySeparatorChar, '/');
}
