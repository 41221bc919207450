namespace Workbook.Notebooks.Protocol;

/// <summary>The MIME types that hosts and runners of this course agree on.</summary>
public static class MimeTypes
{
    /// <summary>Plain text; every bundle of our kernel has it.</summary>
    public const string PlainText = "text/plain";

    /// <summary>A fragment of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown text.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A figure as plotly.js takes it: a JSON object with <c>data</c> and <c>layout</c>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A JSON array of <see cref="CourseExercise"/>: the value of <c>Workbook.Grading.Course.Describe()</c>.</summary>
    public const string Course = "application/vnd.workbook.course+json";

    /// <summary>A JSON object <see cref="CheckResult"/>: the value of a check cell.</summary>
    public const string Check = "application/vnd.workbook.check+json";
}
