using Workbook.Notebooks.Tests.Hosting;

namespace Workbook.Notebooks.Tests.Grading;

/// <summary>A course of three small exercises whose library stands in the notebook's first cell.</summary>
internal static class CourseNotebook
{
    public const string Double = "// EXERCISE double (2 points)\nint Double(int x) => 2 * x;";
    public const string Quadruple = "// EXERCISE quadruple (3 points)\nint Quadruple(int x) => Double(Double(x));";
    public const string Answer = "// EXERCISE answer (1 point)\nint Answer() { Console.WriteLine(Environment.CurrentDirectory); return offset; }";

    public const string CheckDouble = "Workbook.Grading.Check(\"double\", () => Double(4) == 8)";
    public const string CheckQuadruple = "Workbook.Grading.Check(\"quadruple\", () => Quadruple(2) == 8)";
    public const string CheckAnswer = "Workbook.Grading.Check(\"answer\", () => Answer() == 42)";

    // The names that the grading run calls, as nested classes instead of namespaces, which scripts cannot have.
    private const string Library = """
        public class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type source) => FormatterSourceType = source;
            public Type FormatterSourceType { get; }
        }

        public class JsonSource
        {
            public IEnumerable<object> CreateTypeFormatters() { yield return new JsonFormatter(); }
        }

        public class JsonFormatter
        {
            public string MimeType => "placeholder";
            public void Format(object value, System.IO.TextWriter writer) => writer.Write(((Json)value).Text);
        }

        [TypeFormatterSource(typeof(CourseSource))] public class CourseJson : Json { }
        [TypeFormatterSource(typeof(CheckSource))] public class CheckJson : Json { }
        public class Json { public string Text; public override string ToString() => "json"; }
        public class CourseSource { public IEnumerable<object> CreateTypeFormatters() { yield return new CourseFormatter(); } }
        public class CheckSource { public IEnumerable<object> CreateTypeFormatters() { yield return new CheckFormatter(); } }
        public class CourseFormatter : JsonFormatter { public new string MimeType => "application/vnd.workbook.course+json"; }
        public class CheckFormatter : JsonFormatter { public new string MimeType => "application/vnd.workbook.check+json"; }

        public static class Workbook
        {
            public static class Grading
            {
                public static class Course
                {
                    public static object Describe() => new CourseJson { Text = "[{\"id\":\"double\",\"title\":\"Twice\",\"points\":2,\"dependsOn\":[],\"seconds\":SECONDS},{\"id\":\"quadruple\",\"title\":\"Four times\",\"points\":3,\"dependsOn\":[\"double\"],\"seconds\":SECONDS},{\"id\":\"answer\",\"title\":\"The answer\",\"points\":1}]" };
                }

                public static object Check(string id, Func<bool> law)
                {
                    string state;
                    try { state = law() ? "passed" : "failed"; }
                    catch (NotImplementedException) { state = "unanswered"; }
                    return new CheckJson { Text = $"{{\"exercise\":\"{id}\",\"title\":\"T {id}\",\"points\":2,\"earned\":{(state == "passed" ? 2 : 0)},\"state\":\"{state}\",\"seed\":{AppContext.GetData("workbook.seed") ?? "null"},\"checks\":[{{\"name\":\"value\",\"passed\":true,\"message\":\"m\"}}],\"misconception\":null,\"text\":\"feedback\"}}" };
                }
            }
        }
        """;

    /// <summary>The official notebook.</summary>
    public static string Official(NotebookFolder folder, double seconds = 10) => Write(folder, "official.dib", seconds, Double, Quadruple, Answer);

    /// <summary>A learner's notebook with these exercise cells.</summary>
    public static string Learner(NotebookFolder folder, params string[] answers) =>
        folder.Notebook("learner.dib", ["1 + 1", .. answers]);

    private static string Write(NotebookFolder folder, string name, double seconds, params string[] exercises) => folder.Notebook(name,
        Library.Replace("SECONDS", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
        "#!markdown\n\n# Course",
        "throw new Exception(\"demonstrations never run\");",
        "// SETUP\nint offset = 42;",
        exercises[0], CheckDouble,
        exercises[1], CheckQuadruple,
        exercises[2], "#!markdown\n\nProse between.", CheckAnswer);
}
