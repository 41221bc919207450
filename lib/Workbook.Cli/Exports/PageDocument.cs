using System.Net;

namespace Workbook.Cli.Exports;

/// <summary>The frame of every page: head, style and body.</summary>
internal static class PageDocument
{
    /// <summary>The whole document.</summary>
    /// <param name="title">Its title as text.</param>
    /// <param name="body">What it shows, as HTML.</param>
    public static string Html(string title, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + $"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Style()}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n";

    private static string Style()
    {
        using var reader = new StreamReader(typeof(PageDocument).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }
}
