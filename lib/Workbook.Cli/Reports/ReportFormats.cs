namespace Workbook.Cli.Reports;

/// <summary>The formats of <c>--format</c>.</summary>
internal static class ReportFormats
{
    public const string Text = "text";
    public const string Json = "json";

    /// <summary>The names, and what writes each.</summary>
    /// <param name="text">What writes plain text, which is different for each command.</param>
    public static IReadOnlyDictionary<string, IReport> All(IReport text) => new Dictionary<string, IReport>(StringComparer.Ordinal)
    {
        [Text] = text,
        [Json] = new JsonReport(),
        ["junit"] = new JUnitReport(),
        ["trx"] = new TrxReport(),
    };
}
