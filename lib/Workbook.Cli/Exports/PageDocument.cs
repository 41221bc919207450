using System.Net;

namespace Workbook.Cli.Exports;

/// <summary>The frame of every page: head, style and body.</summary>
internal static class PageDocument
{
    /// <summary>The whole document.</summary>
    /// <param name="title">Its title as text.</param>
    /// <param name="body">What it shows, as HTML.</param>
    /// <param name="contents">Its table of contents as HTML, which stands beside it where there is room; empty for none.</param>
    public static string Html(string title, string body, string contents = "") =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + $"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Resource("page.css")}</style>\n</head>\n<body>\n{contents}<main>\n{body}</main>\n{Script(body)}</body>\n</html>\n";

    private static string Script(string body) =>
        body.Contains("<script type=\"application/json\" class=\"figure\">", StringComparison.Ordinal) ? $"<script>\n{Resource("page.js")}</script>\n" : "";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(PageDocument).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
