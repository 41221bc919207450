using System.Globalization;
using System.Net;

namespace Workbook.Cli.Exports;

/// <summary>The page that leads to the lessons.</summary>
internal static class IndexPage
{
    private const string Title = "Sequence Models Workbook";

    /// <summary>The whole document.</summary>
    /// <param name="pages">File name and content of each, in the order of the course.</param>
    public static string Html(IReadOnlyList<(string File, LessonPage Page)> pages)
    {
        double points = pages.Sum(item => item.Page.Points);
        string summary = string.Create(CultureInfo.InvariantCulture,
            $"{pages.Count} lessons, {pages.Sum(item => item.Page.Minutes ?? 0) / 60.0:0.#} hours, {pages.Sum(item => item.Page.Exercises)} exercises for {points:0.#} points. The pages show the solved lessons with all their outputs.");
        return PageDocument.Html(Title, $"<h1>{Title}</h1>\n<p>{summary}</p>\n<ol class=\"lessons\">\n{string.Concat(pages.Select(Item))}</ol>\n");
    }

    private static string Item((string File, LessonPage Page) item)
    {
        LessonPage page = item.Page;
        string teaches = page.Teaches.Length == 0 ? "" : $"<p>{page.Teaches}</p>\n";
        return $"<li><h2><a href=\"{WebUtility.HtmlEncode(item.File)}\">{WebUtility.HtmlEncode(page.Title)}</a></h2>\n<p class=\"facts\">{LessonSummary.Facts(page)}</p>\n{teaches}</li>\n";
    }
}
