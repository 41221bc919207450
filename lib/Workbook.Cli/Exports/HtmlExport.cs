using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Exports;

/// <summary>Writes a notebook and what its run showed as one page that needs no other file.</summary>
internal static partial class HtmlExport
{
    /// <summary>The page.</summary>
    /// <param name="notebook">What was run.</param>
    /// <param name="run">What became of it.</param>
    public static LessonPage Page(Notebook notebook, NotebookRun run)
    {
        var prose = new ProseRenderer();
        var cells = run.Cells.ToDictionary(cell => cell.Cell);
        var body = new StringBuilder();
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            CellRun? ran = cells.GetValueOrDefault(i + 1);
            body.Append(notebook.Cells[i].IsMarkdown ? $"<section class=\"prose\">\n{prose.Render(notebook.Cells[i].Text)}</section>\n"
                : (Plumbing.Is(notebook.Cells[i]) || Plumbing.IsHint(notebook.Cells[i])) && ran is { Ok: true } ? ""
                : Code(notebook.Cells[i]) + Results(ran, prose));
        }

        string title = prose.Headings.FirstOrDefault(heading => heading.Level == 1) is { } first
            ? WebUtility.HtmlDecode(Element().Replace(first.Html, ""))
            : Path.GetFileNameWithoutExtension(notebook.DisplayName);
        LessonPage page = LessonSummary.Of(new LessonPage("", title, prose.Notes), notebook, run);
        return page with { Html = PageDocument.Html(title, WithFacts(body.ToString(), LessonSummary.Facts(page)), Contents(prose.Headings)) };
    }

    // Below the title, or on top where there is none.
    private static string WithFacts(string body, string facts)
    {
        int title = body.IndexOf("</h1>", StringComparison.Ordinal);
        return facts.Length == 0 ? body : body.Insert(title < 0 ? 0 : title + "</h1>".Length, $"\n<p class=\"facts\">{facts}</p>\n");
    }

    private static string Contents(IReadOnlyList<PageHeading> headings)
    {
        IEnumerable<string> items = headings.Where(heading => heading.Level is 2 or 3)
            .Select(heading => $"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Html}</a></li>\n");
        string list = string.Concat(items);
        return list.Length == 0 ? "" : $"<nav aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n{list}</ul></details></nav>\n";
    }

    private static string Code(Cell cell)
    {
        string text = cell.IsCSharp ? CodeHighlighter.ToHtml(SolutionRegions.WithoutMarkers(cell)) : WebUtility.HtmlEncode(cell.Text);
        return $"<div class=\"cell\"><pre tabindex=\"0\"><code>{text}</code></pre></div>\n";
    }

    private static string Results(CellRun? run, ProseRenderer prose)
    {
        IEnumerable<string> shown = run?.Outputs.Select(output => Output(output, prose)) ?? [];
        IEnumerable<string> errors = run?.Errors.Select(error => $"<pre class=\"error\">{WebUtility.HtmlEncode(CaseResults.WithDisplayPath(error).ToString())}</pre>") ?? [];
        return string.Concat(shown.Concat(errors).Select(html => $"<div class=\"output\">{html}</div>\n"));
    }

    private static string Output(CellDisplay output, ProseRenderer prose) =>
        output.Data.TryGetValue(MimeTypes.Html, out string? html) ? html + Figure(output)
        : output.Data.TryGetValue("image/svg+xml", out string? svg) ? svg
        : output.Data.TryGetValue("image/png", out string? png) ? $"<img alt=\"{Plain(output)}\" src=\"data:image/png;base64,{png}\">"
        : output.Data.TryGetValue(MimeTypes.Markdown, out string? markdown) ? prose.Render(markdown)
        : $"<pre>{Plain(output)}</pre>";

    // For the script of the page, which draws it with plotly.js if the reader asks for that.
    private static string Figure(CellDisplay output) =>
        output.Data.TryGetValue(MimeTypes.Plotly, out string? figure) ? $"\n<script type=\"application/json\" class=\"figure\">{figure.Replace("<", "\\u003c", StringComparison.Ordinal)}</script>" : "";

    private static string Plain(CellDisplay output) => WebUtility.HtmlEncode(output.Data.GetValueOrDefault(MimeTypes.PlainText, ""));

    [GeneratedRegex("<annotation.*?</annotation>|<[^>]*>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Element();
}
