using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Exports;

/// <summary>Writes a notebook and what its run showed as one page that needs no other file.</summary>
internal static partial class HtmlExport
{
    /// <summary>The page.</summary>
    /// <param name="notebook">What was run.</param>
    /// <param name="run">What became of it.</param>
    /// <returns>The page, its title, and notes on what could not be shown as it should.</returns>
    public static (string Html, string Title, IReadOnlyList<string> Notes) Page(Notebook notebook, NotebookRun run)
    {
        var prose = new ProseRenderer();
        var cells = run.Cells.ToDictionary(cell => cell.Cell);
        var body = new StringBuilder();
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            body.Append(notebook.Cells[i].IsMarkdown
                ? $"<section class=\"prose\">\n{prose.Render(notebook.Cells[i].Text)}</section>\n"
                : Code(notebook.Cells[i]) + Results(cells.GetValueOrDefault(i + 1), prose));
        }

        string title = prose.Headings.FirstOrDefault(heading => heading.Level == 1) is { } first
            ? WebUtility.HtmlDecode(Element().Replace(first.Html, ""))
            : Path.GetFileNameWithoutExtension(notebook.DisplayName);
        return (Document(title, Contents(prose.Headings) + body), title, prose.Notes);
    }

    /// <summary>The page that leads to the others.</summary>
    /// <param name="pages">File name and title of each.</param>
    public static string Index(IEnumerable<(string File, string Title)> pages)
    {
        IEnumerable<string> items = pages.Select(page => $"<li><a href=\"{WebUtility.HtmlEncode(page.File)}\">{WebUtility.HtmlEncode(page.Title)}</a></li>\n");
        return Document("Sequence Models Workbook", $"<h1>Sequence Models Workbook</h1>\n<p>The solved lessons, with all outputs.</p>\n<ul>\n{string.Concat(items)}</ul>\n");
    }

    private static string Document(string title, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + $"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Style()}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n";

    private static string Contents(IReadOnlyList<PageHeading> headings)
    {
        IEnumerable<string> items = headings.Where(heading => heading.Level is 2 or 3)
            .Select(heading => $"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Html}</a></li>\n");
        string list = string.Concat(items);
        return list.Length == 0 ? "" : $"<nav aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n{list}</ul></details></nav>\n";
    }

    private static string Code(Cell cell)
    {
        string text = cell.IsCSharp ? CodeHighlighter.ToHtml(cell.Text) : WebUtility.HtmlEncode(cell.Text);
        return $"<div class=\"cell\"><pre tabindex=\"0\"><code>{text}</code></pre></div>\n";
    }

    private static string Results(CellRun? run, ProseRenderer prose)
    {
        IEnumerable<string> shown = run?.Outputs.Select(output => Output(output, prose)) ?? [];
        IEnumerable<string> errors = run?.Errors.Select(error => $"<pre class=\"error\">{WebUtility.HtmlEncode(CaseResults.WithDisplayPath(error).ToString())}</pre>") ?? [];
        return string.Concat(shown.Concat(errors).Select(html => $"<div class=\"output\">{html}</div>\n"));
    }

    private static string Output(CellDisplay output, ProseRenderer prose) =>
        output.Data.TryGetValue(MimeTypes.Html, out string? html) ? html
        : output.Data.TryGetValue("image/svg+xml", out string? svg) ? svg
        : output.Data.TryGetValue("image/png", out string? png) ? $"<img alt=\"{Plain(output)}\" src=\"data:image/png;base64,{png}\">"
        : output.Data.TryGetValue(MimeTypes.Markdown, out string? markdown) ? prose.Render(markdown)
        : $"<pre>{Plain(output)}</pre>";

    private static string Plain(CellDisplay output) => WebUtility.HtmlEncode(output.Data.GetValueOrDefault(MimeTypes.PlainText, ""));

    private static string Style()
    {
        using var reader = new StreamReader(typeof(HtmlExport).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<annotation.*?</annotation>|<[^>]*>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Element();
}
