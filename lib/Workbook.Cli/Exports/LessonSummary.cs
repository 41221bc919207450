using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Exports;

/// <summary>What a lesson says of itself, and what its checks say.</summary>
internal static partial class LessonSummary
{
    /// <summary>The page with what can be read from its notebook and its run.</summary>
    public static LessonPage Of(LessonPage page, Notebook notebook, NotebookRun run)
    {
        string prose = notebook.Cells.FirstOrDefault(cell => cell.IsMarkdown)?.Text ?? "";
        CheckResult[] best = [.. Checks(run).GroupBy(check => check.Exercise).Select(results => results.MaxBy(check => check.Earned)!)];
        return page with
        {
            Teaches = Teaching().Match(prose) is { Success: true } teaching ? new ProseRenderer().Render("You can " + teaching.Groups["what"].Value).Trim().Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal) : "",
            Minutes = Duration().Match(prose) is { Success: true } duration ? int.Parse(duration.Groups["minutes"].Value, CultureInfo.InvariantCulture) : null,
            Earned = best.Sum(check => check.Earned),
            Points = best.Sum(check => check.Points),
            Exercises = best.Length,
        };
    }

    /// <summary>For example <c>75 minutes, 4 exercises, 30 of 30 points</c>; empty if nothing is known.</summary>
    public static string Facts(LessonPage page)
    {
        var facts = new List<string>();
        if (page.Minutes is { } minutes)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes"));
        }

        if (page.Exercises > 0)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{page.Exercises} exercise{(page.Exercises == 1 ? "" : "s")}, {page.Earned:0.#} of {page.Points:0.#} points"));
        }

        return string.Join(", ", facts);
    }

    private static IEnumerable<CheckResult> Checks(NotebookRun run) => run.Cells.SelectMany(cell => cell.Outputs)
        .Where(output => output.Data.ContainsKey(MimeTypes.Check))
        .Select(output => ProtocolJson.ReadCheck(output.Data[MimeTypes.Check]));

    [GeneratedRegex(@"\*\*After this lesson you can\*\*\s+(?<what>.+)", RegexOptions.CultureInvariant)]
    private static partial Regex Teaching();

    [GeneratedRegex(@"\*\*It takes\*\* about (?<minutes>\d+) minutes", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
