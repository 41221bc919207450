namespace Workbook.Cli.Reports;

/// <summary>The formats of <c>--format</c>.</summary>
internal static class ReportFormats
{
    public const string Text = "text";

    private static readonly Dictionary<string, IReport> s_formats = new(StringComparer.Ordinal)
    {
        [Text] = new TextReport(),
        ["json"] = new JsonReport(),
    };

    public static string[] Names => [.. s_formats.Keys];

    public static IReport ByName(string name) => s_formats[name];
}
